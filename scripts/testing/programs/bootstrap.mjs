import { bootstrap } from '../../launcher/bootstrap.mjs';
import { runOrExplain } from '../../launcher/failure.mjs';

/** A command that needs what its first argument names, for tests: prints `ready` when the machine has it. */
await runOrExplain(async () => {
  await bootstrap(process.argv[2]);
  console.log('ready');
}, 3);
