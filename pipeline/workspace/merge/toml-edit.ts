import { isDeepStrictEqual } from 'node:util';
import { parse, stringify, type TomlTable } from 'smol-toml';

type Statement = { path: string[]; start: number; end: number };
type Section = { path: string[]; start: number; end: number };

/**
 * Changes the values in which a TOML text differs from `wanted`, and leaves every other line, comments included, as it
 * is. Returns null where it cannot: lists of tables, and values spread over several keys in one line.
 */
export function editToml(text: string, wanted: TomlTable): string | null {
  let lines = text.split('\n');
  for (const { path, value } of differences(parse(text), wanted)) {
    const edited = value === undefined ? drop(lines, path) : put(lines, path, value);
    if (edited === null) return null;
    lines = edited;
  }
  const edited = lines.join('\n');
  try {
    return isDeepStrictEqual(plain(parse(edited)), plain(wanted)) ? edited : null;
  } catch {
    return null; // What was put together is no TOML: then a person has to look at it.
  }
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const isTable = (value: unknown): value is TomlTable =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

type Difference = { path: string[]; value: TomlTable[string] | undefined };

function differences(is: TomlTable, wanted: TomlTable, path: string[] = []): Difference[] {
  const keys = new Set([...Object.keys(is), ...Object.keys(wanted)]);
  return [...keys].flatMap((key): Difference[] => {
    const [was, value] = [is[key], wanted[key]];
    if (isDeepStrictEqual(plain(was ?? null), plain(value ?? null))) return [];
    const here = [...path, key];
    if (isTable(was) && isTable(value)) return differences(was, value, here);
    if (was === undefined && isTable(value)) return differences({}, value, here);
    if (isTable(was) && value === undefined) return differences(was, {}, here);
    return [{ path: here, value }];
  });
}

function put(lines: readonly string[], path: string[], value: TomlTable[string]): string[] | null {
  const { sections, statements } = read(lines);
  const key = path.at(-1) ?? '';
  const found = statements.find((statement) => isDeepStrictEqual(statement.path, path));
  if (found) {
    const text = print(key, value, found.end - found.start > 1);
    return [...lines.slice(0, found.start), ...text, ...lines.slice(found.end)];
  }
  const home = path.slice(0, -1);
  const section = sections.find((each) => isDeepStrictEqual(each.path, home));
  const text = print(key, value, Array.isArray(value) && value.length > 3);
  if (!section) {
    const header = `[${home.map((part) => (/^[\w-]+$/.test(part) ? part : JSON.stringify(part))).join('.')}]`;
    const body = lines.join('\n').trimEnd().split('\n');
    return home.length === 0 ? [...text, ...lines] : [...body, '', header, ...text, ''];
  }
  let end = section.end;
  while (end > section.start + 1 && lines[end - 1]?.trim() === '') end--;
  return [...lines.slice(0, end), ...text, ...lines.slice(end)];
}

function drop(lines: readonly string[], path: string[]): string[] | null {
  const found = read(lines).statements.find((statement) => isDeepStrictEqual(statement.path, path));
  return found ? [...lines.slice(0, found.start), ...lines.slice(found.end)] : null;
}

/** One `key = value`; a list that stood over several lines does again. */
function print(key: string, value: TomlTable[string], spread: boolean): string[] {
  const [line = ''] = stringify({ [key]: value }).split('\n');
  if (!spread || !Array.isArray(value)) return [line];
  const name = line.slice(0, line.indexOf('='));
  const items = value.map((item) => `    ${stringify({ x: item }).trim().slice(4)},`);
  return [`${name}= [`, ...items, ']'];
}

/** Where sections and their statements stand; a statement ends with the line that makes it whole. */
function read(lines: readonly string[]): { sections: Section[]; statements: Statement[] } {
  const root: Section = { path: [], start: -1, end: lines.length };
  const sections: Section[] = [root];
  const statements: Statement[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const section = sections.at(-1) ?? root;
    if (/^\s*(#|$)/.test(line)) continue;
    if (/^\s*\[/.test(line)) {
      section.end = at;
      sections.push({ path: pathOf(`${line}\n`), start: at, end: lines.length });
      continue;
    }
    let end = at + 1;
    while (end < lines.length && !isWhole(lines.slice(at, end).join('\n'))) end++;
    const own = pathOf(lines.slice(at, end).join('\n'));
    statements.push({ path: [...section.path, ...own], start: at, end });
    at = end - 1;
  }
  return { sections, statements };
}

function isWhole(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false; // A list or a text that goes on in the next line.
  }
}

/** The keys a header or a statement names, down to the first that has a value of its own or several members. */
function pathOf(text: string): string[] {
  const path: string[] = [];
  const header = /^\s*\[/.test(text);
  for (let value: unknown = parse(text); isTable(value); ) {
    const [key, ...others] = Object.keys(value);
    if (key === undefined || others.length > 0) break;
    path.push(key);
    value = value[key];
    if (!header && !/^[^=]*\./.test(text)) break;
  }
  return path;
}
