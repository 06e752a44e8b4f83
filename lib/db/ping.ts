import { appClient } from './client.ts';

/** Asks PostgreSQL for an answer and waits at most `timeoutMs`. Throws when none came. */
export async function pingDatabase(timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`PostgreSQL gave no answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
  });
  try {
    await Promise.race([appClient().$queryRaw`SELECT 1`, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
