import { followLauncher, handOver } from '../../launcher/node.mjs';

/** Stands for a command started on too old a Node: the first process hands over, the second prints its pid and waits. */
if (!process.env.IOPEER_HANDED_OVER) await handOver(process.execPath);
followLauncher();
process.on('SIGTERM', () => {
  console.log('stopping');
  process.exit(7);
});
console.log(`second ${process.pid} ${process.argv.slice(2).join(' ')}`);
setInterval(() => {}, 1_000);
