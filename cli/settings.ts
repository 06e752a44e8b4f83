import { readFile } from 'node:fs/promises';
import { parse, TomlError } from 'smol-toml';
import { DATABASES, FRONTENDS, type Options, KEYS as RECORD_KEYS } from '#generator/blueprint/schema.ts';
import { CommandFailure, EXIT } from './exit.ts';
import { notYetMade } from './frontends.ts';
import type { Terminal } from './terminal.ts';

export const SETTINGS_FILE = 'iopeer.toml';

export type Settings = { defaults: Partial<Options>; maxFixes?: number; out?: string };

/** Names a settings file may hold, with what each takes. */
const KEYS = {
  auth: { takes: 'true | false', fits: (value: unknown) => typeof value === 'boolean' },
  database: {
    takes: DATABASES.map((name) => `"${name}"`).join(' | '),
    fits: (value: unknown) => isOneOf(DATABASES, value),
  },
  frontend: {
    takes: FRONTENDS.map((name) => `"${name}"`).join(' | '),
    fits: (value: unknown) => isOneOf(FRONTENDS, value),
  },
  'soft-delete': { takes: 'true | false', fits: (value: unknown) => typeof value === 'boolean' },
  keys: {
    takes: RECORD_KEYS.map((name) => `"${name}"`).join(' | '),
    fits: (value: unknown) => isOneOf(RECORD_KEYS, value),
  },
  'max-fixes': {
    takes: '0–10',
    fits: (value: unknown) =>
      typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10,
  },
  out: { takes: '"folder"', fits: (value: unknown) => typeof value === 'string' && value !== '' },
} as const;

/** Reads `iopeer.toml` of the current folder; no file, no settings. Throws a sentence with the line of what is wrong. */
export async function readSettings(terminal: Terminal, file = SETTINGS_FILE): Promise<Settings> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { defaults: {} };
    throw error;
  }
  const table = parseToml(text, file);
  for (const [key, value] of Object.entries(table)) checkSetting(key, value, text, file, terminal);
  const { auth, database, frontend, keys, out, 'soft-delete': softDelete, 'max-fixes': maxFixes } = table;
  return {
    defaults: {
      ...(auth !== undefined && { auth: auth as boolean }),
      ...(database !== undefined && { database: database as Options['database'] }),
      ...(frontend !== undefined && { frontend: frontend as Options['frontend'] }),
      ...(keys !== undefined && { keys: keys as Options['keys'] }),
      ...(softDelete !== undefined && { softDelete: softDelete as boolean }),
    },
    ...(maxFixes !== undefined && { maxFixes: maxFixes as number }),
    ...(out !== undefined && { out: out as string }),
  };
}

function parseToml(text: string, file: string): Record<string, unknown> {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [what = ''] = error.message.split('\n');
    const source = text.split('\n')[error.line - 1] ?? '';
    const caret = `${' '.repeat(Math.max(0, error.column - 1))}^`;
    throw new CommandFailure(
      `${file}:${error.line}:${error.column} ${what}\n  ${source}\n  ${caret}`,
      EXIT.badInput,
    );
  }
}

function checkSetting(key: string, value: unknown, text: string, file: string, { language }: Terminal): void {
  const line =
    text.split('\n').findIndex((each) => each.trimStart().startsWith(key) || each.includes(`[${key}`)) + 1;
  const place = `${file}:${Math.max(1, line)}`;
  const es = language === 'es';
  if (!Object.hasOwn(KEYS, key)) {
    const known = Object.keys(KEYS).join(', ');
    throw new CommandFailure(
      es
        ? `${place} no existe el ajuste «${key}»; hay: ${known}`
        : `${place} there is no setting “${key}”; there are: ${known}`,
      EXIT.badInput,
    );
  }
  const notYet = key === 'frontend' ? notYetMade(value, language) : null;
  if (notYet) throw new CommandFailure(`${place} ${notYet}`, EXIT.badInput);
  const { takes, fits } = KEYS[key as keyof typeof KEYS];
  if (!fits(value))
    throw new CommandFailure(
      es ? `${place} ${key} admite ${takes}` : `${place} ${key} takes ${takes}`,
      EXIT.badInput,
    );
}

function isOneOf(list: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && list.includes(value);
}
