import { ensureOwnDatabase } from '../db/roles.ts';
import { findGivenUrls } from '../db/urls.ts';
import { dataFolder } from '../launcher/places.mjs';
import { step } from '../launcher/progress.mjs';
import { type Cluster, startCluster } from '../postgres/cluster.ts';

let cluster: Cluster | null = null;

/**
 * Puts the addresses of a PostgreSQL for tests into the environment: the given one, or our own (started once a run,
 * without the safety of fsync, apart from the product's data). Tests make their own databases on it.
 */
export async function provideTestDatabase(): Promise<void> {
  if (findGivenUrls(process.env)) return;
  cluster = await step(
    { es: 'Arrancar el PostgreSQL de las pruebas', en: 'Starting the PostgreSQL of the tests' },
    () => startCluster(dataFolder('test'), 'fast'),
  );
  const urls = await ensureOwnDatabase(cluster, 'iopeer');
  process.env.DATABASE_URL = urls.app;
  process.env.SYSTEM_DATABASE_URL = urls.system;
}

export async function stopTestDatabase(): Promise<void> {
  await cluster?.stop();
  cluster = null;
}
