import { type Logger, pino } from 'pino';
import { env } from './env.ts';
import { newId } from './ids.ts';

/** Fields that may carry a secret: their values never reach the log, whatever object they are logged in. */
const SECRET_FIELDS = ['password', 'token', 'secret', 'authorization', 'cookie', 'set-cookie', 'apiKey'];

let root: Logger | undefined;

/** A logger that names the part of the product it speaks for, e.g. `log('gateway').info({ runId }, 'subscribed')`. */
export function log(part: string): Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    redact: { paths: SECRET_FIELDS.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: '[secret]' },
  });
  return root.child({ part });
}

/** Logs something that should not have happened and returns the error id to show to the person. */
export function logUnexpected(part: string, error: unknown, details: Record<string, unknown> = {}): string {
  const errorId = newId('error');
  log(part).error({ errorId, err: error, ...details }, 'unexpected error');
  return errorId;
}
