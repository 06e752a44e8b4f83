import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFreePort } from '#scripts/ports.ts';
import { until } from '#scripts/testing/processes.ts';
import { notes } from '../golden/cases.ts';
import { loadSkeleton } from '../golden/load-skeleton.ts';
import { renderProject } from './project.ts';

const execute = promisify(execFile);
const skeleton = loadSkeleton();

/** A stranger's machine: nothing of ours in the environment, uv where it would have been installed. */
const uv = join(process.env.IOPEER_CACHE_DIR ?? join(homedir(), '.cache', 'iopeer'), 'uv', 'bin');
const foreign = /^(DATABASE_URL|SYSTEM_DATABASE_URL|SECRET_KEY|APP_|GATEWAY_|IOPEER_|PYTHON|VIRTUAL_ENV)/;
const env: NodeJS.ProcessEnv = {
  ...(Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !foreign.test(name)),
  ) as NodeJS.ProcessEnv),
  PATH: [process.env.PATH, uv].join(delimiter),
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-readme-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes the project as its ZIP holds it, and gives the commands of its README, block by block. */
async function deliver(name: string): Promise<{ project: string; blocks: string[] }> {
  const project = join(folder, name);
  const files = renderProject(notes, skeleton, { specText: '# Notas\n' });
  for (const [path, file] of files) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    await writeFile(join(project, path), file.content);
  }
  const readme = String(files.get('README.md')?.content);
  return { project, blocks: [...readme.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = '']) => block) };
}

const isServer = (line: string) => /\buvicorn\b/.test(line);
const withoutComment = (line: string) => line.replace(/\s+#\s.*$/, '');

/** Runs all lines of a block in one shell, as somebody who copies them, and the server last; asks it for its documents. */
async function follow(project: string, block: string): Promise<string> {
  const lines = block.split('\n').filter(Boolean).map(withoutComment);
  const commands = lines.filter((line) => !isServer(line));
  const { stdout } = await execute('bash', ['-euo', 'pipefail', '-c', commands.join('\n')], {
    cwd: project,
    env,
    maxBuffer: 50_000_000,
  }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new Error(`${commands.join('\n')}\n${error.stdout?.slice(-4_000)}\n${error.stderr?.slice(-4_000)}`);
  });
  const server = lines.find(isServer);
  if (!server) return stdout;
  const port = await findFreePort();
  // What prepares the shell stands before the server's own line; making and filling it was done above.
  const shell = lines.filter((line) => /^cd |activate$/.test(line)).map((line) => line.replace(/^.*&& /, ''));
  const script = [...shell, `exec ${server} --port ${port}`].join('\n');
  const child = spawn('bash', ['-euc', script], { cwd: project, env, stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const answers = () => fetch(`http://127.0.0.1:${port}/api/v1/notas`).catch(() => null);
    await until('an answer of the server', async () => (await answers())?.ok === true, 60_000);
    const page = (await (await answers())?.json()) as { total: number };
    expect(page.total, 'the example rows of the README').toBeGreaterThan(0);
  } finally {
    // The reloader has children: the whole group goes. Told to end while it looks at its clock, it now and then waits for
    // a lock that it holds itself (threading.Event set by a handler inside wait), so it is not waited for longer.
    if (child.pid) {
      process.kill(-child.pid, 'SIGTERM');
      const patience = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), 10_000);
      await ended;
      clearTimeout(patience);
    }
  }
  return stdout;
}

describe('what the README of a project tells a stranger to type', () => {
  test('with pip: installs, migrates, fills and serves; then tests, checks and exports', async () => {
    const { project, blocks } = await deliver('pip');
    const [install = '', , checks = ''] = blocks;
    await follow(project, install);
    const output = await follow(project, `cd backend\n. .venv/bin/activate\n${checks}`);
    expect(output).toMatch(/\d+ passed/);
    expect(output).not.toMatch(/\d+ (?:failed|skipped)/);
  });

  test('with uv: migrates, fills and serves', async () => {
    const { project, blocks } = await deliver('uv');
    await follow(project, blocks[1] ?? '');
  });
});
