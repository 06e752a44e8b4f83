import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { iopeer } from './testing/process.ts';

const SPEC =
  '# Notebook\n\n### Memo\n- title: string, required, max 40\n\n## Options\n- database: sqlite\n- frontend: none\n';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-faults-'));
  await mkdir(join(folder, 'work'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A PATH with these programs of this machine and nothing else. */
async function pathWith(...names: string[]): Promise<string> {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  for (const name of names) {
    const path = execFileSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    await symlink(path, join(bin, name));
  }
  return bin;
}

async function program(name: string, script: string): Promise<void> {
  await mkdir(join(folder, 'bin'), { recursive: true });
  await writeFile(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, 'bin', name), 0o755);
}

const generate = (argv: string[], env: Record<string, string>, before: string[] = []) =>
  iopeer(['generate', '-', ...argv], { cwd: join(folder, 'work'), input: SPEC, env, before });
const leftovers = () => readdir(join(folder, 'work'));

describe('a machine', () => {
  it('without Python is told so, with 3, and nothing is left', async () => {
    await program('uv', '[ "$1" = --version ] && echo "uv 0.13.8" && exit 0; exit 2');
    const PATH = await pathWith('git', 'env', 'bwrap', 'prlimit');
    const { exitCode, stdout, stderr } = await generate(['--json'], { PATH });
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('Python 3.11 or newer was not found: install it');
    expect(await leftovers()).toEqual([]);
  });

  it('without uv and without Python to install it with is told so, with 3', async () => {
    const PATH = await pathWith('git', 'env', 'bwrap', 'prlimit');
    const { exitCode, stderr } = await generate([], { PATH, IOPEER_CACHE_DIR: join(folder, 'cache') });
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/python3/);
    expect(await leftovers()).toEqual([]);
  });

  it('without bubblewrap is told so, with 3, before anything is installed, and never tests without it', async () => {
    const PATH = await pathWith('git', 'env', 'prlimit', 'uv', 'python3');
    const { exitCode, stdout, stderr } = await generate(['--json'], { PATH });
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('no working sandbox');
    expect(stderr).toContain('apt-get install bubblewrap');
    expect(await leftovers()).toEqual([]);
  });

  it('without either still generates with --no-verify', async () => {
    const PATH = await pathWith('git', 'env');
    const { exitCode } = await generate(['--no-verify'], { PATH });
    expect(exitCode).toBe(1);
    expect(await leftovers()).toEqual(['notebook']);
  });

  it('without git still generates, and is told what it did not get', async () => {
    const PATH = await pathWith('env');
    const { exitCode, stderr } = await generate(['--no-verify'], { PATH });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('git, which keeps every project, was not found');
    expect(await readdir(join(folder, 'work', 'notebook'))).not.toContain('.git');
  });

  it('whose disk is full is told so, with 3, and nothing is half written', async () => {
    const script =
      'mount -t tmpfs -o size=100k none "$0" && cd "$0" && mkdir tmp && "$@"; code=$?; ls -A "$0"; exit $code';
    const before = [
      'unshare',
      '--user',
      '--map-root-user',
      '--mount',
      '/bin/sh',
      '-c',
      script,
      join(folder, 'work'),
    ];
    const { exitCode, stdout, stderr } = await generate(
      ['--no-verify'],
      { TMPDIR: join(folder, 'work', 'tmp') },
      before,
    );
    expect(stderr).toContain('The disk is full: free some space and try again');
    expect(exitCode).toBe(3);
    expect(stdout).toBe('tmp\n');
  });

  it('told to use no sandbox says so everywhere and verifies nothing', async () => {
    const { exitCode, stderr } = await generate([], { IOPEER_SANDBOX: 'none' });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('No sandbox (IOPEER_SANDBOX=none)');
    const evidence = JSON.parse(
      await readFile(join(folder, 'work', 'notebook', '.iopeer', 'evidence.json'), 'utf8'),
    );
    expect(evidence).toMatchObject({
      verified: false,
      reason: 'no-sandbox',
      sandbox: { kind: 'none', network: true },
    });
    expect(evidence.checks.every((check: { exitCode: number }) => check.exitCode === 0)).toBe(true);
  });
});

describe('iopeer doctor', () => {
  it('finds this machine ready', async () => {
    const { exitCode, stdout } = await iopeer(['doctor', '--json'], { cwd: folder });
    const { ok, checks } = JSON.parse(stdout);
    expect(checks.filter((check: { ok: boolean; required: boolean }) => check.required && !check.ok)).toEqual(
      [],
    );
    expect({ exitCode, ok }).toEqual({ exitCode: 0, ok: true });
    expect(checks.map((check: { name: string }) => check.name)).toEqual(
      expect.arrayContaining(['Node', 'git', 'Python', 'uv', 'sandbox', 'disk']),
    );
  });

  it('names each thing that is missing, with its cure, and ends with 3', async () => {
    const PATH = await pathWith('env');
    const { exitCode, stdout } = await iopeer(['doctor'], {
      cwd: folder,
      env: { PATH, IOPEER_CACHE_DIR: join(folder, 'cache') },
    });
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/✗ git .*\n +→ On Debian: apt-get install git/);
    expect(stdout).toMatch(/✗ uv /);
    expect(stdout).toMatch(/✗ sandbox [\s\S]*apt-get install bubblewrap/);
  });

  it('says of a machine whose sandbox is switched off that it verifies nothing', async () => {
    const { exitCode, stdout } = await iopeer(['doctor'], { cwd: folder, env: { IOPEER_SANDBOX: 'none' } });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /– sandbox +IOPEER_SANDBOX=none\n +→ Without a sandbox nothing counts as verified/,
    );
    expect(stdout).toContain('This machine can generate projects, but not verify them.');
    expect(stdout).not.toContain('all that is needed');
  });

  it('names an environment variable that is wrong, without a stack', async () => {
    const { exitCode, stderr } = await iopeer(['doctor'], { cwd: folder, env: { IOPEER_SANDBOX: 'yes' } });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /environment variables need correcting\n {2}IOPEER_SANDBOX: .*"bubblewrap"\|"none"/,
    );
    expect(stderr).not.toMatch(/\.ts:\d+/);
  });
});
