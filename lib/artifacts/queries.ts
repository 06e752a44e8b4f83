import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';

export type ZipView = { name: string; sha256: string; size: number };

/** The ZIP a run delivered. Throws `not_found` for a run of another team and for one that has delivered nothing yet. */
export async function getRunZip(db: TeamDb, runId: string): Promise<ZipView> {
  const artifact = await db.artifact.findFirst({
    where: { runId, kind: 'zip' },
    orderBy: { createdAt: 'desc' },
    select: { name: true, sha256: true, size: true },
  });
  if (artifact === null) throw new AppError('not_found', { key: 'artifact_missing' });
  return artifact;
}

/** Bytes stored under a content hash in the team. Throws `not_found`. */
export async function getBlobBytes(db: TeamDb, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await db.blob.findFirst({ where: { sha256 }, select: { bytes: true } });
  if (blob === null) throw new AppError('not_found', { key: 'artifact_missing' });
  return new Uint8Array(blob.bytes);
}
