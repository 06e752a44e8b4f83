import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { runOrExplain } from './failure.mjs';
import { repositoryRoot } from './places.mjs';

/**
 * `npm run bench`: every bench/*.ts in turn, each printing its figures beside its bar. `npm run bench -- console` runs
 * one and hands it the rest of the line; `-- --peers` tells all of them to time other people's tools too
 * (IOPEER_BENCH_PEERS=1). A bench says with a non-zero exit code that it missed its bar, and then so does the whole.
 */
await runOrExplain(async () => {
  await bootstrap('test');
  const { withBenchDatabase } = await import('../check/bench-database.ts');
  const folder = join(repositoryRoot, 'bench');
  const words = process.argv.slice(2).filter((word) => word !== '--peers');
  if (process.argv.includes('--peers')) process.env.IOPEER_BENCH_PEERS = '1';
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort();
  const named = all.filter((name) => words.includes(name.replace(/\.ts$/, '')));
  const files = named.length > 0 ? named : all;
  const rest = named.length > 0 ? words.filter((word) => !named.includes(`${word}.ts`)) : [];
  const missed = await withBenchDatabase(() =>
    files.filter((name) => {
      process.stdout.write(`\n── ${name.replace(/\.ts$/, '')} ──\n`);
      const args = ['--disable-warning=ExperimentalWarning', join(folder, name), ...rest];
      return spawnSync(process.execPath, args, { cwd: repositoryRoot, stdio: 'inherit' }).status !== 0;
    }),
  );
  if (missed.length > 0) process.stdout.write(`\nMissed: ${missed.join(', ')}\n`);
  process.exit(missed.length > 0 ? 1 : 0);
});
