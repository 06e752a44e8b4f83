import { type Parts, partsSchema } from '#generator/blueprint/parts.ts';
import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';
import type { RunState } from '../runs/schema.ts';
import type { ProjectListItem, ProjectView } from './schema.ts';

export const projectView = { id: true, slug: true, name: true, createdAt: true, updatedAt: true } as const;

/** The team's projects, the most recently changed first, each with its newest run. */
export async function listProjects(db: TeamDb): Promise<ProjectListItem[]> {
  const rows = await db.project.findMany({
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    select: {
      ...projectView,
      runs: {
        take: 1,
        orderBy: { number: 'desc' },
        select: { id: true, number: true, state: true, createdAt: true, finishedAt: true },
      },
      _count: { select: { runs: true } },
    },
  });
  return rows.map(({ runs, _count, ...project }) => {
    const run = runs[0];
    // Only lib/runs writes states, each parsed by its schema, so the column holds nothing else.
    const lastRun = run === undefined ? null : { ...run, state: run.state as RunState };
    return { ...project, lastRun, runCount: _count.runs };
  });
}

/** The project with this slug in the team. Throws `not_found`. */
export async function getProjectBySlug(db: TeamDb, slug: string): Promise<ProjectView> {
  const project = await db.project.findFirst({ where: { slug }, select: projectView });
  if (project === null) throw new AppError('not_found');
  return project;
}

/** What the project's runs deliver, as somebody chose last; null follows the SPEC. Throws `not_found`. */
export async function getProjectParts(db: TeamDb, projectId: string): Promise<Parts | null> {
  const project = await db.project.findFirst({ where: { id: projectId }, select: { parts: true } });
  if (project === null) throw new AppError('not_found');
  return partsSchema.nullable().parse(project.parts);
}

/** The project with this id in the team; another team's is `not_found`. */
export async function getProject(db: TeamDb, projectId: string): Promise<ProjectView> {
  const project = await db.project.findFirst({ where: { id: projectId }, select: projectView });
  if (project === null) throw new AppError('not_found');
  return project;
}
