import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TeamContext } from '#lib/auth/member.ts';
import { closeDatabase } from '#lib/db/client.ts';
import { asSystem } from '#lib/db/system.ts';
import { inTeam } from '#lib/db/team.ts';
import { makeProject, makeSpecVersion, makeTeam } from '#lib/db/testing.ts';
import { runEngine } from '#lib/engine/dbos-client.ts';
import { getRunPage, type RunPageView } from '#lib/runs/queries.ts';
import { prepareDatabase } from '#scripts/db/prepare.ts';
import { ensureOwnDatabase } from '#scripts/db/roles.ts';
import { type Cluster, startCluster } from '#scripts/postgres/cluster.ts';
import { runOnHost } from '../../workspace/host-command.ts';
import type { WorkerConfig } from '../worker-config.ts';
import type { Script } from './scripted-stages.ts';

const ENTRY = fileURLToPath(new URL('./worker-entry.ts', import.meta.url));
const SERVICE = fileURLToPath(new URL('../../main.ts', import.meta.url));

type Environment = Record<string, string | undefined>;

/** A person in a team, as the web's actions would have found them. */
export type Member = Omit<TeamContext, 'db'>;

/** A pipeline process of its own. */
export type WorkerProcess = {
  executorId: string;
  signal(signal: NodeJS.Signals): void;
  /** Exit code, or null when a signal ended it. */
  exited: Promise<number | null>;
};

/**
 * A real PostgreSQL, and pipeline processes that tests may kill, freeze and restart. The test itself plays the web:
 * it makes teams and projects and gives commands through the same doors.
 */
export class Rig {
  readonly root = mkdtempSync(join(tmpdir(), 'iopeer-rig-'));
  readonly #env: Environment;
  readonly outward = join(this.root, 'outward');
  readonly #workers = new Set<ChildProcess>();
  #cluster: Cluster | undefined;

  /** @param env the test's own `process.env`, where the product's doors look for the database. */
  constructor(env: Environment) {
    this.#env = env;
  }

