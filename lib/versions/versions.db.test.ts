import { beforeAll, describe, expect, test } from 'vitest';
import { inTeam, type TeamDb } from '../db/team.ts';
import { makeProject, makeRun, makeTeam, makeUser } from '../db/testing.ts';
import { compareVersions, getFilePair, getVersionTree, listVersions } from './queries.ts';
import { edited, makeRepository, makeVersionOf, renderTestProject } from './testing.ts';

const SPEC = '# Shop\n\n## Task\n- title: string required\n- done: boolean\n';
const RENAMED = '# Shop\n\n## Job (was: Task)\n- title: string required\n- priority: integer\n';

let teamId: string;
let projectId: string;
let author: string;
const inOurs = <T>(read: (db: TeamDb) => Promise<T>) => inTeam(teamId, read);

/** 1 generated, 2 edited by a person and pushed, 3 generated anew with an entity renamed. */
beforeAll(async () => {
  author = (await makeUser({ name: 'Grace' })).id;
  const team = await makeTeam({ userId: author });
  const project = await makeProject({ teamId: team.id });
  teamId = team.id;
  projectId = project.id;
  const of = { teamId, projectId, createdById: author };
  const first = await renderTestProject(SPEC);
  const second = edited(first.tree, {
    'README.md': '# Our shop\n',
    'backend/app/main.py': '# changed by hand\n',
    'notes.txt': 'ours\n',
  });
  const third = await renderTestProject(RENAMED, first);
  const verified = await makeRun({ teamId, projectId, state: 'verified' });
  const failed = await makeRun({ teamId, projectId, state: 'unverified', kind: 'check' });
  const one = await makeVersionOf(first.tree, { ...of, runId: verified.id });
  await makeVersionOf(second, { ...of, kind: 'push', title: 'Our README', runId: failed.id, starred: true });
  const three = await makeVersionOf(third.tree, of);
  await makeRepository({ teamId, projectId, main: three.commit, verified: one.commit });
});

describe('the list of versions', () => {
  test('tells the newest first, who made each, how its tests stand, and what is current and what deploys', async () => {
    const { versions, hasMore } = await inOurs((db) => listVersions(db, projectId));
    expect(hasMore).toBe(false);
    expect(versions.map(({ number, kind, tests, author: by }) => [number, kind, tests, by])).toEqual([
      [3, 'generation', 'untested', 'Grace'],
      [2, 'push', 'failed', 'Grace'],
      [1, 'generation', 'verified', 'Grace'],
    ]);
    expect(versions.filter(({ isCurrent }) => isCurrent).map(({ number }) => number)).toEqual([3]);
    expect(versions.filter(({ isDeployed }) => isDeployed).map(({ number }) => number)).toEqual([1]);
  });

  test('counts the files of each against the one before it, again alike when it is asked again', async () => {
    const counts = async () =>
      (await inOurs((db) => listVersions(db, projectId))).versions.map((version) => version.counts);
    const [third, second, first] = await counts();
    expect(second).toEqual({ added: 1, changed: 2, removed: 0 });
    expect(first).toMatchObject({ changed: 0, removed: 0 });
    expect(first?.added).toBeGreaterThan(50);
    expect(third?.removed).toBeGreaterThan(1);
    expect(await counts()).toEqual([third, second, first]);
  });

  test('shows those with a star, those of a kind, and goes on below a number', async () => {
    const numbers = async (options: Parameters<typeof listVersions>[2]) =>
      (await inOurs((db) => listVersions(db, projectId, options))).versions.map(({ number }) => number);
    expect(await numbers({ filter: 'starred' })).toEqual([2]);
    expect(await numbers({ filter: 'generation' })).toEqual([3, 1]);
    expect(await numbers({ filter: 'upload' })).toEqual([]);
    expect(await numbers({ before: 2 })).toEqual([1]);
  });

  test('says that a version is being tried while a run does, whatever the last one said', async () => {
    const team = await makeTeam();
    const project = await makeProject({ teamId: team.id });
    const of = { teamId: team.id, projectId: project.id };
    const made = await makeRun({ ...of, state: 'unverified' });
    await makeVersionOf(new Map([['a.txt', { content: 'a' }]]), { ...of, runId: made.id });
    const run = await makeRun({ ...of, kind: 'check', state: 'running', source: { versionNumber: 1 } });
    const { versions } = await inTeam(team.id, (db) => listVersions(db, project.id));
    expect(versions[0]).toMatchObject({ tests: 'running', run: { number: run.number } });
  });
});

