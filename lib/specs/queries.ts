import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';
import type { SpecVersionListItem, SpecVersionView } from './schema.ts';

/** As many versions as the list shows; older ones are still reachable by number. */
const MAX_LISTED = 200;

const columns = { id: true, number: true, text: true, fileName: true, updatedAt: true } as const;

/** The newest version of a project's SPEC, or null when none was saved yet. */
export async function findNewestSpec(db: TeamDb, projectId: string): Promise<SpecVersionView | null> {
  const row = await db.specVersion.findFirst({
    where: { projectId },
    orderBy: { number: 'desc' },
    select: columns,
  });
  return row === null ? null : toView(row);
}

/** One version by its number. Throws `not_found`. */
export async function getSpecVersion(
  db: TeamDb,
  projectId: string,
  number: number,
): Promise<SpecVersionView> {
  const row = await db.specVersion.findFirst({ where: { projectId, number }, select: columns });
  if (row === null) throw new AppError('not_found');
  return toView(row);
}

/** A project's versions, the newest first, without their texts. */
export async function listSpecVersions(db: TeamDb, projectId: string): Promise<SpecVersionListItem[]> {
  const rows = await db.specVersion.findMany({
    where: { projectId },
    orderBy: { number: 'desc' },
    take: MAX_LISTED,
    select: {
      id: true,
      number: true,
      fileName: true,
      updatedAt: true,
      createdById: true,
      _count: { select: { runs: true } },
    },
  });
  const authors = await db.user.findMany({
    where: { id: { in: rows.map((row) => row.createdById) } },
    select: { id: true, name: true },
  });
  const names = new Map(authors.map((author) => [author.id, author.name]));
  return rows.map(({ updatedAt, createdById, _count, ...row }) => ({
    ...row,
    savedAt: updatedAt,
    author: names.get(createdById) ?? null,
    runCount: _count.runs,
  }));
}

function toView({
  updatedAt,
  ...row
}: Omit<SpecVersionView, 'savedAt'> & { updatedAt: Date }): SpecVersionView {
  return { ...row, savedAt: updatedAt };
}
