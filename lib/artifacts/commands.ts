import type { TeamDb } from '../db/team.ts';
import { newId } from '../ids.ts';
import { sha256Of } from './rules.ts';
import type { ArtifactKind, StoredArtifact } from './schema.ts';

/** Bytes sent in one statement: keeps a statement's parameters well below what a small server has to spare. */
const CHUNK_BYTES = 4_000_000;
const CHUNK_ROWS = 200;
/** Half the age at which contents nobody points at are swept: the rest is time to point at them. */
const RENEW_AFTER_HOURS = 12;

export type Bytes = { sha256: string; bytes: Uint8Array<ArrayBuffer> };

/**
 * Which of these contents a team has not stored yet. Those that it has count as stored now: whoever asks is about to
 * point at them, and what nothing points at is deleted when it is a day old (pipeline/workflows/blob-sweep.ts).
 */
export async function listMissingBlobs(db: TeamDb, hashes: readonly string[]): Promise<Set<string>> {
  // Locked in one order, so that two runs with the same files never wait for each other.
  await db.$executeRaw`
    WITH old AS (
      SELECT team_id, sha256 FROM blob
       WHERE sha256 = ANY(${[...hashes]}) AND created_at < now() - make_interval(hours => ${RENEW_AFTER_HOURS}::int)
       ORDER BY sha256 FOR UPDATE)
    UPDATE blob SET created_at = now() FROM old WHERE blob.team_id = old.team_id AND blob.sha256 = old.sha256`;
  const found = await db.blob.findMany({ where: { sha256: { in: [...hashes] } }, select: { sha256: true } });
  const missing = new Set(hashes);
  for (const { sha256 } of found) missing.delete(sha256);
  return missing;
}

/** Stores contents by their hash, once a team. */
export async function storeBlobs(db: TeamDb, teamId: string, blobs: readonly Bytes[]): Promise<void> {
  for (const chunk of chunksOf(blobs)) {
    const missing = await listMissingBlobs(
      db,
      chunk.map(({ sha256 }) => sha256),
    );
    const added = chunk.filter(({ sha256 }) => missing.has(sha256));
    await db.blob.createMany({
      data: added.map(({ sha256, bytes }) => ({ teamId, sha256, bytes, size: bytes.byteLength })),
      skipDuplicates: true,
    });
  }
}

/** Stores something a run made under its kind and name; a repeated step replaces it. */
export async function storeArtifact(
  db: TeamDb,
  run: { teamId: string; runId: string },
  artifact: { kind: ArtifactKind; name: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<StoredArtifact> {
  const { kind, name, bytes } = artifact;
  const stored = { sha256: sha256Of(bytes), size: bytes.byteLength };
  await storeBlobs(db, run.teamId, [{ sha256: stored.sha256, bytes }]);
  await pointArtifact(db, run, { kind, name, ...stored });
  return stored;
}

/** Lists a stored content under a kind and a name of a run. */
export async function pointArtifact(
  db: TeamDb,
  run: { teamId: string; runId: string },
  artifact: { kind: ArtifactKind; name: string } & StoredArtifact,
): Promise<void> {
  const { kind, name, sha256, size } = artifact;
  const key = { teamId: run.teamId, runId: run.runId, kind, name };
  await db.artifact.upsert({
    where: { teamId_runId_kind_name: key },
    create: { id: newId('artifact'), ...key, sha256, size },
    update: { sha256, size },
  });
}

/** Lists stored contents under one kind of a run, each named by its hash, in place of those listed before. */
export async function replaceArtifacts(
  db: TeamDb,
  run: { teamId: string; runId: string },
  kind: ArtifactKind,
  contents: readonly StoredArtifact[],
): Promise<void> {
  await db.artifact.deleteMany({ where: { runId: run.runId, kind } });
  await db.artifact.createMany({
    data: contents.map(({ sha256, size }) => ({
      ...{ id: newId('artifact'), teamId: run.teamId, runId: run.runId },
      ...{ kind, name: sha256, sha256, size },
    })),
  });
}

function* chunksOf(blobs: readonly Bytes[]): Generator<Bytes[]> {
  let chunk: Bytes[] = [];
  let size = 0;
  for (const blob of blobs) {
    if (chunk.length > 0 && (size + blob.bytes.byteLength > CHUNK_BYTES || chunk.length === CHUNK_ROWS)) {
      yield chunk;
      chunk = [];
      size = 0;
    }
    chunk.push(blob);
    size += blob.bytes.byteLength;
  }
  if (chunk.length > 0) yield chunk;
}