describe('a comparison', () => {
  const compare = (from: number | null, to: number, language: 'es' | 'en' = 'en') =>
    inOurs((db) => compareVersions(db, projectId, { from, to, language }));

  test('names each file that differs, and whose it is', async () => {
    const { files, unchanged } = await compare(1, 2);
    expect(files.map(({ path, change, owner }) => [path, change, owner])).toEqual([
      ['README.md', 'changed', 'M'],
      ['backend/app/main.py', 'changed', 'G'],
      ['notes.txt', 'added', null],
    ]);
    expect(unchanged).toBeGreaterThan(50);
  });

  test('backwards, what was added is removed', async () => {
    const { files } = await compare(2, 1);
    expect(files.find(({ path }) => path === 'notes.txt')).toMatchObject({ change: 'removed', after: null });
  });

  test('tells a renamed entity as a rename, in the reader’s language, with what it asks of rows', async () => {
    const { blueprint, isSpecChanged } = await compare(1, 3);
    expect(isSpecChanged).toBe(true);
    expect(blueprint).toEqual([
      {
        of: 'entity',
        entity: 'Job',
        changes: expect.arrayContaining([
          { mark: 'renamed', impact: 'safe', sentence: 'Task is renamed to Job' },
          { mark: 'removed', impact: 'destructive', sentence: expect.stringContaining('`done`') },
        ]),
      },
    ]);
    const inSpanish = (await compare(1, 3, 'es')).blueprint?.[0]?.changes[0]?.sentence;
    expect(inSpanish).toBe('Task pasa a llamarse Job');
  });

  test('of a first version with nothing has every file and every entity added', async () => {
    const { files, blueprint, from } = await compare(null, 1);
    expect(from).toBeNull();
    expect(new Set(files.map(({ change }) => change))).toEqual(new Set(['added']));
    expect(blueprint?.[0]).toMatchObject({ of: 'entity', entity: 'Task', changes: [{ mark: 'added' }] });
  });

  test('does not exist for a number nobody gave, nor for another team', async () => {
    await expect(compare(1, 9)).rejects.toMatchObject({ code: 'not_found' });
    const stranger = await makeTeam();
    const asked = inTeam(stranger.id, (db) =>
      compareVersions(db, projectId, { from: 1, to: 2, language: 'en' }),
    );
    await expect(asked).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('both sides of a file', () => {
  const pair = (path: string, from: number | null = 1, to = 2) =>
    inOurs((db) => getFilePair(db, projectId, { from, to, path }));

  test('are its texts, null where a version does not have it', async () => {
    expect(await pair('README.md')).toMatchObject({ after: '# Our shop\n', hidden: null });
    expect(await pair('notes.txt')).toMatchObject({ before: null, after: 'ours\n' });
    await expect(pair('nowhere.txt')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('are not sent when they are no text or too long to read', async () => {
    const project = await makeProject({ teamId });
    const of = { teamId, projectId: project.id };
    const files = (large: string) =>
      new Map([
        ['logo.png', { content: Uint8Array.of(0x89, 0x50, 0, large.length % 7) }],
        ['large.txt', { content: large }],
      ]);
    await makeVersionOf(files('x'.repeat(1_000_001)), of);
    await makeVersionOf(files('short'), of);
    const sides = (path: string) => inOurs((db) => getFilePair(db, project.id, { from: 1, to: 2, path }));
    expect(await sides('logo.png')).toEqual({
      path: 'logo.png',
      before: null,
      after: null,
      hidden: 'binary',
    });
    expect(await sides('large.txt')).toMatchObject({ before: null, after: null, hidden: 'large' });
  });

  test('of a file that only moved are found under both paths', async () => {
    const project = await makeProject({ teamId });
    const of = { teamId, projectId: project.id };
    await makeVersionOf(new Map([['a.txt', { content: 'same' }]]), of);
    await makeVersionOf(new Map([['b.txt', { content: 'same' }]]), of);
    const asked = { from: 1, to: 2, language: 'en' } as const;
    const { files } = await inOurs((db) => compareVersions(db, project.id, asked));
    expect(files).toMatchObject([{ path: 'b.txt', from: 'a.txt', change: 'renamed' }]);
    const moved = { from: 1, to: 2, path: 'b.txt', was: 'a.txt' };
    expect(await inOurs((db) => getFilePair(db, project.id, moved))).toMatchObject({
      before: 'same',
      after: 'same',
    });
  });
});

test('the tree of a version is every file with its bytes', async () => {
  const { files } = await inOurs((db) => getVersionTree(db, projectId, 2));
  expect(new TextDecoder().decode(files.find(({ path }) => path === 'notes.txt')?.bytes)).toBe('ours\n');
});
