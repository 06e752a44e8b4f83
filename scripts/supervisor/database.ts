import { setTimeout as sleep } from 'node:timers/promises';
import { prepareDatabase } from '../db/prepare.ts';
import { ensureOwnDatabase } from '../db/roles.ts';
import { type DatabaseUrls, findGivenUrls } from '../db/urls.ts';
import { dataFolder } from '../launcher/places.mjs';
import { step } from '../launcher/progress.mjs';
import { type Cluster, startCluster } from '../postgres/cluster.ts';
import { backoffMs } from './backoff.ts';
import { paint } from './output.ts';

export type Database = { urls: DatabaseUrls; stop(): Promise<void> };

const LOOK_EVERY_MS = 1_000;

/** Starts our own PostgreSQL again, on the same port, whenever it ends without having been told to. */
function keepAlive(first: Cluster, root: string): () => Promise<void> {
  let cluster = first;
  const stopping = new AbortController();
  const watch = async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      await sleep(LOOK_EVERY_MS, undefined, { signal: stopping.signal });
      if (cluster.isAlive()) continue;
      process.stdout.write(`${paint('PostgreSQL ended; starting it again', 'yellow')}\n`);
      try {
        cluster = await startCluster(root, 'durable');
        failures = 0;
      } catch (error) {
        failures += 1;
        process.stdout.write(`${paint((error as Error).message, 'red')}\n`);
        await sleep(backoffMs.after(failures), undefined, { signal: stopping.signal });
      }
    }
  };
  const watching = watch().catch((error: Error) => {
    if (error.name !== 'AbortError') throw error;
  });
  return async () => {
    stopping.abort();
    await watching;
    await cluster.stop();
  };
}

/** The database the product runs on, migrated: the one DATABASE_URL names, else our own. */
export async function openDatabase(): Promise<Database> {
  const given = findGivenUrls(process.env);
  if (given) {
    await step({ es: 'Preparar la base de datos', en: 'Preparing the database' }, () =>
      prepareDatabase(given),
    );
    return { urls: given, stop: async () => {} };
  }
  const root = dataFolder();
  const cluster = await step({ es: 'Arrancar PostgreSQL', en: 'Starting PostgreSQL' }, () =>
    startCluster(root, 'durable'),
  );
  try {
    const urls = await ensureOwnDatabase(cluster, 'iopeer');
    await step({ es: 'Preparar la base de datos', en: 'Preparing the database' }, () =>
      prepareDatabase(urls),
    );
    return { urls, stop: keepAlive(cluster, root) };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
