import { isDeepStrictEqual } from 'node:util';
import { parse as parseToml } from 'smol-toml';
import { parseDocument, parse as parseYaml } from 'yaml';
import { type Merged, mergeText } from './text-merge.ts';
import { editToml } from './toml-edit.ts';
import { mergeValues } from './value-merge.ts';

type Table = Record<string, unknown>;

/** A notation whose files are merged by what they say; `write` gives the person's text with another value, or null. */
type Notation = { parse(text: string): unknown; write(mine: string, value: Table): string | null };

const withoutBlanks = (text: string): string => text.replace(/\s/g, '');

const json: Notation = {
  parse: (text) => {
    const value: unknown = JSON.parse(text);
    // A member that stands there twice is lost once it is read.
    if (withoutBlanks(JSON.stringify(value)) !== withoutBlanks(text))
      throw new SyntaxError('not in plain form');
    return value;
  },
  write: (mine, value) => {
    const indent = /\n([ \t]+)"/.exec(mine)?.[1] ?? 2;
    return `${JSON.stringify(value, null, indent)}\n`;
  },
};
const toml: Notation = {
  parse: (text) => plainTables(parseToml(text)),
  write: (mine, value) => editToml(mine, value as Parameters<typeof editToml>[1]),
};
const yaml: Notation = {
  // Comments and order are the person's: only what differs is set.
  parse: (text) => parseYaml(text, { maxAliasCount: 1_000 }),
  write: (mine, value) => {
    const document = parseDocument(mine);
    const set = (is: unknown, wanted: unknown, path: string[]): void => {
      if (isDeepStrictEqual(is, wanted)) return;
      if (wanted === undefined) document.deleteIn(path);
      else if (isTable(is) && isTable(wanted))
        for (const key of new Set([...Object.keys(is), ...Object.keys(wanted)]))
          set(is[key], wanted[key], [...path, key]);
      else document.setIn(path, document.createNode(wanted));
    };
    set(document.toJS(), value, []);
    return document.toString({ lineWidth: 0 });
  },
};

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parser's tables have no prototype; values are compared with ours, which have. */
function plainTables(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainTables);
  if (!isTable(value) || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plainTables(member)]));
}

function notationOf(path: string): Notation | null {
  if (/\.json$/.test(path)) return json;
  if (/\.toml$/.test(path)) return toml;
  return /\.ya?ml$/.test(path) ? yaml : null;
}

/**
 * Merges a file that both may change. JSON, TOML and YAML are merged by what they say: line by line where that comes to
 * the same, so that comments and layout stay, else value by value. All other text goes line by line. A clash of values
 * stands in the file between markers, like one of lines.
 */
export async function mergeFile(path: string, base: string, mine: string, next: string): Promise<Merged> {
  const lines = await mergeText(base, mine, next);
  const notation = notationOf(path);
  const values = notation && mergedValue(notation, base, mine, next);
  if (!notation || !values) return lines;
  if (lines.conflicts === 0) {
    const told = attempt(() => notation.parse(lines.text));
    if (told && (values.clashes.length > 0 || isDeepStrictEqual(told.value, values.value))) return lines;
  }
  if (values.clashes.length > 0 || !isTable(values.value)) return withConflict(lines, mine, next);
  const { value } = values;
  const written = attempt(() => notation.write(mine, value))?.value ?? null;
  const isRight = written !== null && attempt(() => isDeepStrictEqual(notation.parse(written), value))?.value;
  return isRight && written !== null ? { text: written, conflicts: 0 } : withConflict(lines, mine, next);
}

function mergedValue(notation: Notation, base: string, mine: string, next: string) {
  const read = attempt(() => [base, mine, next].map((text) => notation.parse(text)));
  return read && mergeValues(...(read.value as [unknown, unknown, unknown]));
}

/** Lines that merge although their values do not make sense together: then the whole file is the conflict. */
function withConflict(lines: Merged, mine: string, next: string): Merged {
  if (lines.conflicts > 0) return lines;
  const end = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
  return {
    text: `<<<<<<< yours\n${end(mine)}=======\n${end(next)}>>>>>>> IOPEER\n`,
    conflicts: 1,
  };
}

/** What `work` returns; null where it throws, because the text is not of its notation. */
function attempt<T>(work: () => T): { value: T } | null {
  try {
    return { value: work() };
  } catch {
    return null;
  }
}
