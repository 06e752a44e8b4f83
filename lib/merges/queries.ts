import { findArtifact, getBlobBytes } from '../artifacts/queries.ts';
import { isText } from '../artifacts/rules.ts';
import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';
import { decisionsSchema, type MergeDecisions, type MergePlanView, mergePlanSchema } from './schema.ts';

/** What a run would do, or did, to what people have; null of a first generation and before it is planned. */
export async function findMergePlan(db: TeamDb, runId: string): Promise<MergePlanView | null> {
  const stored = await findArtifact(db, runId, 'merge-plan');
  return stored === null ? null : mergePlanSchema.parse(JSON.parse(new TextDecoder().decode(stored.bytes)));
}

/** Number of the version a plan made now would start from; null while a project has none, and nothing to merge with. */
export async function findNewestVersionNumber(db: TeamDb, projectId: string): Promise<number | null> {
  const { _max } = await db.version.aggregate({ where: { projectId }, _max: { number: true } });
  return _max.number;
}

/** What people have said of a run's plan so far. Throws `not_found`. */
export async function getDecisions(db: TeamDb, runId: string): Promise<MergeDecisions> {
  const run = await db.run.findFirst({ where: { id: runId }, select: { decisions: true } });
  if (run === null) throw new AppError('not_found');
  return decisionsSchema.parse(run.decisions ?? {});
}

/** The text of one of the contents a run's plan shows. Throws `not_found` for any other content of the team, and for bytes. */
export async function getMergeSide(db: TeamDb, runId: string, sha256: string): Promise<string> {
  const listed = await db.artifact.findFirst({
    where: { runId, kind: 'merge-side', sha256 },
    select: { id: true },
  });
  if (listed === null) throw new AppError('not_found');
  const bytes = await getBlobBytes(db, sha256);
  if (!isText(bytes)) throw new AppError('not_found');
  return new TextDecoder().decode(bytes);
}
