import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { iopeer, start } from './testing/process.ts';

const SPEC = `# Notebook

### Memo
- title: string, required, max 40

## Options
- database: sqlite
- frontend: none
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-generate-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (argv: string[], options: { env?: Record<string, string>; input?: string } = {}) =>
  iopeer(['generate', '-', ...argv], { cwd: folder, input: SPEC, ...options });
const quick = (...argv: string[]) => run(['--no-verify', ...argv]);

describe('iopeer generate', () => {
  it('delivers a verified project, its ZIP and its repository, and tells machines all of it', async () => {
    const { exitCode, stdout, stderr } = await run(['--json', '--zip']);
    expect(stderr).toBe('');
    const result = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(Object.keys(result)).toEqual([
      'verified',
      'outDir',
      'zip',
      'files',
      'blueprintHash',
      'stages',
      'checks',
      'findings',
      'tokens',
      'costUsdMicros',
      'durationMs',
    ]);
    expect(result).toMatchObject({
      verified: true,
      outDir: join(folder, 'notebook'),
      zip: join(folder, 'notebook.zip'),
      findings: [],
      tokens: { input: 0, output: 0 },
    });
    expect(
      result.stages.map((stage: { name: string; status: string }) => `${stage.name} ${stage.status}`),
    ).toEqual(['plan passed', 'code passed', 'install passed', 'test passed', 'package passed']);
    expect(result.checks).toContainEqual(
      expect.objectContaining({ name: 'tests', exitCode: 0, failed: 0, skipped: 0 }),
    );
    expect(Object.keys(unzipSync(await readFile(result.zip)))).toHaveLength(result.files);
    const git = (...argv: string[]) =>
      execFileSync('git', ['-C', result.outDir, ...argv], { encoding: 'utf8' }).trim();
    expect(git('rev-list', '--count', 'generated')).toBe('1');
    expect(git('status', '--porcelain')).toBe('');
    expect((await readdir(folder)).sort()).toEqual(['notebook', 'notebook.zip']);
  });

  it('tells a person what it does, on stderr only', async () => {
    const { exitCode, stdout, stderr } = await quick();
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/✓ Read the SPEC +\d+\.\d s/);
    expect(stderr).toMatch(/✓ Write the code +\d+\.\d s {2}\d+ files/);
    expect(stderr).toContain('⚠ Unverified: no test was run (--no-verify)');
    expect((await quick('--quiet', '--out', 'other')).stderr).not.toContain('Read the SPEC');
  });

  it('speaks the language of the SPEC', async () => {
    const input = '# Cuaderno\n\n### Nota\n- título: texto, obligatorio\n';
    const { stderr } = await run(['--no-verify', '--parts', 'backend'], { input });
    expect(stderr).toContain('Leer el SPEC');
    expect(stderr).toContain('Sin verificar');
    expect(stderr).toContain('esta entrega trae solo el backend');
    expect(await readFile(join(folder, 'cuaderno', 'EVIDENCE.md'), 'utf8')).toContain('SIN VERIFICAR');
  });

  it('lets options win over the SPEC', async () => {
    await quick('--db', 'postgresql', '--auth', '--frontend', 'nextjs');
    const blueprint = JSON.parse(
      await readFile(join(folder, 'notebook', '.iopeer', 'blueprint.json'), 'utf8'),
    );
    expect(blueprint.options).toMatchObject({ database: 'postgresql', auth: true, frontend: 'nextjs' });
  });

  it('gives the same bytes twice', async () => {
    await quick('--zip', '--out', 'one/app');
    await quick('--zip', '--out', 'two/app');
    const [one, two] = await Promise.all(
      ['one', 'two'].map((name) => readFile(join(folder, name, 'notebook-unverified.zip'))),
    );
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('the place a project is written to', () => {
  const out = () => join(folder, 'notebook');

  it('is refused when it holds what IOPEER did not make, and stays as it was', async () => {
    await mkdir(out());
    await writeFile(join(out(), 'thesis.txt'), 'years of work');
    const { exitCode, stderr } = await quick();
    expect(exitCode).toBe(2);
    expect(stderr).toContain('the folder is not empty and IOPEER did not make it');
    expect(await readdir(out())).toEqual(['thesis.txt']);
  });

  it('is refused when it is a file', async () => {
    await writeFile(out(), 'x');
    expect(await quick()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('is a file') });
  });

  it('is refused with the cure when nothing can be written there', async () => {
    await writeFile(join(folder, 'file'), 'x');
    for (const place of [join(folder, 'file', 'app'), '/proc/iopeer/app']) {
      const { exitCode, stderr } = await quick('--out', place);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(`${place}: cannot be written to: choose another folder with --out.`);
    }
  });

  it('may be an earlier project: it is brought up to date, and what a person owns or added stays', async () => {
    await quick();
    const hooks = join(out(), 'backend/app/modules/memo/hooks.py');
    await appendFile(hooks, '\n# mine\n');
    await writeFile(join(out(), 'notes.txt'), 'mine');
    const changed = SPEC.replace('max 40', 'max 41').replace(
      '### Memo',
      '### Tag\n- name: string\n\n### Memo',
    );
    const { exitCode } = await run(['--no-verify'], { input: changed });
    expect(exitCode).toBe(1);
    expect(await readFile(hooks, 'utf8')).toContain('# mine');
    expect(await readFile(join(out(), 'notes.txt'), 'utf8')).toBe('mine');
    expect(await readFile(join(out(), 'SPEC.md'), 'utf8')).toBe(changed);
    expect(await readdir(join(out(), 'backend/app/modules'))).toContain('tag');
    await run(['--no-verify']);
    expect(await readdir(join(out(), 'backend/tests/_generated'))).not.toContain('test_tag.py');
  });

  it('is refused when generated files in it were changed by hand, and names them', async () => {
    await quick();
    const model = join(out(), 'backend/app/modules/memo/_generated/model.py');
    await appendFile(model, '\n# mine\n');
    const { exitCode, stderr } = await quick();
    expect(exitCode).toBe(2);
    expect(stderr).toContain('backend/app/modules/memo/_generated/model.py');
    expect(await readFile(model, 'utf8')).toContain('# mine');
  });

  it('keeps a repository that is already there', async () => {
    await mkdir(out());
    execFileSync('git', ['init', '--quiet', '--initial-branch=mine', out()]);
    await quick();
    expect(
      execFileSync('git', ['-C', out(), 'rev-list', '--count', 'generated'], { encoding: 'utf8' }).trim(),
    ).toBe('1');
    expect(execFileSync('git', ['-C', out(), 'symbolic-ref', 'HEAD'], { encoding: 'utf8' }).trim()).toBe(
      'refs/heads/mine',
    );
  });
});

describe('a SPEC with errors', () => {
  it('ends with 2 before anything is made', async () => {
    const { exitCode, stdout, stderr } = await run(['--json'], { input: 'hello world' });
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      verified: false,
      outDir: null,
      files: 0,
      entities: [],
      diagnostics: [{ severity: 'error', line: 1, column: 1 }],
    });
    expect(stderr).toContain('<stdin>:1:1 error');
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    [
      'names that lead out of the project',
      '# ../../etc\n\n### ../../passwd\n- ../../shadow: string\n- __proto__: string\n- constructor: string\n',
    ],
    [
      'code in the place of names',
      '# "; import os; os.system("id") #\n\n### Memo"""\n- title{{7*7}}: string, default "\'; DROP TABLE x; --"\n',
    ],
    ['the same entity twice', '# Twice\n\n### Memo\n- title: string\n\n### Memo\n- title: integer\n'],
    [
      'entities that need each other',
      '# Circle\n\n### Hen\n- name: string\n- belongs to Egg (required)\n\n### Egg\n- size: integer\n- belongs to Hen (required)\n',
    ],
    ['terminal escapes', '# \u001b[31mRed\u001b]52;c;x\u0007\n\n### Memo\n- title\u0000: string\n'],
  ])('or %s is refused, or made without harm', async (_, input) => {
    const { exitCode, stderr } = await run(['--no-verify', '--out', 'app'], { input });
    expect([1, 2]).toContain(exitCode);
    expect(stderr).not.toMatch(/at .*\.ts:\d+/);
    expect((await readdir(folder)).filter((name) => name !== 'app')).toEqual([]);
    if (exitCode === 2) return;
    const python =
      'import ast, pathlib, sys; [ast.parse(p.read_text()) for p in pathlib.Path(sys.argv[1]).rglob("*.py")]';
    execFileSync('python3', ['-c', python, join(folder, 'app')]);
  });
});

describe('Ctrl-C', () => {
  it('ends the sandbox and leaves nothing half written', async () => {
    const temporary = join(folder, 'tmp');
    await mkdir(temporary);
    const { child, ended } = start(['generate', '-'], {
      cwd: folder,
      input: SPEC,
      env: { TMPDIR: temporary },
    });
    await new Promise<void>((resolve) => {
      let seen = '';
      child.stderr?.on('data', (chunk) => {
        seen += chunk;
        if (seen.includes('Install packages')) resolve();
      });
    });
    await expect.poll(() => sandboxesOf(temporary), { timeout: 60_000 }).not.toEqual([]);
    child.kill('SIGINT');
    expect((await ended).exitCode).toBe(130);
    expect(await sandboxesOf(temporary)).toEqual([]);
    expect(await readdir(folder)).toEqual(['tmp']);
    expect(await readdir(temporary)).toEqual([]);
  });
});

/** Processes of this machine whose command line names a folder: bubblewrap's do, with what they bind. */
async function sandboxesOf(path: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return ids.filter((_, index) => lines[index]?.includes('bwrap') && lines[index]?.includes(path));
}
