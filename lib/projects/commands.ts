import type { z } from 'zod';
import type { TeamContext } from '../auth/member.ts';
import { lockInTransaction } from '../db/lock.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { ACTIVE_RUN_STATES } from '../runs/rules.ts';
import { freeSlug, slugify } from '../slugs.ts';
import { addFirstVersion } from '../specs/commands.ts';
import { getExample } from '../specs/examples/catalogue.ts';
import { projectView } from './queries.ts';
import { checkProjectCount } from './rules.ts';
import type { createProjectInput, deleteProjectInput, ProjectView, renameProjectInput } from './schema.ts';

/** Creates a project, with an example's or the given SPEC as version 1. Throws `limit`, and `not_found` for an unknown example. */
export async function createProject(
  context: TeamContext,
  input: z.output<typeof createProjectInput>,
): Promise<ProjectView> {
  const { db, team, user } = context;
  // One creation at a time in a team: two people naming a project alike at once both get a slug, and the limit holds.
  await lockInTransaction(db, `projects:${team.id}`);
  checkProjectCount(await db.project.count());

  const slug = slugify(input.name, 'project');
  const similar = await db.project.findMany({
    where: { slug: { startsWith: slug } },
    select: { slug: true },
  });
  const project = await db.project.create({
    data: {
      id: newId('project'),
      teamId: team.id,
      slug: freeSlug(slug, new Set(similar.map((row) => row.slug))),
      name: input.name,
      createdById: user.id,
    },
    select: projectView,
  });

  const example = input.exampleId === undefined ? null : getExample(input.exampleId);
  const text = example?.text ?? input.text;
  if (text !== undefined) {
    await addFirstVersion(context, {
      projectId: project.id,
      text,
      fileName: example?.fileName ?? input.fileName,
    });
  }
  return project;
}

/** Changes the name people read; the slug stays, so that addresses keep working. Throws `not_found`. */
export async function renameProject(
  { db }: TeamContext,
  input: z.output<typeof renameProjectInput>,
): Promise<ProjectView> {
  const { count } = await db.project.updateMany({
    where: { id: input.projectId },
    data: { name: input.name },
  });
  if (count === 0) throw new AppError('not_found');
  return db.project.findFirstOrThrow({ where: { id: input.projectId }, select: projectView });
}

/** Deletes a project with its SPECs, runs and artifacts. Throws `not_found`, and `conflict` while a run is going. */
export async function deleteProject(
  { db }: TeamContext,
  input: z.output<typeof deleteProjectInput>,
): Promise<{ id: string }> {
  // The lock that starting a run takes: a run either is seen here or finds its project gone.
  await lockInTransaction(db, `spec:${input.projectId}`);
  const active = await db.run.count({
    where: { projectId: input.projectId, state: { in: [...ACTIVE_RUN_STATES] } },
  });
  if (active > 0) throw new AppError('conflict', { key: 'project_running' });
  const { count } = await db.project.deleteMany({ where: { id: input.projectId } });
  if (count === 0) throw new AppError('not_found');
  return { id: input.projectId };
}
