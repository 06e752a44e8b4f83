import type { Id } from '@/lib/entity/definition';

/** A committed change, as the API's feed tells it: which record, not what is in it. */
export type Change = {
  number: number;
  /** Key of the entity: `order_line`. */
  entity: string;
  id: Id;
  action: 'created' | 'updated' | 'deleted' | 'restored';
  version: number;
};

/** What the feed says, as far as pages care. */
export type Message =
  | { kind: 'change'; change: Change }
  /** Told once at the start; `missed`: changes were lost that nobody can tell one by one. */
  | { kind: 'begin'; number: number; missed: boolean }
  | { kind: 'ping'; number: number }
  | { kind: 'other' };

/** Takes the text of a message, returns what it says; what makes no sense is `other`. */
export function readMessage(text: unknown): Message {
  const found = typeof text === 'string' ? parse(text) : null;
  if (!found) return { kind: 'other' };
  const { number, ping } = found;
  if (typeof number === 'number' && (found.ready === true || found.reset === true))
    return { kind: 'begin', number, missed: found.reset === true };
  if (typeof number === 'number' && typeof found.entity === 'string')
    return { kind: 'change', change: found as Change };
  return typeof ping === 'number' ? { kind: 'ping', number: ping } : { kind: 'other' };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** What to do once a connection is over. */
export type After = 'retry' | 'renew' | 'later' | 'wait' | 'give-up';

/** Takes the close code, returns what to do. Codes from 4000 on are the API's own. */
export function afterClose(code: number): After {
  switch (code) {
    case 1000:
      // Nothing happened for a long time.
      return 'wait';
    case 4401:
      return 'renew';
    case 4429:
      // The account has as many connections as it may have: some tab has to go first.
      return 'later';
    case 1009:
    case 4400:
    case 4403:
    // Turned off for everybody.
    case 4410:
      return 'give-up';
    default:
      return 'retry';
  }
}

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** Takes how many attempts failed in a row and a random number from 0 to 1, returns how long to wait: not all at once. */
export function pauseMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return Math.round(longest * (0.5 + random / 2));
}
