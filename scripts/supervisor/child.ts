import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SetupFailure } from '../launcher/failure.mjs';
import { backoffMs } from './backoff.ts';
import { type Colour, copyLines, paint } from './output.ts';

export type ChildSpec = {
  name: string;
  colour: Colour;
  /** A TypeScript file, run by this very Node. */
  script: string;
  args?: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** It does one thing and ends: not started again. */
  once?: boolean;
};

/** Long enough for a stage to be interrupted and a request to be answered. */
const STOP_TIMEOUT_MS = 5_000;
const LOG_LIMIT_BYTES = 10_000_000;
const guard = pathToFileURL(fileURLToPath(new URL('./child-guard.mjs', import.meta.url))).href;

/**
 * What whoever starts the product can do nothing about: types are stripped by Node itself, and Prisma sends the parts of
 * a nested read at once, of which pg warns. Tests run without this, so a deprecation of our own is seen there.
 */
const QUIET = ['--disable-warning=ExperimentalWarning', '--disable-warning=DeprecationWarning'];

/** One process of the product: started, started again when it ends by itself, stopped when told. */
export class Child {
  readonly #spec: ChildSpec;
  #process: ChildProcess | null = null;
  #stopping = false;
  #timer: NodeJS.Timeout | null = null;
  /** How often it ended since it last ran well. */
  #failures = 0;
  #ready = Promise.withResolvers<void>();
  #wasReady = false;

  constructor(spec: ChildSpec) {
    this.#spec = spec;
  }

  /** Resolves when the child first says it works. Rejects when it ended `GIVE_UP` times without ever saying so. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  start(): void {
    const { script, args = [], env, name, colour } = this.#spec;
    const startedAt = Date.now();
    const child = spawn(
      process.execPath,
      [...QUIET, '--import', guard, script, ...args],
      // A session of its own: a terminal's Ctrl-C reaches the supervisor only, which stops all in order.
      { env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
    );
    this.#process = child;
    const keep = this.#openLog();
    if (child.stdout) copyLines(child.stdout, name, colour, keep);
    if (child.stderr) copyLines(child.stderr, name, colour, keep);
    child.on('message', (message) => {
      if ((message as { type?: string }).type !== 'ready') return;
      this.#wasReady = true;
      this.#ready.resolve();
    });
    child.once('error', (error) => this.#onEnd(error.message, startedAt));
    child.once('exit', (code, signal) => this.#onEnd(signal ?? `code ${code}`, startedAt));
  }

  /** Asks the child to end and, when it does not within 5 s, ends it and everything it started. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#timer) clearTimeout(this.#timer);
    const child = this.#process;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => this.killGroup(), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
    // What it may have left behind of its own group goes with it.
    this.killGroup();
  }

  /** Ends the child's whole process group at once. */
  killGroup(): void {
    const pid = this.#process?.pid;
    if (!pid) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // ESRCH: nobody of it is left.
    }
  }

  #onEnd(how: string, startedAt: number): void {
    if (this.#stopping || this.#spec.once) return;
    this.#failures = backoffMs.resets(Date.now() - startedAt) ? 1 : this.#failures + 1;
    if (!this.#wasReady && this.#failures >= backoffMs.giveUp) {
      this.#ready.reject(this.#neverStarted(how));
      return;
    }
    const delayMs = backoffMs.after(this.#failures);
    const text = `${this.#spec.name} ended (${how}); starting again in ${delayMs / 1000} s`;
    process.stdout.write(`${paint(text, 'yellow')}\n`);
    this.#timer = setTimeout(() => this.start(), delayMs);
  }

  #neverStarted(how: string): SetupFailure {
    const { name, logFile } = this.#spec;
    const times = this.#failures;
    return new SetupFailure(
      {
        es: `${name} terminó ${times} veces sin llegar a funcionar (${how}).`,
        en: `${name} ended ${times} times without starting (${how}).`,
      },
      { es: `Lee arriba lo que dijo, o en ${logFile}`, en: `Read what it said above, or in ${logFile}` },
    );
  }

  #openLog(): (line: string) => void {
    const { logFile } = this.#spec;
    mkdirSync(dirname(logFile), { recursive: true });
    if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES)
      renameSync(logFile, `${logFile}.old`);
    const file = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
    // A full disk must not stop the product because its log cannot grow.
    file.on('error', () => file.destroy());
    return (line) => {
      if (!file.destroyed) file.write(`${line}\n`);
    };
  }
}
