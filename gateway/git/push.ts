import { listMissingBlobs, storeBlobs } from '#lib/artifacts/commands.ts';
import { encodeManifest, sha256Of } from '#lib/artifacts/rules.ts';
import type { TokenHolder } from '#lib/auth/access-tokens.ts';
import { inTeam } from '#lib/db/team.ts';
import { AppError } from '#lib/errors.ts';
import type { StoredRepository } from '#lib/repositories/schema.ts';
import { storePush } from '#lib/version-runs/commands.ts';
import { bundleRepository } from '#pipeline/workspace/git-bundle.ts';
import { type References, referencesOf } from '#pipeline/workspace/lent-repository.ts';
import { findPushRefusal, readVersion } from '#pipeline/workspace/pushed-tree.ts';
import type { Refusal } from './sentences.ts';

const MAIN = 'refs/heads/main';
/** What a project's whole history may come to: it is one value in the database, read and written as one. */
const MAX_BUNDLE_BYTES = 300_000_000;
const STORE_TIMEOUT_MS = 120_000;
const CHUNK_BYTES = 8_000_000;

export type Settled =
  | { kind: 'nothing' }
  | { kind: 'refused'; refusal: Refusal }
  /** `version` is set when `main` moved. */
  | { kind: 'stored'; version: { number: number; runNumber: number } | null };

export type Pushed = {
  holder: TokenHolder;
  projectId: string;
  /** The repository git received the push in, what it was lent from, and the references it had then. */
  repository: string;
  stored: StoredRepository;
  before: References;
};

/** Takes what git received into the product, or says why not. Nobody hears that a push succeeded before this has. */
export async function settlePush(pushed: Pushed): Promise<Settled> {
  const { holder, projectId, repository, stored, before } = pushed;
  const after = await referencesOf(repository);
  if (isSame(before, after)) return { kind: 'nothing' };
  const refusal = await findPushRefusal(repository, before, after);
  if (refusal !== null) return { kind: 'refused', refusal };
  const bundle = await bundleRepository(repository);
  if (bundle.byteLength > MAX_BUNDLE_BYTES)
    return { kind: 'refused', refusal: { key: 'too-big', name: String(MAX_BUNDLE_BYTES / 1_000_000) } };
  const head = after.get(MAIN) ?? stored.main;
  const main = head === stored.main ? null : await storeVersionTree(pushed, head);
  const heads = { main: head, generated: stored.generated, verified: stored.verified };
  try {
    const made = await inTeam(
      holder.team.id,
      (db) => storePush({ ...holder, db }, { projectId, seen: stored.revision, bundle, heads, main }),
      { timeoutMs: STORE_TIMEOUT_MS },
    );
    return { kind: 'stored', version: made && { number: made.number, runNumber: made.run.number } };
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict')
      return { kind: 'refused', refusal: { key: 'faster', name: 'main' } };
    throw error;
  }
}

/** Contents go in beforehand, some at a time: the transaction that decides stays short, and what it does not point at is swept. */
async function storeVersionTree(
  { holder, repository }: Pushed,
  commit: string,
): Promise<{ title: string; manifestHash: string }> {
  const teamId = holder.team.id;
  const { title, manifest, contents } = await readVersion(repository, commit);
  const listed = new Uint8Array(encodeManifest(manifest));
  const manifestHash = sha256Of(listed);
  const blobs = new Map([...contents.values()].map((blob) => [blob.sha256, blob]));
  blobs.set(manifestHash, { sha256: manifestHash, bytes: listed });
  const missing = await inTeam(teamId, (db) => listMissingBlobs(db, [...blobs.keys()]));
  let chunk: { sha256: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  let size = 0;
  const flush = async () => {
    const full = chunk;
    chunk = [];
    size = 0;
    if (full.length > 0)
      await inTeam(teamId, (db) => storeBlobs(db, teamId, full), { timeoutMs: STORE_TIMEOUT_MS });
  };
  for (const hash of missing) {
    const blob = blobs.get(hash);
    if (blob === undefined) continue;
    chunk.push(blob);
    size += blob.bytes.byteLength;
    if (size > CHUNK_BYTES) await flush();
  }
  await flush();
  return { title: title.slice(0, 200) || commit.slice(0, 12), manifestHash };
}

function isSame(a: References, b: References): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);
}
