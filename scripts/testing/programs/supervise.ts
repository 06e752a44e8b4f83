import { join } from 'node:path';
import { Child } from '../../supervisor/child.ts';
import { outliveReaders } from '../../supervisor/output.ts';

/** A supervisor of one child (its kind is the first argument), for tests: prints `ready`, stops all on SIGTERM. */
const [kind = '', logFile = ''] = process.argv.slice(2);
const child = new Child({
  name: 'child',
  colour: 'cyan',
  script: join(import.meta.dirname, 'child.ts'),
  args: [kind],
  env: process.env,
  logFile,
});
outliveReaders();
process.on('SIGTERM', () => {
  console.log('stopping');
  void child.stop().then(() => process.exit(0));
});
child.start();
child.ready.then(
  () => console.log('ready'),
  (error: Error) => {
    console.log(`gave up: ${error.message}`);
    process.exit(1);
  },
);
