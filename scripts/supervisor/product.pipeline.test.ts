import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../launcher/places.mjs';
import { findFreePort } from '../ports.ts';
import { commandLine, isAlive } from '../postgres/lock-file.ts';
import { allGone, descendants, type Running, runNode, until } from '../testing/processes.ts';

/** The whole product as `npm start` runs it, with a PostgreSQL of its own. The first start here may build the pages. */
const READY_TIMEOUT_MS = 280_000;

let root: string;
let port: number;
let product: Running;

function start(values: Partial<NodeJS.ProcessEnv> = {}): Running {
  const env = {
    ...process.env,
    DATABASE_URL: '',
    SYSTEM_DATABASE_URL: '',
    APP_URL: '',
    APP_SECRET: '',
    NO_COLOR: '1',
  };
  const script = join(repositoryRoot, 'scripts/launcher/start.mjs');
  return runNode([script], { ...env, IOPEER_DATA: root, PORT: String(port), LANG: 'C', ...values });
}

/** Tells whether the page answers well now; no answer at all is a no. */
async function answers(path: string): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}${path}`)).ok;
  } catch {
    return false;
  }
}

const childRunning = (script: string) => {
  const pid = descendants(product.pid).find((child) => commandLine(child).includes(script));
  if (!pid) throw new Error(`No process runs ${script}`);
  return pid;
};
const postgresPid = () => Number(readFileSync(join(root, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'iopeer-product-'));
  // As root PostgreSQL runs as another user, who must get there.
  chmodSync(root, 0o755);
  port = await findFreePort();
  product = start();
  await product.line(/^IOPEER is ready/, READY_TIMEOUT_MS);
}, READY_TIMEOUT_MS);

afterAll(async () => {
  if (isAlive(product.pid)) product.process.kill('SIGTERM');
  await product.ended;
  rmSync(root, { recursive: true, force: true });
});

describe('the product under one supervisor', () => {
  it('is ready with its address as the last word, and answers there', async () => {
    expect(product.lines).toContain(`IOPEER is ready: http://localhost:${port}`);
    expect(await answers('/api/health/ready')).toBe(true);
    expect(await answers('/sign-in')).toBe(true);
  });

  it('keeps its secret where only its owner reads it', () => {
    expect(statSync(join(root, 'app-secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(root, 'app-secret'), 'utf8').length).toBeGreaterThanOrEqual(32);
  });

  it('is not started twice on the same data', async () => {
    const second = start({ PORT: String(await findFreePort()) });
    expect(await second.ended).toBe(1);
    expect(second.lines.join('\n')).toContain(`already running on this data (process ${product.pid})`);
    expect(second.lines.at(-1)).toContain('→');
  });

  it('names a taken port and the cure', async () => {
    const other = mkdtempSync(join(tmpdir(), 'iopeer-product-'));
    const second = start({ IOPEER_DATA: other });
    expect(await second.ended).toBe(1);
    expect(second.lines.slice(-2)).toEqual([
      `Port ${port} is taken by another program.`,
      `  → Choose another: PORT=${port + 1} npm start`,
    ]);
    rmSync(other, { recursive: true });
  });

  it('stopped in the middle of a start leaves nothing running', async () => {
    const other = mkdtempSync(join(tmpdir(), 'iopeer-product-'));
    chmodSync(other, 0o755);
    const second = start({ IOPEER_DATA: other, PORT: String(await findFreePort()) });
    await second.line(/Starting PostgreSQL \(/);
    const pids = descendants(second.pid);
    second.process.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(pids.length).toBeGreaterThan(0);
    await allGone(pids);
    rmSync(other, { recursive: true });
  });

  it.each(['scripts/web/main.ts', 'pipeline/main.ts'])('starts %s again when it crashed', async (script) => {
    const pid = childRunning(script);
    process.kill(pid, 'SIGKILL');
    await until(`a new process of ${script}`, () => {
      return descendants(product.pid).some((child) => child !== pid && commandLine(child).includes(script));
    });
    await until('the page answers again', () => answers('/api/health/ready'));
  });

  it('starts PostgreSQL again when it crashed, and goes on with it', async () => {
    const pid = postgresPid();
    process.kill(pid, 'SIGKILL');
    await until('PostgreSQL runs again', () => product.lines.includes('PostgreSQL ended; starting it again'));
    await until('the page reaches the database again', () => answers('/api/health/ready'));
  });

  it('recovers from being killed as a whole: children end, the next start takes over', async () => {
    const postgres = postgresPid();
    const children = descendants(product.pid).filter(
      (pid) => pid !== postgres && commandLine(pid).includes('main.ts'),
    );
    const secret = readFileSync(join(root, 'app-secret'), 'utf8');
    product.process.kill('SIGKILL');
    await product.ended;
    await allGone(children);
    product = start();
    await product.line(/^IOPEER is ready/, READY_TIMEOUT_MS);
    expect(await answers('/api/health/ready')).toBe(true);
    expect(readFileSync(join(root, 'app-secret'), 'utf8')).toBe(secret);
  });

  it('stops everything on Ctrl-C and leaves no process', async () => {
    const pids = [product.pid, postgresPid(), ...descendants(product.pid)];
    product.process.kill('SIGINT');
    expect(await product.ended).toBe(0);
    await allGone(pids, 1_000);
    expect(await answers('/api/health/live')).toBe(false);
    expect(existsSync(join(root, 'instance.json'))).toBe(false);
  });
});
