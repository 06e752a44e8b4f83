const IMPORT = /^from ([\w.]+) import ([\w, ]+)$/;

/**
 * Takes a Python text before and after names in it were replaced, line by line; puts imports back in order where they
 * were in order: the linter of the project wants them sorted, and a person who sorted them does not want to do it again.
 */
export function keepImportOrder(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  if (old.length !== now.length) return after;
  for (let start = 0; start < now.length; start++) {
    let end = start;
    while (end < now.length && IMPORT.test(now[end] ?? '')) end++;
    if (end === start) continue;
    const lines = now.slice(start, end).map((line, at) => withNames(old[start + at] ?? '', line));
    const sorted = isSorted(old.slice(start, end), moduleOf) ? lines.toSorted(byModule) : lines;
    now.splice(start, end - start, ...sorted);
    start = end;
  }
  return now.join('\n');
}

const moduleOf = (line: string): string => IMPORT.exec(line)?.[1] ?? '';
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byModule = (one: string, other: string): number => compare(moduleOf(one), moduleOf(other));

function isSorted(items: readonly string[], keyOf: (item: string) => string): boolean {
  return items.every((item, at) => at === 0 || compare(keyOf(items[at - 1] ?? ''), keyOf(item)) <= 0);
}

/** One line with the names it imports in order, if they were. */
function withNames(old: string, line: string): string {
  const names = (text: string) => (IMPORT.exec(text)?.[2] ?? '').split(', ');
  if (!isSorted(names(old), (name) => name)) return line;
  return `from ${moduleOf(line)} import ${names(line).toSorted(compare).join(', ')}`;
}
