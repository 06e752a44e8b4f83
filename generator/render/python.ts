import type { Json } from '../blueprint/model.ts';

/** A piece of Python: plain text, or something in brackets that is put on one line when it fits and exploded when not. */
export type Doc = string | { open: string; items: readonly Doc[]; close: string };

/** As in the generated pyproject.toml. */
const LINE_LENGTH = 120;

export const group = (open: string, items: readonly Doc[], close: string): Doc => ({ open, items, close });
export const call = (name: string, ...items: readonly Doc[]): Doc => group(`${name}(`, items, ')');

/** Returns the piece with text put in front of it (`x = `). */
export function prefixed(prefix: string, doc: Doc): Doc {
  return typeof doc === 'string' ? prefix + doc : { ...doc, open: prefix + doc.open };
}

/** Returns the piece with text put behind it. */
export function suffixed(doc: Doc, suffix: string): Doc {
  return typeof doc === 'string' ? doc + suffix : { ...doc, close: doc.close + suffix };
}

/** Returns a tuple; one item needs its comma. */
export function tuple(items: readonly Doc[]): Doc {
  return items.length === 1 ? group('(', items, ',)') : group('(', items, ')');
}

function flat(doc: Doc): string {
  return typeof doc === 'string' ? doc : doc.open + doc.items.map(flat).join(', ') + doc.close;
}

