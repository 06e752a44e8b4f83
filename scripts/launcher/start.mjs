import { bootstrap } from './bootstrap.mjs';
import { runOrExplain } from './failure.mjs';

/** `npm start`: everything from a fresh clone to a running product. `--dev` serves pages that follow the source. */
await runOrExplain(async () => {
  await bootstrap('start');
  const { startProduct } = await import('../supervisor/main.ts');
  await startProduct({ dev: process.argv.includes('--dev') });
});
