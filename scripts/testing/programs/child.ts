import { reportReady, stopOnSignal } from '../../supervisor/child-side.ts';

/** A child of the supervisor for its tests: `ready`, `crash` (ends at once), `deaf` (does not stop when told). */
const [kind] = process.argv.slice(2);
console.log(`started ${process.pid}`);
if (kind === 'crash') process.exit(3);
if (kind === 'deaf') process.on('SIGTERM', () => console.log('heard, not stopping'));
else stopOnSignal(async () => console.log('stopped in order'));
setInterval(() => {}, 1_000);
reportReady();
