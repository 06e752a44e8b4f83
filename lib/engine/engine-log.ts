import type { DLogger } from '@dbos-inc/dbos-sdk';
import { log } from '../log.ts';

/** DBOS speaks through the product's own log; its running commentary is one level quieter than ours. */
export const engineLog: DLogger = {
  debug: (entry) => log('engine').trace(String(entry)),
  info: (entry) => log('engine').debug(String(entry)),
  warn: (entry) => log('engine').warn(String(entry)),
  error: (entry, metadata) =>
    log('engine').error({ err: metadata?.error, stack: metadata?.stack }, String(entry)),
};
