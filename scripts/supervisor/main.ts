import { join } from 'node:path';
import { describeFailure } from '../launcher/failure.mjs';
import { pick } from '../launcher/language.mjs';
import { dataFolder, repositoryRoot } from '../launcher/places.mjs';
import { step } from '../launcher/progress.mjs';
import { type Address, assertPortFree, readAddress } from './address.ts';
import { ensureBuild } from './build.ts';
import { Child, type ChildSpec } from './child.ts';
import { type Database, openDatabase } from './database.ts';
import { claimInstance } from './instance.ts';
import { outliveReaders, paint } from './output.ts';
import { ensureAppSecret } from './secret.ts';

export type StartOptions = {
  /** Serve pages that follow the source instead of a build. */
  dev: boolean;
};

/** A second Ctrl-C within this time is the same one told twice (by the terminal and by npm). */
const SAME_SIGNAL_MS = 1_000;

function childEnvironment(address: Address, database: Database, dev: boolean): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: database.urls.app,
    SYSTEM_DATABASE_URL: database.urls.system,
    APP_SECRET: ensureAppSecret(process.env),
    APP_URL: address.url,
    HOST: address.host,
    PORT: String(address.port),
    IOPEER_DATA: dataFolder(),
  };
}

function makeChildren(env: NodeJS.ProcessEnv, dev: boolean) {
  const child = (spec: Pick<ChildSpec, 'name' | 'colour' | 'args' | 'once'> & { script: string }) =>
    new Child({
      ...spec,
      script: join(repositoryRoot, spec.script),
      env,
      logFile: dataFolder('logs', `${spec.name}.log`),
    });
  return {
    web: child({ name: 'web', colour: 'cyan', script: 'scripts/web/main.ts', args: dev ? ['--dev'] : [] }),
    pipeline: child({ name: 'pipeline', colour: 'magenta', script: 'pipeline/main.ts' }),
    warm: child({ name: 'python', colour: 'dim', script: 'scripts/supervisor/warm.ts', once: true }),
  };
}

/**
 * Calls `onFirst` at the first signal to stop and `onSecond` at a later one.
 */
function onStopSignal(onFirst: () => void, onSecond: () => void): void {
  let since: number | null = null;
  const handle = () => {
    if (since === null) {
      since = Date.now();
      process.stdout.write(`\n${pick({ es: 'Parando…', en: 'Stopping…' })}\n`);
      onFirst();
    } else if (Date.now() - since > SAME_SIGNAL_MS) {
      onSecond();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle);
}

/** What has been started, to be stopped in the other order. */
class Started {
  readonly children: Child[] = [];
  database: Database | null = null;

  async stop(): Promise<void> {
    await Promise.all(this.children.map((child) => child.stop()));
    await this.database?.stop();
  }
}

async function startAll(
  started: Started,
  address: Address,
  dev: boolean,
  signal: AbortSignal,
): Promise<void> {
  started.database = await openDatabase();
  signal.throwIfAborted();
  if (!dev) await ensureBuild();
  signal.throwIfAborted();
  const { web, pipeline, warm } = makeChildren(childEnvironment(address, started.database, dev), dev);
  started.children.push(web, pipeline, warm);
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  await step({ es: 'Arrancar web y pipeline', en: 'Starting web and pipeline' }, () => {
    for (const child of [web, pipeline]) child.start();
    return Promise.race([Promise.all([web.ready, pipeline.ready]), aborted]);
  });
  const ready = pick({ es: 'IOPEER está listo', en: 'IOPEER is ready' });
  process.stdout.write(`\n${paint(`${ready}: ${address.url}`, 'green')}\n`);
  warm.start();
}

/**
 * Starts the whole product and keeps it running until a signal ends it: database, pages (built when a source changed),
 * web with the console gateway on one port, pipeline. Resolves once people can use it.
 * @throws SetupFailure when something of it cannot start; all that had started is stopped again.
 */
export async function startProduct({ dev }: StartOptions): Promise<void> {
  outliveReaders();
  const address = readAddress(process.env);
  const release = claimInstance(address.url);
  process.once('exit', release);
  await assertPortFree(address);

  const started = new Started();
  const interrupted = new AbortController();
  let isStarting = true;
  const stopAndExit = () =>
    started.stop().then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`${describeFailure(error)}\n`);
        process.exit(1);
      },
    );
  onStopSignal(
    () => {
      interrupted.abort();
      if (!isStarting) void stopAndExit();
    },
    () => {
      for (const child of started.children) child.killGroup();
      process.exit(130);
    },
  );
  try {
    await startAll(started, address, dev, interrupted.signal);
    isStarting = false;
  } catch (error) {
    // A step that a signal cut short has nothing to tell.
    if (interrupted.signal.aborted) await stopAndExit();
    await started.stop();
    throw error;
  }
  if (interrupted.signal.aborted) await stopAndExit();
}
