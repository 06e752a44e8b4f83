/** `node regenerate-child.ts FOLDER SPEC STEP` regenerates a folder and, at that step, ends as in a power cut. */
import { regenerateFolder } from './regenerate.ts';

const [folder = '', spec = '', last] = process.argv.slice(2);
await regenerateFolder(folder, spec, (step) => {
  if (step === last) process.kill(process.pid, 'SIGKILL');
});