  async open(): Promise<void> {
    // PostgreSQL runs as a user of its own when the tests run as root.
    chmodSync(this.root, 0o755);
    this.#env.LOG_LEVEL ??= 'silent';
    mkdirSync(this.outward);
    await this.startDatabase();
    const urls = await ensureOwnDatabase(this.#getCluster(), 'iopeer');
    this.#env.DATABASE_URL = urls.app;
    this.#env.SYSTEM_DATABASE_URL = urls.system;
    await prepareDatabase(urls);
  }

  async close(): Promise<void> {
    await this.endWorkers();
    await closeDatabase();
    await this.stopDatabase();
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Whatever a failing test has left running must not disturb the next. */
  async endWorkers(): Promise<void> {
    const open = [...this.#workers];
    for (const child of open) child.kill('SIGKILL');
    await Promise.all(open.map((child) => new Promise((resolve) => child.once('exit', resolve))));
    if (open.length > 0) await asSystem('test', (db) => db.executorLease.deleteMany());
  }

  async startDatabase(): Promise<void> {
    this.#cluster = await startCluster(join(this.root, 'database'), 'fast');
  }

  async stopDatabase(): Promise<void> {
    await this.#getCluster().stop();
  }

  /** A worker with scripted stages, or with the product's that run nothing on the machine. */
  async startWorker(
    config: Partial<WorkerConfig> = {},
    stages: 'scripted' | 'quick' = 'scripted',
  ): Promise<WorkerProcess> {
    const settings = {
      outward: this.outward,
      stages,
      config: { dataFolder: join(this.root, 'data'), ...config },
    };
    return this.#start([ENTRY, JSON.stringify(settings)], {}).ready;
  }

  /**
   * Replaces workers that end by themselves, as scripts/supervisor does. Returns the function that stops it and gives the
   * exit codes of those that ended otherwise than by missing their lease: there should be none.
   */
  supervise(workers: WorkerProcess[], config: Partial<WorkerConfig>): () => Promise<(number | null)[]> {
    let isStopped = false;
    const crashes: (number | null)[] = [];
    const watch = async (index: number): Promise<void> => {
      const ended = await Promise.race([workers[index]?.exited.then((code) => ({ code })), stopped.promise]);
      if (!ended || isStopped) return;
      if (ended.code !== 75) crashes.push(ended.code);
      workers[index] = await this.startWorker(config);
      return watch(index);
    };
    const stopped = Promise.withResolvers<false>();
    const watching = workers.map((_worker, index) => watch(index));
    return async () => {
      isStopped = true;
      stopped.resolve(false);
      await Promise.all(watching);
      return crashes;
    };
  }

  /** The pipeline service itself, with the product's stages. `ready` resolves once it says so. */
  startService(env: Environment = {}): { process: ChildProcess; ready: Promise<WorkerProcess> } {
    return this.#start([SERVICE], { IOPEER_DATA: join(this.root, 'data'), ...env });
  }

  #start(
    argv: readonly string[],
    env: Environment,
  ): { process: ChildProcess; ready: Promise<WorkerProcess> } {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...argv], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...this.#env, ...env, NODE_ENV: 'production' },
    });
    this.#workers.add(child);
    const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    void exited.then(() => this.#workers.delete(child));
    const ready = new Promise<WorkerProcess>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const said = JSON.parse(line) as { ready?: true; executorId?: string };
        if (said.ready !== true) return console.log(line);
        resolve({ executorId: said.executorId ?? '', exited, signal: (signal) => child.kill(signal) });
      });
      void exited.then((code) => reject(new Error(`the worker ended with code ${code} before it was ready`)));
    });
    // Who only wants the process need not wait for it.
    ready.catch(() => {});
    return { process: child, ready };
  }

  /** A new team, as one of its members. */
  async makeMember(): Promise<Member> {
    const { userId, ...team } = await makeTeam();
    return { team, user: { id: userId, name: 'Ada', email: '', locale: 'en' }, role: 'owner' } as Omit<
      TeamContext,
      'db'
    >;
  }

  /** Gives a command as a member of the team would. */
  async as<T>(member: Member, command: (context: TeamContext) => Promise<T>): Promise<T> {
    return inTeam(member.team.id, (db) => command({ ...member, db }));
  }

  /** A project whose runs will do what the script says. */
  async makeScriptedProject(member: Member, script: Script): Promise<string> {
    return this.makeProject(member, JSON.stringify(script));
  }

  async makeProject(member: Member, specText: string): Promise<string> {
    const project = await makeProject({ teamId: member.team.id });
    await makeSpecVersion({ teamId: member.team.id, projectId: project.id, text: specText });
    return project.id;
  }

  async look(member: Member, runId: string): Promise<RunPageView> {
    return inTeam(member.team.id, (db) => getRunPage(db, runId));
  }

  /** Looks at a run until it is as wanted. Throws with what it was when that takes too long. */
  async untilRun(
    member: Member,
    runId: string,
    isWanted: (run: RunPageView) => boolean,
    timeoutMs = 60_000,
  ): Promise<RunPageView> {
    let run = await this.look(member, runId);
    const describe = () => `run ${runId} as wanted, but it is ${JSON.stringify(run)}`;
    const look = async () => {
      run = await this.look(member, runId);
      return isWanted(run);
    };
    await this.until(look, describe, timeoutMs);
    return run;
  }

  /** Asks again and again until the answer is yes. */
  async until(ask: () => Promise<boolean>, what: string | (() => string), timeoutMs = 20_000): Promise<void> {
    for (const deadline = Date.now() + timeoutMs; !(await ask()); await sleep(30)) {
      if (Date.now() > deadline)
        throw new Error(`waited in vain for: ${typeof what === 'string' ? what : what()}`);
    }
  }

  /** Resolves once no worker is at this run any more, as the engine sees it. */
  async untilIdle(runId: string): Promise<void> {
    const engine = await runEngine();
    const isIdle = async () => !(await engine.listRunning()).some((run) => run.runId === runId);
    await this.until(isIdle, `run ${runId} in nobody's hands`);
  }

  /** Resolves once a stage of this run has obeyed its signal. */
  async untilStopped(runId: string): Promise<void> {
    const file = join(this.outward, 'stopped.log');
    const isStopped = async () => (await readFile(file, 'utf8').catch(() => '')).includes(`/${runId}.`);
    await this.until(isStopped, `a stage of run ${runId} stopped`);
  }

  /** Workers whose workspaces are on this machine. */
  async listWorkspaces(): Promise<string[]> {
    return readdir(join(this.root, 'data', 'workspaces')).catch(() => []);
  }

  /** Resolves once a worker is really at this stage and round (`test:1`): the database says so a little earlier. */
  async untilBegun(runId: string, attempt: string): Promise<void> {
    const hasBegun = async () => (await this.attemptsOf(runId)).includes(attempt);
    await this.until(hasBegun, `${attempt} of run ${runId} begun`);
  }

  /** What was really begun for a run, in order: stage and round. */
  async attemptsOf(runId: string): Promise<string[]> {
    const log = await readFile(join(this.outward, 'attempts.log'), 'utf8').catch(() => '');
    const lines = log.split('\n');
    return lines.filter((line) => line.includes(`/${runId}.`)).map((line) => line.split(' ')[1] ?? '');
  }

  /** The runs that committed to a project's repository, oldest first. */
  async listCommittedRuns(projectId: string, folder = '.'): Promise<string[]> {
    const repository = join(this.root, 'data', folder, 'repositories', `${projectId}.git`);
    const format = '--format=%(trailers:key=Run,valueonly)';
    const { stdout } = await runOnHost([
      'git',
      '--git-dir',
      repository,
      'log',
      '--reverse',
      format,
      'generated',
    ]);
    return stdout.split('\n').filter((line) => line !== '');
  }

  #getCluster(): Cluster {
    if (this.#cluster === undefined) throw new Error('the rig has no database yet');
    return this.#cluster;
  }
}