/** Columns a text takes, as ruff counts them: East Asian characters and emoji take two. */
function width(text: string): number {
  let columns = 0;
  for (const char of text) columns += (char.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  return columns;
}

/**
 * Lays a piece out the way `ruff format` leaves it alone: on one line when that fits, else one item a line with a
 * trailing comma. `indent` counts columns, `after` what follows on the last line.
 */
export function layout(doc: Doc, indent = 0, after = 0): string {
  const line = flat(doc);
  if (typeof doc === 'string') return line;
  if (doc.items.length === 0 || (!line.includes('\n') && indent + width(line) + after <= LINE_LENGTH))
    return line;
  const pad = ' '.repeat(indent + 4);
  const items = doc.items.map((item) => `${pad}${layout(item, indent + 4, 1)},\n`).join('');
  return `${doc.open}\n${items}${' '.repeat(indent)}${doc.close.replace(/^,\)/, ')')}`;
}

/** Returns the layout with every line's first one indented too. */
export const indented = (doc: Doc, indent: number): string => `${' '.repeat(indent)}${layout(doc, indent)}`;

/** Returns a string literal with the quotes `ruff format` chooses. */
export function str(text: string): string {
  const double = (text.match(/"/g) ?? []).length;
  const single = (text.match(/'/g) ?? []).length;
  const quote = double > single ? "'" : '"';
  const body = [...text]
    .map((char) => {
      if (char === '\\' || char === quote) return `\\${char}`;
      if (char === '\n') return '\\n';
      if (char === '\r') return '\\r';
      if (char === '\t') return '\\t';
      const code = char.codePointAt(0) ?? 0;
      if (!/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(char)) return char;
      return code > 0xffff
        ? `\\U${code.toString(16).padStart(8, '0')}`
        : `\\u${code.toString(16).padStart(4, '0')}`;
    })
    .join('');
  return quote + body + quote;
}

/** Returns a regular expression as a raw string where one can hold it. */
export function regex(pattern: string): string {
  const plain = /^[\x20-\x7e]*$/.test(pattern) && !pattern.endsWith('\\') && pattern.includes('\\');
  if (plain && !pattern.includes('"')) return `r"${pattern}"`;
  if (plain && !pattern.includes("'")) return `r'${pattern}'`;
  return str(pattern);
}

/** Returns a JSON value as Python writes it. */
export function literal(value: Json): Doc {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return str(value);
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return group('[', value.map(literal), ']');
  const items = Object.entries(value).map(([key, item]) => prefixed(`${str(key)}: `, literal(item)));
  return group('{', items, '}');
}

/** Returns a number as Python reads it back exactly; ruff writes exponents without a plus. */
function number(value: number): string {
  return String(value).replace('e+', 'e');
}

/** Returns text fit for a docstring: one line, nothing that would end it early. */
export function prose(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/["\\]/g, "'")
    .trim();
  return /[.!?…:]$/.test(line) ? line : `${line}.`;
}

/** Collects imports and writes them as `ruff` sorts them. */
export class Imports {
  readonly #modules = new Set<string>();
  readonly #names = new Map<string, Set<string>>();

  /** Adds `from module import names`. */
  from(module: string, ...names: string[]): this {
    const found = this.#names.get(module) ?? new Set();
    for (const name of names) found.add(name);
    this.#names.set(module, found);
    return this;
  }

  /** Adds `import module` (`as alias` may follow). */
  module(name: string): this {
    this.#modules.add(name);
    return this;
  }

  /** Returns those a module's blocks make use of; what only strings and comments mention is none. */
  usedIn(blocks: readonly string[]): Imports {
    const code = blocks.join('\n').replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#.*/g, '');
    const words = new Set(code.match(/\w+/g));
    const found = new Imports();
    for (const name of this.#modules) if (words.has(boundName(name))) found.module(name);
    for (const [module, names] of this.#names) {
      const used = [...names].filter((name) => words.has(boundName(name)));
      if (used.length > 0) found.from(module, ...used);
    }
    return found;
  }

  toString(): string {
    const sections: string[][] = [[], [], []];
    for (const name of [...this.#modules].sort()) sections[section(name)]?.push(`import ${name}`);
    for (const [module, names] of [...this.#names].sort(([left], [right]) => (left < right ? -1 : 1))) {
      const sorted = [...names].sort(byKindAndName);
      const line = `from ${module} import ${sorted.join(', ')}`;
      const exploded = `from ${module} import (\n${sorted.map((name) => `    ${name},\n`).join('')})`;
      sections[section(module)]?.push(line.length <= LINE_LENGTH ? line : exploded);
    }
    return sections
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n');
  }
}

/** What an import is called in the module: its alias, or the first part of its path. */
const boundName = (name: string): string => / as (\w+)$/.exec(name)?.[1] ?? name.split('.')[0] ?? '';

const STANDARD = new Set([
  'asyncio',
  'collections',
  'datetime',
  'decimal',
  'enum',
  'itertools',
  'typing',
  'uuid',
]);

function section(module: string): number {
  const root = module.split(/[. ]/)[0] ?? '';
  if (STANDARD.has(root)) return 0;
  return root === 'app' || root === 'tests' ? 2 : 1;
}

/** Constants, then classes, then the rest: ruff's order-by-type. */
function kindOf(name: string): number {
  const plain = name.split(' ')[0] ?? '';
  if (/^[A-Z0-9_]+$/.test(plain) && plain.length > 1) return 0;
  return /^[A-Z]/.test(plain) ? 1 : 2;
}

function byKindAndName(left: string, right: string): number {
  const kinds = kindOf(left) - kindOf(right);
  if (kinds !== 0) return kinds;
  return compare(left, right);
}

/** Compares as ruff does: numbers inside names by value. */
function compare(left: string, right: string): number {
  const parts = (text: string): string[] => text.match(/\d+|\D+/g) ?? [];
  const [a, b] = [parts(left), parts(right)];
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [x = '', y = ''] = [a[index], b[index]];
    if (x === y) continue;
    if (/^\d/.test(x) && /^\d/.test(y) && Number(x) !== Number(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

/** Returns a whole module: docstring, imports, blocks two lines apart. */
export function pythonModule(doc: string, imports: Imports, blocks: readonly string[]): string {
  const head = imports.toString();
  const body = blocks.filter((block) => block !== '').join('\n\n\n');
  // Names of 60 characters do not fit the formatter's line; it is told to leave such a file alone.
  const tooLong = body.split('\n').some((line) => width(line) > LINE_LENGTH && !/^\s*"""/.test(line));
  const parts = [`"""${doc}"""`, tooLong ? '# fmt: off' : '', head]
    .filter((part) => part !== '')
    .join('\n\n');
  if (body === '') return `${parts}\n`;
  // Assignments follow imports after one line, definitions after two.
  const gap = head !== '' && !/^(class|def|async|@)/.test(body) ? '\n\n' : '\n\n\n';
  return `${parts}${head === '' ? '\n\n' : gap}${body}\n`;
}
