import { execFileSync } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { iopeer } from './testing/process.ts';

const BEFORE = `# Notebook

### Memo
- title: string, required, max 40

### Tag
- name: string, required

## Options
- database: sqlite
- frontend: none
`;
const AFTER = BEFORE.replace('max 40', 'max 40\n- pinned: boolean, default false');
const GENERATED_SERVICE = 'backend/app/modules/memo/_generated/service.py';
const OWN_SERVICE = 'backend/app/modules/memo/service.py';

let folder: string;
let original: string;
let project: string;
let counter = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-into-'));
  original = join(folder, 'original');
  const made = await iopeer(['generate', '-', '--no-verify', '--quiet', '--into', original], {
    cwd: folder,
    input: BEFORE,
  });
  expect(made.exitCode).toBe(1);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  project = join(folder, `project-${++counter}`);
  await cp(original, project, { recursive: true, preserveTimestamps: true });
});

const into = (spec: string, ...argv: string[]) =>
  iopeer(['generate', '-', '--no-verify', '--into', project, ...argv], { cwd: folder, input: spec });
const read = (path: string) => readFile(join(project, path), 'utf8');
const git = (...argv: string[]) => execFileSync('git', ['-C', project, ...argv], { encoding: 'utf8' }).trim();

describe('iopeer generate --into', () => {
  it('merges what is new with what is there, and says which migration was added', async () => {
    await appendFile(join(project, OWN_SERVICE), '# mine\n');
    const { exitCode, stdout } = await into(AFTER, '--json');
    // 1: nothing was tested, and so nothing is verified.
    expect(exitCode).toBe(1);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ state: 'merged', verified: false });
    expect(result.plan).toMatchObject({
      nothing: false,
      conflicts: [],
      edited: [],
      hasUncommittedChanges: true,
    });
    expect(result.plan.migration).toMatch(/^backend\/migrations\/versions\/0002_/);
    expect(await read(OWN_SERVICE)).toMatch(/# mine\n$/);
    expect(await readdir(join(project, 'backend/migrations/versions'))).toHaveLength(2);
    expect(git('status', '--porcelain')).toBe('');
    expect(result.commit).toBe(git('rev-parse', 'main'));
  });

  it('--dry-run shows the plan and changes nothing, not even in .git', async () => {
    await appendFile(join(project, OWN_SERVICE), '# mine\n');
    const list = () =>
      execFileSync('find', [project, '-type', 'f', '-exec', 'sha256sum', '{}', '+'], { encoding: 'utf8' })
        .split('\n')
        .sort();
    const before = list();
    const { exitCode, stdout } = await into(AFTER, '--dry-run');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('+ Memo gains `pinned` (boolean)');
    expect(stdout).toContain(`yours, kept: ${OWN_SERVICE}`);
    expect(list()).toEqual(before);
  });

  it('says how many records of the database in the folder a change costs something', async () => {
    const database = new DatabaseSync(join(project, 'backend', 'notebook.db'));
    database.exec("CREATE TABLE memos (title TEXT); INSERT INTO memos VALUES ('a'), ('b'), (NULL)");
    database.close();
    const spec = BEFORE.replace('- title: string, required, max 40', '- summary: text\n- done: boolean');
    const { stdout } = await into(spec, '--dry-run', '--json');
    const changes: { kind: string; stake?: unknown }[] = JSON.parse(stdout).plan.changes;
    expect(changes.find(({ kind }) => kind === 'field.removed')?.stake).toMatchObject({
      countSql: 'SELECT count(*) FROM memos WHERE title IS NOT NULL;',
      counts: [{ database: 'backend/notebook.db', rows: 2 }],
    });
    expect((await into(spec, '--dry-run')).stdout).toContain('2 records in backend/notebook.db');
  });

  it('stops at a generated file changed by hand, and does what is chosen', async () => {
    await writeFile(
      join(project, GENERATED_SERVICE),
      (await read(GENERATED_SERVICE)).replace('class ', '# mine, in a generated file\nclass '),
    );
    const stopped = await into(AFTER);
    expect(stopped.exitCode).toBe(4);
    expect(stopped.stderr).toContain(`${GENERATED_SERVICE} (can be moved)`);
    expect(stopped.stderr).toContain('--edited move|keep|discard');
    expect(git('rev-list', '--count', 'main')).toBe('1');

    expect((await into(AFTER, '--keep', GENERATED_SERVICE)).exitCode).toBe(1);
    expect(await read(GENERATED_SERVICE)).toContain('# mine, in a generated file');
    const again = await into(AFTER.replace('pinned', 'starred'), '--dry-run', '--yes');
    expect(again.stdout).toMatch(
      /no longer follow the SPEC[^\n]*\n {4}backend\/app\/modules\/memo\/_generated\/service\.py/,
    );

    expect((await into(AFTER, '--discard', GENERATED_SERVICE)).exitCode).toBe(1);
    expect(await read(GENERATED_SERVICE)).not.toContain('# mine');
    expect(await readdir(join(project, '.iopeer'))).not.toContain('detached.json');
  });

  it('moves what was changed by hand into the file that is the person’s', async () => {
    await writeFile(
      join(project, GENERATED_SERVICE),
      (await read(GENERATED_SERVICE)).replace('class ', '# mine, in a generated file\nclass '),
    );
    expect((await into(AFTER, '--edited', 'move')).exitCode).toBe(1);
    expect(await read(GENERATED_SERVICE)).not.toContain('# mine');
    expect(await read(OWN_SERVICE)).toMatch(
      /# Your changes in .*_generated\/service\.py[\s\S]*# \+# mine, in a generated file/,
    );
  });

  it('wants a yes for what is lost and for renames it assumed', async () => {
    const { exitCode, stderr } = await into(BEFORE.replace('### Tag', '### Label'));
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Tag → Label');
    expect(stderr).toContain('--yes');
    expect(git('rev-list', '--count', 'main')).toBe('1');
    await mkdir(join(project, 'backend/app/modules/tag/extra'), { recursive: true });
    await writeFile(
      join(project, 'backend/app/modules/tag/extra/rules.py'),
      'from app.modules.tag.ext import Tag, TagCreate\n',
    );
    expect((await into(BEFORE.replace('### Tag', '### Label'), '--yes')).exitCode).toBe(1);
    expect(await read('backend/app/modules/label/extra/rules.py')).toBe(
      'from app.modules.label.ext import Label, LabelCreate\n',
    );
    expect(await readdir(join(project, 'backend/app/modules'))).not.toContain('tag');
  });

  it('tells which lines of a person’s name a field that is renamed', async () => {
    await appendFile(join(project, OWN_SERVICE), '\n\nMINE = "title"\n');
    const { stdout } = await into(BEFORE.replace('- title:', '- heading:'), '--dry-run', '--json');
    const line = (await read(OWN_SERVICE)).split('\n').indexOf('MINE = "title"') + 1;
    expect(JSON.parse(stdout).plan.mentions).toEqual([
      { path: OWN_SERVICE, line, text: 'MINE = "title"', from: 'title', to: 'heading' },
    ]);
  });

  it('leaves conflicts marked, tells which, and ends with 4', async () => {
    await writeFile(
      join(project, 'README.md'),
      (await read('README.md')).replace('# Notebook', '# My notes'),
    );
    const { exitCode, stdout } = await into(BEFORE.replace('# Notebook', '# Journal'), '--json');
    expect(exitCode).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'conflicts', plan: { conflicts: ['README.md'] } });
    expect(await read('README.md')).toMatch(/<{7} yours\n# My notes\n[\s\S]*# Journal\n>{7} IOPEER/);
  });

  it('refuses a folder that is not its own', async () => {
    project = join(folder, 'other');
    await mkdir(project);
    await writeFile(join(project, 'mine.txt'), 'mine');
    const { exitCode, stderr } = await into(AFTER);
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('IOPEER did not make it'),
    });
    expect(await readdir(project)).toEqual(['mine.txt']);
  });
});
