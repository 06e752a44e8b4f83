import { report } from '../diagnose.ts';
import type { Draft, Span } from '../draft.ts';
import { findColour } from '../lexicon/colours.ts';
import {
  findAuth,
  findDatabase,
  findFrontend,
  findKeys,
  findUnsupportedDatabase,
  findYesNo,
  listRoles,
  OPTION_KEYS,
} from '../lexicon/options.ts';
import { fold } from '../naming/fold.ts';
import { findNearest } from '../naming/nearest.ts';
import { spanAt, unquote } from './cursor.ts';
import type { Item } from './item.ts';
import { groupTables, readTable } from './table.ts';
import { plainHeading } from './words.ts';

type Key = (typeof OPTION_KEYS)[number]['key'];
type Pair = { key: Key; value: string };

const PAIR = /^[*_`\s]*([^:=|]{2,40}?)[*_`\s]*\s*(?:[:=]|\s[-–—]|→|->)\s*(.*)$/;

/** The option a folded key means, or null. */
function keyOf(text: string): Key | null {
  const key = fold(plainHeading(text)).replace(/[_]+/g, ' ').trim();
  return OPTION_KEYS.find(({ words }) => words.test(key) || words.test(key.replace(/-/g, ' ')))?.key ?? null;
}

/** `key: value` with a known key, or null. */
function readPair(text: string): Pair | null {
  const found = PAIR.exec(text);
  const key = found?.[1] === undefined ? null : keyOf(found[1]);
  return key === null ? null : { key, value: (found?.[2] ?? '').replace(/[`*]+/g, '').trim() };
}

/** True when a line sets an option with a value that makes sense for it; names and descriptions do not count. */
export function isOptionLine(text: string): boolean {
  const pair = readPair(text);
  if (!pair) return false;
  const { key, value } = pair;
  if (key === 'database') return findDatabase(value) !== null || findUnsupportedDatabase(value) !== null;
  if (key === 'frontend') return findFrontend(value) !== null;
  if (key === 'softDelete') return findYesNo(value) !== null;
  if (key === 'keys') return findKeys(value) !== null;
  if (key === 'color') return findColour(value) !== null;
  if (key === 'auth') return findYesNo(value) !== null || findAuth(value) !== null;
  if (key === 'language') return /^(es|en|espanol|spanish|ingles|english)\b/.test(fold(value));
  return key === 'roles' && value !== '' && !/[()|]/.test(value);
}

/** True for `name: Help desk`, `Descripción: …` before anything else: what the project is called and about. */
export function isMetaLine(text: string): boolean {
  const pair = readPair(text);
  return (
    pair !== null &&
    pair.value !== '' &&
    (pair.key === 'name' || pair.key === 'description' || pair.key === 'slug')
  );
}

/** Reads a section of options: `key: value` lines, tables, loose sentences. What is not understood is reported. */
export function readOptions(items: readonly Item[], heading: string, draft: Draft): void {
  const about = keyOf(heading);
  for (const rows of groupTables(items)) readOptionTable(rows, draft);
  for (const item of items) if (item.line.kind !== 'table') readOption(item, about, draft);
}

function readOptionTable(items: readonly Item[], draft: Draft): void {
  const table = readTable(items);
  if (!table) return;
  for (const row of [...table.rows]) {
    const [key, value] = row.cells;
    if (!key || !value || key.text === '') continue;
    const span = spanAt(row.line, key.column, key.text.length);
    if (!setLine(`${key.text}: ${value.text}`, null, span, draft) && !isMadeAnyway(value.text))
      reportUnknown(draft, span, key.text);
  }
}

function readOption(item: Item, about: Key | null, draft: Draft): void {
  const text = [item.text, ...item.more.map((line) => line.text)].join(' ');
  const children = item.children.map((child) => child.text);
  const span = spanAt(item.line.number, item.line.column, Math.max(item.text.length, 1));
  const pair = readPair(text);
  if (children.length > 0) {
    const key = pair?.key ?? keyOf(text) ?? about;
    if (key === 'roles')
      setLine(`roles: ${[pair?.value ?? '', ...children].filter(Boolean).join(', ')}`, null, span, draft);
    else {
      if (pair && pair.value !== '') setLine(text, about, span, draft);
      for (const child of item.children) readOption(child, key, draft);
    }
    return;
  }
  if (!setLine(text, about, span, draft) && !isMadeAnyway(text)) reportUnknown(draft, span, text);
}

/** `Backend: FastAPI`: every project is made so, there is nothing to choose. */
const isMadeAnyway = (text: string) =>
  /\b(?:fastapi|python|sqlalchemy|alembic|pydantic|uvicorn)\b/.test(fold(text)) &&
  !/\b(?:django|flask|node|express|laravel|php|spring|java|rails|ruby|golang)\b/.test(fold(text));

/** Sets what a line says; false when it says nothing that is known. */
export function setLine(text: string, about: Key | null, span: Span, draft: Draft): boolean {
  const sentences = text.split(/(?<=[.;])\s+(?=\S)|\s+[·•|]\s+/);
  if (sentences.length > 1)
    return sentences.map((sentence) => setLine(sentence, about, span, draft)).some(Boolean);
  const pair = readPair(text);
  if (pair) return setOption(pair.key, pair.value, span, draft);
  const plain = text.replace(/[`*]+/g, '').trim();
  if (about !== null && setOption(about, plain, span, draft)) return true;
  return setSentence(plain, span, draft);
}

/** Sets whatever options a loose sentence names: `Login with JWT, roles admin and editor`, `Use MySQL`, `sin frontend`. */
export function setSentence(text: string, span: Span, draft: Draft): boolean {
  const folded = fold(text);
  let known = false;
  const database = findDatabase(text);
  if (database !== null && draft.options.database === undefined) {
    draft.options.database = database;
    known = true;
  } else if (database !== null) known = true;
  else if (findUnsupportedDatabase(text) !== null && /\b(base|database|db|bbdd|datos)\b/.test(folded))
    known = setOption('database', text, span, draft);
  const auth = findAuth(text);
  if (auth !== null) {
    draft.options.auth ??= auth;
    known = true;
  }
  const roles = rolesIn(text);
  if (roles.length > 0) {
    draft.options.roles = merge(draft.options.roles, roles);
    known = true;
  }
  if (/\bnext ?\.?js\b|\bnext\b(?=.*\b(front|web|ui|interfaz)|$)/.test(folded)) {
    draft.options.frontend ??= 'nextjs';
    known = true;
  } else if (
    /\b(sin|without|no) (front ?-?end|interfaz|ui|web)\b|\b(solo|only|just) (la |el |the |an )?(api|backend)\b|\b(api|backend) (only|solo|solamente)\b|\bheadless\b/.test(
      folded,
    )
  ) {
    draft.options.frontend ??= 'none';
    known = true;
  }
  return known;
}

function setOption(key: Key, value: string, span: Span, draft: Draft): boolean {
  const { options } = draft;
  switch (key) {
    case 'name':
      draft.title ??= { text: unquote(value), span };
      return value !== '';
    case 'slug':
      if (/^[a-z][a-z0-9-]*$/.test(value)) draft.slug ??= value;
      return /^[a-z][a-z0-9-]*$/.test(value);
    case 'description':
      if (value !== '') draft.description.push({ text: unquote(value), span });
      return value !== '';
    case 'language':
      return /^(es|en|espanol|spanish|ingles|english)\b/.test(fold(value));
    case 'roles':
      options.roles = merge(options.roles, listRoles(value));
      return value !== '';
    case 'auth': {
      const yes = findYesNo(value) ?? findAuth(value) ?? (/^roles?\b/.test(fold(value)) ? true : null);
      if (yes === null) return false;
      options.auth ??= yes;
      if (yes) options.roles = merge(options.roles, rolesIn(value));
      return true;
    }
    case 'softDelete': {
      const yes = findYesNo(value);
      if (yes !== null) options.softDelete ??= yes;
      return yes !== null;
    }
    case 'keys': {
      const keys = findKeys(value);
      if (keys !== null) options.keys ??= keys;
      return keys !== null;
    }
    case 'color': {
      const color = findColour(value);
      if (color !== null) options.color ??= color;
      return color !== null;
    }
    case 'database': {
      const database = findDatabase(value);
      if (database !== null) options.database ??= database;
      else reportDatabase(draft, span, findUnsupportedDatabase(value) ?? value);
      return true;
    }
    case 'frontend': {
      const frontend = findFrontend(value);
      if (frontend !== null) options.frontend ??= frontend;
      else reportFrontend(draft, span, value);
      return true;
    }
  }
}

/** Roles named behind the word: `with roles admin, editor and viewer`, `roles: vendedor`. */
function rolesIn(text: string): string[] {
  const found =
    /\b(?:roles?|perfiles|tipos de usuario|user types)\b\s*(?:de usuario\s*)?(?:are|is|son|como|:|=|\()?\s*([^.;()]+)/i.exec(
      text,
    );
  const before =
    /\b(?:los |the )?roles?\b/i.test(text) && !found?.[1]?.trim()
      ? /([\p{L}, ]+?)\s+roles?\b/iu.exec(text)?.[1]
      : undefined;
  return listRoles(found?.[1] ?? before ?? '');
}

const merge = (before: string[] | undefined, more: readonly string[]) => [
  ...new Set([...(before ?? []), ...more]),
];

function reportDatabase(draft: Draft, span: Span, value: string): void {
  report(
    draft,
    'warning',
    'unsupported-database',
    span,
    {
      es: `La base de datos «${value}» no está disponible; se usará sqlite. Escribe sqlite, postgresql o mysql.`,
      en: `The database “${value}” is not available; sqlite will be used. Write sqlite, postgresql or mysql.`,
    },
    { expected: 'sqlite, postgresql, mysql' },
  );
}

function reportFrontend(draft: Draft, span: Span, value: string): void {
  report(
    draft,
    'warning',
    'unsupported-frontend',
    span,
    {
      es: `El frontend «${value}» no está disponible; se usará nextjs. Escribe nextjs o ninguno.`,
      en: `The frontend “${value}” is not available; nextjs will be used. Write nextjs or none.`,
    },
    { expected: 'nextjs, none' },
  );
}

function reportUnknown(draft: Draft, span: Span, text: string): void {
  const word = fold(text).split(/[\s:=]+/)[0] ?? '';
  const known =
    draft.language === 'es'
      ? ['autenticacion', 'roles', 'base de datos', 'frontend', 'borrado logico', 'claves', 'color', 'idioma']
      : ['auth', 'roles', 'database', 'frontend', 'soft delete', 'keys', 'color', 'language'];
  const suggestion = findNearest(word, [...known, 'auth', 'database', 'frontend']) ?? undefined;
  report(
    draft,
    'warning',
    'unknown-option',
    span,
    {
      es: `No conozco la opción «${text}».${suggestion ? ` ¿Querías decir «${suggestion}»?` : ''} Las que hay: ${known.join(', ')}.`,
      en: `I do not know the option “${text}”.${suggestion ? ` Did you mean “${suggestion}”?` : ''} There are: ${known.join(', ')}.`,
    },
    { expected: known.join(', '), ...(suggestion ? { suggestion } : {}) },
  );
}
