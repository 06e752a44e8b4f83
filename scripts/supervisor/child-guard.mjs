/**
 * Loaded into every child before its own code. When the supervisor is killed without a chance to stop its children,
 * the channel to it closes: the child then stops as on SIGTERM, and is ended hard when it does not within 5 s.
 */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 5_000).unref();
});
process.channel?.unref();
