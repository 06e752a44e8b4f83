import { describeFailure } from '../launcher/failure.mjs';
import { dataFolder } from '../launcher/places.mjs';
import { startCluster } from '../postgres/cluster.ts';
import { prepareDatabase } from './prepare.ts';
import { ensureOwnDatabase, withClient } from './roles.ts';

/**
 * `eval "$(node scripts/db/dev.ts)"`: starts or reuses a PostgreSQL for development that outlives this command,
 * migrates it and prints the addresses. `node scripts/db/dev.ts stop` ends it, `… reset` empties it first.
 */
try {
  const cluster = await startCluster(dataFolder('dev'), 'fast');
  if (process.argv[2] === 'stop') {
    await cluster.stop();
  } else {
    if (process.argv[2] === 'reset') {
      await withClient(cluster.superUrl, (client) =>
        client.query('DROP DATABASE IF EXISTS iopeer WITH (FORCE)'),
      );
    }
    const urls = await ensureOwnDatabase(cluster, 'iopeer');
    await prepareDatabase(urls);
    console.log(`export DATABASE_URL='${urls.app}'`);
    console.log(`export SYSTEM_DATABASE_URL='${urls.system}'`);
  }
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
// The migration engine leaves a 10 s timer behind that would only keep the prompt away.
process.exit();
