/** Where the formatter of the generated frontend breaks lines (its biome.json). */
const WIDTH = 110;

export type Literal =
  | string
  | number
  | boolean
  | null
  | undefined
  | Code
  | readonly Literal[]
  | { readonly [key: string]: Literal };

/** An expression that is written as it is. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export const code = (text: string): Code => new Code(text);

/** Takes text, returns it as a string of TypeScript in the quotes the formatter would choose. */
export function tsString(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  const plain = escaped.replaceAll('\\"', '"');
  return plain.includes("'") && !plain.includes('"') ? `"${plain}"` : `'${plain.replaceAll("'", "\\'")}'`;
}

/** Takes the name of a property, returns it as an object literal spells it. */
const tsKey = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : tsString(name));

/**
 * Takes a value, returns it as a literal the formatter leaves as it is: on one line where it fits behind `column`
 * characters, else broken. Properties that are undefined are left out.
 */
export function tsLiteral(value: Literal, indent = 0, column = indent): string {
  const line = inline(value);
  if (column + line.length <= WIDTH && !line.includes('\n')) return line;
  const pad = ' '.repeat(indent + 2);
  if (Array.isArray(value)) {
    const items = (value as readonly Literal[]).map((item) => `${pad}${tsLiteral(item, indent + 2)},\n`);
    return `[\n${items.join('')}${' '.repeat(indent)}]`;
  }
  if (isObject(value)) {
    const parts = entriesOf(value).map(([key, item]) => {
      const name = `${tsKey(key)}: `;
      // One more for the comma behind it.
      return `${pad}${name}${tsLiteral(item, indent + 2, indent + 2 + name.length + 1)},\n`;
    });
    return `{\n${parts.join('')}${' '.repeat(indent)}}`;
  }
  return line;
}

function inline(value: Literal): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return tsString(value);
  if (Array.isArray(value)) return `[${(value as readonly Literal[]).map(inline).join(', ')}]`;
  if (!isObject(value)) return String(value);
  const parts = entriesOf(value).map(([key, item]) => `${tsKey(key)}: ${inline(item)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

const isObject = (value: Literal): value is { readonly [key: string]: Literal } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Code);

const entriesOf = (value: { readonly [key: string]: Literal }): [string, Literal][] =>
  Object.entries(value).filter(([, item]) => item !== undefined);

/** The names a module imports, written sorted and broken as the formatter would. */
export class TsImports {
  readonly #names = new Map<string, Set<string>>();

  /** Adds names from a module; `type X` for what exists in types only. */
  from(module: string, ...names: string[]): this {
    const known = this.#names.get(module) ?? new Set();
    for (const name of names) known.add(name);
    this.#names.set(module, known);
    return this;
  }

  toString(): string {
    return [...this.#names]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([module, names]) => importLine(module, [...names].sort(byName)))
      .join('');
  }
}

const byName = (left: string, right: string): number =>
  left.replace('type ', '') < right.replace('type ', '') ? -1 : 1;

function importLine(module: string, names: string[]): string {
  const types = names.length > 0 && names.every((name) => name.startsWith('type '));
  const shown = types ? names.map((name) => name.slice(5)) : names;
  const line = `import ${types ? 'type ' : ''}{ ${shown.join(', ')} } from ${tsString(module)};\n`;
  if (line.length <= WIDTH + 1) return line;
  return `import ${types ? 'type ' : ''}{\n${shown.map((name) => `  ${name},\n`).join('')}} from ${tsString(module)};\n`;
}
