import type { Instrumentation } from 'next';

/** Writes what broke a page to the log under the code that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // Next.js bundles this file for every runtime it has; the logger needs Node, so only a broken page loads it.
  const { log } = await import('#lib/log.ts');
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  const { method, path } = request;
  log('web').error({ errorId: digest, err: error, method, path, route: context.routePath }, 'a page broke');
};
