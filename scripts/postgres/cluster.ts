import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { SetupFailure } from '../launcher/failure.mjs';
import { findFreePort, isPortFree } from '../ports.ts';
import { prepareBinaries } from './binaries.ts';
import { initialise } from './initialise.ts';
import { findRunningServer, isAlive } from './lock-file.ts';
import { reachableFolder } from './reach.ts';
import { type Durability, serverArguments } from './settings.ts';
import { type ClusterState, readState, writeState } from './state.ts';
import { getServerUser } from './system-user.ts';

export type Cluster = {
  port: number;
  /** The cluster's superuser, on database `postgres`. */
  superUrl: string;
  ownerPassword: string;
  /** False when a server of an earlier start was still running and has been taken over. */
  started: boolean;
  isAlive(): boolean;
  /** Ends every session and stops the server ("fast" shutdown). */
  stop(): Promise<void>;
};

/** Recovery after a hard stop replays the log first; a small machine may need this long. */
const READY_TIMEOUT_MS = 60_000;
/** With the immediate stop after it, a stop of everything stays below the ten seconds people are promised. */
const STOP_TIMEOUT_MS = 3_500;
const LOG_LIMIT_BYTES = 10_000_000;

function superUrl(state: ClusterState, port: number): string {
  return `postgresql://postgres:${state.superPassword}@127.0.0.1:${port}/postgres`;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A server that is going down ends the connection after the answer; that is no crash of ours.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    // Not up yet, or going down: the caller asks again until its own limit.
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function waitUntilReady(url: string, pid: number, logFile: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (await answers(url)) return;
    if (!isAlive(pid)) break;
    await sleep(30);
  }
  const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n  ');
  throw new SetupFailure(
    {
      es: `PostgreSQL no arrancó. Sus últimas palabras (${logFile}):\n  ${tail}`,
      en: `PostgreSQL did not start. Its last words (${logFile}):\n  ${tail}`,
    },
    {
      es: 'Lee lo de arriba; si falta disco o memoria, libera y vuelve a arrancar.',
      en: 'Read the above; with the disk full or memory short, free some and start again.',
    },
  );
}

async function stopServer(pid: number): Promise<void> {
  const end = async (signal: NodeJS.Signals, timeoutMs: number) => {
    if (!isAlive(pid)) return true;
    process.kill(pid, signal);
    for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; ) {
      if (!isAlive(pid)) return true;
      await sleep(25);
    }
    return !isAlive(pid);
  };
  // SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one (recovery at the next start).
  if (await end('SIGINT', STOP_TIMEOUT_MS)) return;
  await end('SIGQUIT', 1_000);
}

/** Stops the server of `root` if it runs, and deletes all it holds. For tests. */
export async function removeCluster(root: string): Promise<void> {
  const folder = reachableFolder(join(root, 'pg'), getServerUser());
  const running = existsSync(folder) ? findRunningServer(folder) : null;
  if (running) await stopServer(running.pid);
  for (const path of [folder, join(root, 'postgres.json'), join(root, 'postgres.log')]) {
    rmSync(path, { recursive: true, force: true });
  }
}

/**
 * A data folder whose passwords are gone: `.data` was deleted, and this one lay outside it. Nobody can open it any more
 * and a new one is wanted in its place; it is kept, because it may still hold what somebody wants back.
 */
async function setAside(folder: string): Promise<void> {
  const running = findRunningServer(folder);
  if (running) await stopServer(running.pid);
  renameSync(folder, `${folder}.${new Date().toISOString().replace(/\W/g, '')}`);
}

/**
 * Starts the PostgreSQL of `root` (say `.data`), creating it the first time, or takes over the one already running.
 * The server is a session of its own, so Ctrl-C in a terminal does not reach it: who started it stops it.
 * @throws SetupFailure with the last lines of its log when it does not come up.
 */
export async function startCluster(root: string, durability: Durability): Promise<Cluster> {
  const user = getServerUser();
  const programs = prepareBinaries(user);
  const stateFile = join(root, 'postgres.json');
  const logFile = join(root, 'postgres.log');
  const folder = reachableFolder(join(root, 'pg'), user);
  mkdirSync(root, { recursive: true });

  if (existsSync(folder) && !existsSync(stateFile)) await setAside(folder);
  if (!existsSync(folder)) {
    // Passwords of a folder that is gone open nothing.
    rmSync(stateFile, { force: true });
    initialise(folder, programs, user, readState(stateFile).superPassword);
  }
  const state = readState(stateFile);
  const toCluster = (pid: number, port: number, started: boolean): Cluster => ({
    port,
    superUrl: superUrl(state, port),
    ownerPassword: state.ownerPassword,
    started,
    isAlive: () => isAlive(pid),
    stop: () => stopServer(pid),
  });

  const running = findRunningServer(folder);
  if (running) {
    await waitUntilReady(superUrl(state, running.port), running.pid, logFile);
    return toCluster(running.pid, running.port, false);
  }
  const port = state.port && (await isPortFree(state.port)) ? state.port : await findFreePort();
  writeState(stateFile, { ...state, port });

  const tooLong = existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES;
  const log = openSync(logFile, tooLong ? 'w' : 'a', 0o600);
  const child = spawn(programs.postgres, ['-D', folder, ...serverArguments(port, durability)], {
    ...user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' },
  });
  closeSync(log);
  const pid = child.pid;
  if (!pid)
    throw new SetupFailure(
      {
        es: `No se pudo ejecutar PostgreSQL (${programs.postgres}).`,
        en: `PostgreSQL (${programs.postgres}) could not be run.`,
      },
      {
        es: 'Comprueba que esta máquina tiene glibc, o usa DATABASE_URL.',
        en: 'Check that this machine has glibc, or use DATABASE_URL.',
      },
    );
  child.unref();
  await waitUntilReady(superUrl(state, port), pid, logFile);
  return toCluster(pid, port, true);
}
