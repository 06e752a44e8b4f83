import { isDeepStrictEqual } from 'node:util';

/** A value both sides changed, each in its own way; `path` leads to it. */
export type Clash = { path: (string | number)[] };
export type MergedValue = { value: unknown; clashes: Clash[] };

type Table = Readonly<Record<string, unknown>>;

const same = isDeepStrictEqual;
const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
const isScalar = (value: unknown): boolean => !isTable(value) && !Array.isArray(value);

/**
 * Merges three values of a JSON, TOML or YAML file by what they mean: members by name, lists of plain values by what
 * they hold. `undefined` stands for what is not there. Of a clash the person's value is returned.
 */
export function mergeValues(
  base: unknown,
  mine: unknown,
  next: unknown,
  path: Clash['path'] = [],
): MergedValue {
  if (same(mine, next) || same(base, next)) return { value: mine, clashes: [] };
  if (same(base, mine)) return { value: next, clashes: [] };
  if (isTable(mine) && isTable(next)) return mergeTables(isTable(base) ? base : {}, mine, next, path);
  if (Array.isArray(mine) && Array.isArray(next) && [...mine, ...next].every(isScalar))
    return { value: mergeLists(Array.isArray(base) ? base : [], mine, next), clashes: [] };
  return { value: mine, clashes: [{ path }] };
}

function mergeTables(base: Table, mine: Table, next: Table, path: Clash['path']): MergedValue {
  const merged = new Map<string, unknown>();
  const clashes: Clash[] = [];
  for (const key of unitedKeys(Object.keys(mine), Object.keys(next))) {
    const member = mergeValues(own(base, key), own(mine, key), own(next, key), [...path, key]);
    clashes.push(...member.clashes);
    if (member.value !== undefined) merged.set(key, member.value);
  }
  return { value: Object.fromEntries(merged), clashes };
}

const own = (table: Table, key: string): unknown => (Object.hasOwn(table, key) ? table[key] : undefined);

/** The keys of both in the person's order; what only the generator has follows the key it follows there. */
function unitedKeys(mine: readonly string[], next: readonly string[]): string[] {
  const keys = [...mine];
  const known = new Set(mine);
  next.forEach((key, at) => {
    if (known.has(key)) return;
    const before = next[at - 1];
    keys.splice(before === undefined ? 0 : keys.indexOf(before) + 1, 0, key);
    known.add(key);
  });
  return keys;
}

/** The generator's list with what the person added, at the place it follows in theirs, and without what they took out. */
function mergeLists(base: readonly unknown[], mine: readonly unknown[], next: readonly unknown[]): unknown[] {
  const holds = (list: readonly unknown[], item: unknown) => list.some((other) => same(other, item));
  const merged = next.filter((item) => !holds(base, item) || holds(mine, item));
  mine.forEach((item, at) => {
    if (holds(base, item) || holds(merged, item)) return;
    const before = merged.findIndex((other) => same(other, mine[at - 1]));
    merged.splice(at === 0 ? 0 : before === -1 ? merged.length : before + 1, 0, item);
  });
  return merged;
}
