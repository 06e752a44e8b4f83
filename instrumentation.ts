import type { Instrumentation } from 'next';

/** Writes what broke a page to the log under the code that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // Next.js compiles this file for runtimes without Node too, and replaces this very expression to leave the logger out.
  // biome-ignore lint/style/noProcessEnv: it is a constant of the build, not a setting of the process.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { log } = await import('#lib/log.ts');
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
    const { method, path } = request;
    log('web').error({ errorId: digest, err: error, method, path, route: context.routePath }, 'a page broke');
  }
};
