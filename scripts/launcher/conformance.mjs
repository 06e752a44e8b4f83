import { bootstrap } from './bootstrap.mjs';
import { runOrExplain } from './failure.mjs';

/** `npm run conformance -- SPEC.md…`: see scripts/conformance/main.ts. */
await runOrExplain(async () => {
  await bootstrap('test');
  await import('../conformance/main.ts');
});
