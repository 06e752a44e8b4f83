/** Tells the supervisor, when there is one, that this process works. */
export function reportReady(): void {
  process.send?.({ type: 'ready' });
}

/** Runs `stop` once on SIGTERM or SIGINT and ends the process; a failure is printed and makes the exit code 1. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const end = async () => {
    if (stopping) return;
    stopping = true;
    try {
      await stop();
      process.exit(0);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
