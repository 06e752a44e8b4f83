import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';

/** A version as a run about it needs to know it. */
export type VersionCommit = {
  number: number;
  commit: string;
  /** The run that made it or tried it last, and whether its tests held. */
  runId: string | null;
  isVerified: boolean;
};

/** Versions a ZIP may go on from; older ones are merged as if they went on from the oldest of these. */
const MAX_BASES = 100;

/** A project's versions, the newest first. */
export async function listVersionCommits(db: TeamDb, projectId: string): Promise<VersionCommit[]> {
  const rows = await db.version.findMany({
    where: { projectId },
    orderBy: { number: 'desc' },
    take: MAX_BASES,
    select: { number: true, commit: true, runId: true, run: { select: { state: true } } },
  });
  return rows.map(({ run, ...row }) => ({ ...row, isVerified: run?.state === 'verified' }));
}

/** One of a project's versions. Throws `not_found`. */
export async function getVersionCommit(
  db: TeamDb,
  projectId: string,
  number: number,
): Promise<VersionCommit> {
  const row = await db.version.findFirst({
    where: { projectId, number },
    select: { number: true, commit: true, runId: true, run: { select: { state: true } } },
  });
  if (row === null) throw new AppError('not_found');
  const { run, ...version } = row;
  return { ...version, isVerified: run?.state === 'verified' };
}

/** The SPEC a version was generated from, in the words and notation it was written in; null of one people made. */
export async function findSpecOfVersion(
  db: TeamDb,
  projectId: string,
  number: number,
): Promise<{ text: string; fileName: string } | null> {
  const row = await db.version.findFirst({
    where: { projectId, number, kind: 'generation' },
    select: { run: { select: { kind: true, specVersion: { select: { text: true, fileName: true } } } } },
  });
  return row?.run?.kind === 'generate' ? row.run.specVersion : null;
}
