import { describe, expect, it } from 'vitest';
import type { TeamContext } from '../auth/member.ts';
import { asSystem } from '../db/system.ts';
import { inTeam } from '../db/team.ts';
import { makeProject, makeRun, makeTeam, makeVersion } from '../db/testing.ts';
import { findNewestSpec } from '../specs/queries.ts';
import { makeRepository } from '../versions/testing.ts';
import { createProject, deleteProject, renameProject } from './commands.ts';
import { getProjectBySlug, listProjects } from './queries.ts';
import { MAX_PROJECTS_PER_TEAM } from './schema.ts';

/** Runs work in a new team, as its owner. */
async function someTeam() {
  const team = await makeTeam();
  const user = { id: team.userId, name: 'Ada', email: 'ada@example.com', locale: 'en' };
  const within = <T>(work: (context: TeamContext) => Promise<T>): Promise<T> =>
    inTeam(team.id, (db) => work({ db, team, user, role: 'owner' }));
  return { team, within };
}

describe('creating a project', () => {
  it('takes its slug from the name, and the next free one when that is taken', async () => {
    const { within } = await someTeam();
    const slugs: string[] = [];
    for (const name of ['Gestión de Obras', 'gestion de obras', 'Gestión de obras!']) {
      slugs.push((await within((context) => createProject(context, { name }))).slug);
    }
    expect(slugs).toEqual(['gestion-de-obras', 'gestion-de-obras-2', 'gestion-de-obras-3']);
  });

  it('gives each its own slug when ten people create the same name at once', async () => {
    const { within } = await someTeam();
    const made = await Promise.all(
      Array.from({ length: 10 }, () => within((context) => createProject(context, { name: 'Shop' }))),
    );
    expect(new Set(made.map((project) => project.slug)).size).toBe(10);
  });

  it('lets two teams use one slug', async () => {
    const [one, two] = [await someTeam(), await someTeam()];
    const made = await Promise.all(
      [one, two].map(({ within }) => within((c) => createProject(c, { name: 'Shop' }))),
    );
    expect(made.map((project) => project.slug)).toEqual(['shop', 'shop']);
  });

  it('starts from an example', async () => {
    const { within } = await someTeam();
    const spec = await within(async (context) => {
      const { id } = await createProject(context, { name: 'Fleet', exampleId: 'fleet' });
      return findNewestSpec(context.db, id);
    });
    expect(spec).toMatchObject({ number: 1, fileName: 'SPEC.md' });
    expect(spec?.text).toContain('delivery vans');
  });

  it('starts from an uploaded file and keeps its name', async () => {
    const { within } = await someTeam();
    const spec = await within(async (context) => {
      const file = { text: 'entity A {}', fileName: 'shop.jdl' };
      const { id } = await createProject(context, { name: 'Shop', ...file });
      return findNewestSpec(context.db, id);
    });
    expect(spec).toMatchObject({ number: 1, text: 'entity A {}', fileName: 'shop.jdl' });
  });

  it('leaves no project behind when its SPEC is refused', async () => {
    const { within } = await someTeam();
    const create = within((context) => createProject(context, { name: 'Shop', text: 'a\0b' }));
    await expect(create).rejects.toMatchObject({ code: 'invalid', key: 'spec_binary' });
    expect(await within(({ db }) => listProjects(db))).toEqual([]);
  });

  it('stops at the most a team may have', async () => {
    const { team, within } = await someTeam();
    await asSystem('test', (db) =>
      db.project.createMany({
        data: Array.from({ length: MAX_PROJECTS_PER_TEAM }, (_, index) => ({
          id: `proj_${team.id}${index}`,
          teamId: team.id,
          slug: `p-${index}`,
          name: 'P',
          createdById: team.userId,
        })),
      }),
    );
    const create = within((context) => createProject(context, { name: 'One more' }));
    await expect(create).rejects.toMatchObject({ code: 'limit', key: 'project_limit' });
  });
});

describe('renaming a project', () => {
  it('changes the name and keeps the address', async () => {
    const { within } = await someTeam();
    const { id } = await within((context) => createProject(context, { name: 'Shop' }));
    await within((context) => renameProject(context, { projectId: id, name: 'Tienda' }));
    expect(await within(({ db }) => getProjectBySlug(db, 'shop'))).toMatchObject({ id, name: 'Tienda' });
  });
});

describe('deleting a project', () => {
  it('takes its SPECs, runs, versions and repository along', async () => {
    const { team, within } = await someTeam();
    const project = await makeProject({ teamId: team.id });
    const of = { teamId: team.id, projectId: project.id };
    const run = await makeRun({ ...of, state: 'verified' });
    const { commit } = await makeVersion({ ...of, runId: run.id });
    await makeRepository({ ...of, main: commit });
    await within((context) => deleteProject(context, { projectId: project.id }));
    const left = await within(async ({ db }) => [
      await db.project.count(),
      await db.run.count(),
      await db.specVersion.count(),
      await db.version.count(),
      await db.repository.count(),
    ]);
    expect(left).toEqual([0, 0, 0, 0, 0]);
  });

  it.each(['queued', 'running', 'paused'])('waits for a run that is %s', async (state) => {
    const { team, within } = await someTeam();
    const project = await makeProject({ teamId: team.id });
    await makeRun({ teamId: team.id, projectId: project.id, state });
    const remove = within((context) => deleteProject(context, { projectId: project.id }));
    await expect(remove).rejects.toMatchObject({ code: 'conflict', key: 'project_running' });
    expect(await within(({ db }) => db.project.count())).toBe(1);
  });
});

describe('the list of projects', () => {
  it('shows each with its newest run, the last changed first', async () => {
    const { team, within } = await someTeam();
    const old = await makeProject({ teamId: team.id, name: 'Old' });
    await within((context) => createProject(context, { name: 'New' }));
    await makeRun({ teamId: team.id, projectId: old.id, state: 'failed' });
    await makeRun({ teamId: team.id, projectId: old.id, state: 'verified' });
    const list = await within(({ db }) => listProjects(db));
    expect(list).toMatchObject([
      { name: 'New', lastRun: null, runCount: 0 },
      { name: 'Old', lastRun: { number: 2, state: 'verified' }, runCount: 2 },
    ]);
  });
});
