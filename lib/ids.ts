import { z } from 'zod';

/** Every kind of thing that has an id, and the prefix that says so when the id is met alone in a log or an address. */
export const ID_PREFIXES = {
  user: 'user',
  session: 'sess',
  account: 'acct',
  verification: 'vrfy',
  rateLimit: 'rate',
  team: 'team',
  membership: 'memb',
  project: 'proj',
  specVersion: 'spec',
  run: 'run',
  runStage: 'stage',
  artifact: 'art',
  effect: 'eff',
  llmCall: 'llm',
  consoleTicket: 'tick',
  version: 'ver',
  accessToken: 'tok',
  gitRemote: 'rem',
  error: 'err',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** Crockford's base 32, lower case: no i, l, o, u, so that an id can be read aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 9 characters hold 45 bits of milliseconds, good until the year 3084; 16 more hold 80 random bits. */
const TIME_LENGTH = 9;
const RANDOM_LENGTH = 16;

/**
 * Makes an id such as `run_1h8z0…`: prefix, time, randomness, so ids of one kind sort by age and index pages stay warm.
 * Ids are not secrets; whatever must be unguessable uses `newToken`.
 */
export function newId(kind: IdKind): string {
  let time = Date.now();
  let head = '';
  for (let i = 0; i < TIME_LENGTH; i++) {
    head = ALPHABET.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  return `${ID_PREFIXES[kind]}_${head}${randomText(RANDOM_LENGTH)}`;
}

/** A secret of 160 random bits in characters that are safe in a header, a cookie or a WebSocket subprotocol. */
export function newToken(): string {
  return randomText(32);
}

/** Zod schema for the id of one kind; a wrong prefix is a format problem, found before the database is asked. */
export function idSchema(kind: IdKind) {
  return z
    .string()
    .max(60)
    .regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-z]+$`));
}

function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  // 256 is a multiple of 32, so taking the low five bits favours no character.
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join('');
}
