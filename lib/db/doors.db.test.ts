import { describe, expect, it } from 'vitest';
import { Prisma } from './generated/client.ts';
import { asSystem } from './system.ts';
import { inTeam } from './team.ts';
import { makeProject, makeTeam, makeTeamWithRun, makeUser } from './testing.ts';

/** PostgreSQL's own words when a row falls outside a policy's WITH CHECK. */
const REFUSED = /row-level security/;

describe('the team door', () => {
  it('shows a team its own rows and no other team’s', async () => {
    const [mine, theirs] = [await makeTeamWithRun(), await makeTeamWithRun()];
    const seen = await inTeam(mine.team.id, async (db) => ({
      teams: await db.team.findMany({ select: { id: true } }),
      projects: await db.project.findMany({ select: { id: true } }),
      runs: await db.run.findMany({ select: { id: true } }),
      foreign: await db.run.findFirst({ where: { id: theirs.run.id } }),
    }));
    expect(seen).toEqual({
      teams: [{ id: mine.team.id }],
      projects: [{ id: mine.project.id }],
      runs: [{ id: mine.run.id }],
      foreign: null,
    });
  });

  it('holds against raw SQL, which no query builder filters', async () => {
    const [mine, theirs] = [await makeTeamWithRun(), await makeTeamWithRun()];
    const counts = await inTeam(mine.team.id, async (db) => ({
      read: await db.$queryRaw`SELECT id FROM run WHERE id = ${theirs.run.id}`,
      updated: await db.$executeRaw`UPDATE run SET state = 'failed' WHERE id = ${theirs.run.id}`,
      deleted: await db.$executeRaw`DELETE FROM project WHERE id = ${theirs.project.id}`,
    }));
    expect(counts).toEqual({ read: [], updated: 0, deleted: 0 });
    const run = await asSystem('test', (db) => db.run.findUniqueOrThrow({ where: { id: theirs.run.id } }));
    expect(run.state).toBe('draft');
  });

  it('refuses to write a row into another team, or to move one there', async () => {
    const [mine, theirs] = [await makeTeamWithRun(), await makeTeam()];
    const insert = inTeam(mine.team.id, (db) =>
      db.project.create({
        data: { id: 'proj_x', teamId: theirs.id, slug: 's', name: 'n', createdById: 'user_x' },
      }),
    );
    await expect(insert).rejects.toThrow(REFUSED);
    const move = inTeam(
      mine.team.id,
      (db) => db.$executeRaw`UPDATE project SET team_id = ${theirs.id} WHERE id = ${mine.project.id}`,
    );
    await expect(move).rejects.toThrow(REFUSED);
  });

  it('refuses a row that hangs from another team’s project', async () => {
    const [mine, theirs] = [await makeTeam(), await makeTeamWithRun()];
    const graft = inTeam(mine.id, (db) =>
      db.specVersion.create({
        data: {
          id: 'spec_x',
          teamId: mine.id,
          projectId: theirs.project.id,
          number: 9,
          text: '',
          createdById: 'user_x',
        },
      }),
    );
    await expect(graft).rejects.toMatchObject({ code: 'P2003' });
  });

  it('shows of people only fellow members, and of them no secret', async () => {
    const stranger = await makeUser();
    const team = await makeTeam();
    await inTeam(team.id, async (db) => {
      const people = await db.user.findMany({ select: { id: true, name: true } });
      expect(people.map(({ id }) => id)).toEqual([team.userId]);
      expect(people.map(({ id }) => id)).not.toContain(stranger.id);
    });
    const secrets = inTeam(team.id, (db) => db.account.findMany());
    await expect(secrets).rejects.toThrow(/permission denied/);
  });

  it('shows nothing at all to a transaction without a team', async () => {
    await makeTeamWithRun();
    const { appClient } = await import('./client.ts');
    expect(await appClient().run.findMany()).toEqual([]);
    await expect(inTeam('', (db) => db.run.findMany())).rejects.toThrow('needs the id of a team');
  });

  it('leaves no team behind on the connection it gives back', async () => {
    const { team } = await makeTeamWithRun();
    const { appClient } = await import('./client.ts');
    for (let i = 0; i < 25; i++) {
      await inTeam(team.id, (db) => db.run.count());
      const rows = await appClient().$queryRaw<{ team: string | null }[]>(
        Prisma.sql`SELECT NULLIF(current_setting('app.team_id', true), '') AS team`,
      );
      expect(rows).toEqual([{ team: null }]);
    }
  });

  it('rolls everything back when the work throws', async () => {
    const { team, project } = await makeTeamWithRun();
    const work = inTeam(team.id, async (db) => {
      await db.project.update({ where: { id: project.id }, data: { name: 'Changed' } });
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    const after = await inTeam(team.id, (db) => db.project.findUniqueOrThrow({ where: { id: project.id } }));
    expect(after.name).toBe(project.name);
  });
});

describe('the system door', () => {
  it('sees every team', async () => {
    const teams = [await makeTeam(), await makeTeam()];
    for (const team of teams) await makeProject({ teamId: team.id });
    const found = await asSystem('test', (db) =>
      db.project.findMany({ where: { teamId: { in: teams.map(({ id }) => id) } } }),
    );
    expect(new Set(found.map(({ teamId }) => teamId)).size).toBe(2);
  });
});
