import { ensureOwnDatabase } from '../db/roles.ts';
import { findGivenUrls } from '../db/urls.ts';
import { withLock } from '../launcher/lock.mjs';
import { dataFolder } from '../launcher/places.mjs';
import { step } from '../launcher/progress.mjs';
import { type Cluster, removeCluster, startCluster } from '../postgres/cluster.ts';

type Held = { cluster: Cluster; release: () => void };
let held: Held | null = null;

/** Holds the lock of the tests' PostgreSQL until `release` is called. */
function holdLock(): Promise<() => void> {
  return new Promise((resolve, reject) => {
    withLock(
      dataFolder('locks', 'test-database'),
      () => new Promise<void>((release) => resolve(release)),
    ).catch(reject);
  });
}

/**
 * Puts the addresses of a PostgreSQL for tests into the environment: the given one, or our own, made anew for this run
 * without the safety of fsync and apart from the product's data. Two runs of one checkout take turns.
 * Tests make their own databases on it.
 */
export async function provideTestDatabase(): Promise<void> {
  if (findGivenUrls(process.env)) return;
  const release = await holdLock();
  const root = dataFolder('test');
  const cluster = await step(
    { es: 'Arrancar el PostgreSQL de las pruebas', en: 'Starting the PostgreSQL of the tests' },
    async () => {
      // What a killed run left, perhaps half written: making a new one takes less than a second.
      await removeCluster(root);
      return startCluster(root, 'fast');
    },
  );
  held = { cluster, release };
  const urls = await ensureOwnDatabase(cluster, 'iopeer');
  process.env.DATABASE_URL = urls.app;
  process.env.SYSTEM_DATABASE_URL = urls.system;
}

/** Stops what `provideTestDatabase` started. */
export async function stopTestDatabase(): Promise<void> {
  const { cluster, release } = held ?? {};
  held = null;
  await cluster?.stop();
  release?.();
}
