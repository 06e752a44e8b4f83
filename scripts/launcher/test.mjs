import { bootstrap } from './bootstrap.mjs';
import { runOrExplain } from './failure.mjs';

/**
 * `npm test`: sets everything up and runs lint, types, import directions, file sizes, unit, database, pipeline and
 * browser tests. `npm test -- unit db` runs parts; further words go to their runner (`npm test -- unit lib/errors`).
 */
await runOrExplain(async () => {
  await bootstrap('test');
  const { runTests } = await import('../check/main.ts');
  const good = await runTests(process.argv.slice(2));
  process.exit(good ? 0 : 1);
});
