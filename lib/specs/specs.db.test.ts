import { describe, expect, it } from 'vitest';
import type { TeamContext } from '../auth/member.ts';
import { asSystem } from '../db/system.ts';
import { inTeam } from '../db/team.ts';
import { makeMembership, makeProject, makeRun, makeTeam, makeUser } from '../db/testing.ts';
import { restoreSpec, saveSpec } from './commands.ts';
import { findNewestSpec, getSpecVersion, listSpecVersions } from './queries.ts';
import { AUTOSAVE_WINDOW_MS } from './rules.ts';

async function someProject() {
  const team = await makeTeam();
  const project = await makeProject({ teamId: team.id });
  const as = (userId: string) => ({
    within: <T>(work: (context: TeamContext) => Promise<T>): Promise<T> => {
      const user = { id: userId, name: 'Ada', email: 'ada@example.com', locale: 'en' };
      return inTeam(team.id, (db) => work({ db, team, user, role: 'owner' }));
    },
    save(text: string, base: { number: number; savedAt: Date | null } = { number: 0, savedAt: null }) {
      const input = { projectId: project.id, text, baseNumber: base.number, baseSavedAt: base.savedAt };
      return this.within((context) => saveSpec(context, input));
    },
  });
  return { team, project, as, owner: as(team.userId) };
}

describe('autosave', () => {
  it('collects one person’s typing in one version', async () => {
    const { project, owner } = await someProject();
    const first = await owner.save('# A');
    const second = await owner.save('# AB', first);
    const third = await owner.save('# ABC', second);
    expect([first, second, third].map(({ number, created }) => [number, created])).toEqual([
      [1, true],
      [1, false],
      [1, false],
    ]);
    const newest = await owner.within(({ db }) => findNewestSpec(db, project.id));
    expect(newest).toMatchObject({ number: 1, text: '# ABC', savedAt: third.savedAt });
  });

  it('writes nothing when nothing changed', async () => {
    const { owner } = await someProject();
    const first = await owner.save('# A');
    expect(await owner.save('# A\r\n'.trimEnd(), first)).toEqual({ ...first, created: false });
  });

  it('starts a version after a run used the newest one, which stays as it was', async () => {
    const { team, project, owner } = await someProject();
    const first = await owner.save('# A');
    await makeRun({ teamId: team.id, projectId: project.id, specVersionId: first.id });
    const second = await owner.save('# B', first);
    expect(second).toMatchObject({ number: 2, created: true });
    expect(await owner.within(({ db }) => getSpecVersion(db, project.id, 1))).toMatchObject({ text: '# A' });
  });

  it('starts a version when another person goes on, or after a while', async () => {
    const { team, owner, as } = await someProject();
    const other = await makeUser();
    await makeMembership({ teamId: team.id, userId: other.id });
    const first = await owner.save('# A');
    const second = await as(other.id).save('# B', first);
    expect(second.number).toBe(2);
    const createdAt = new Date(Date.now() - AUTOSAVE_WINDOW_MS);
    await asSystem('test', (db) =>
      db.specVersion.update({ where: { id: second.id }, data: { createdAt, updatedAt: second.savedAt } }),
    );
    expect(await as(other.id).save('# C', second)).toMatchObject({ number: 3, created: true });
  });

  it('tells a second editor that there is something newer, and keeps what the first one saved', async () => {
    const { project, owner } = await someProject();
    const base = await owner.save('# A');
    await owner.save('# from tab one', base);
    await expect(owner.save('# from tab two', base)).rejects.toMatchObject({
      code: 'conflict',
      key: 'spec_changed',
      params: { number: 1 },
    });
    expect(await owner.within(({ db }) => findNewestSpec(db, project.id))).toMatchObject({
      text: '# from tab one',
    });
  });

  it('may be repeated when its answer was lost on the way', async () => {
    const { owner } = await someProject();
    const base = await owner.save('# A');
    const saved = await owner.save('# AB', base);
    expect(await owner.save('# AB', base)).toEqual(saved);
  });

  it('of ten at once lets one through', async () => {
    const { owner } = await someProject();
    const base = await owner.save('# A');
    const saves = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => owner.save(`# ${i}`, base)));
    expect(saves.filter((save) => save.status === 'fulfilled')).toHaveLength(1);
  });

  it('refuses a project of another team as one that does not exist', async () => {
    const [mine, theirs] = [await someProject(), await someProject()];
    const input = { projectId: theirs.project.id, text: '# A', baseNumber: 0, baseSavedAt: null };
    const save = mine.owner.within((context) => saveSpec(context, input));
    await expect(save).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('versions', () => {
  it('are listed newest first with their authors, and can be restored as a new one', async () => {
    const { team, project, owner } = await someProject();
    const first = await owner.save('# A');
    await makeRun({ teamId: team.id, projectId: project.id, specVersionId: first.id });
    await owner.save('# B', first);
    const restored = await owner.within((context) =>
      restoreSpec(context, { projectId: project.id, number: 1 }),
    );
    expect(restored).toMatchObject({ number: 3, created: true });
    expect(await owner.within(({ db }) => findNewestSpec(db, project.id))).toMatchObject({ text: '# A' });
    const list = await owner.within(({ db }) => listSpecVersions(db, project.id));
    expect(list.map(({ number, author, runCount }) => [number, author, runCount])).toEqual([
      [3, 'Ada Example', 0],
      [2, 'Ada Example', 0],
      [1, 'Ada Example', 1],
    ]);
  });

  it('keep their place when their author has left the team', async () => {
    const { team, project, owner } = await someProject();
    await owner.save('# A');
    await asSystem('test', (db) => db.membership.deleteMany({ where: { teamId: team.id } }));
    const list = await owner.within(({ db }) => listSpecVersions(db, project.id));
    expect(list).toMatchObject([{ number: 1, author: null }]);
  });
});
