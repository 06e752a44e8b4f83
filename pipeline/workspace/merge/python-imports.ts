import { statementsOf } from './python-source.ts';

/** A name a file imports: from where, and by which group of imports (groups are parted by blank lines). */
type Imported = { name: string; module: string; what: string; group: number };

const FROM = /^from ([\w.]+) import \(?([\s\S]+?)\)?$/;
const PLAIN = /^import ([\w.]+)(?: as (\w+))?$/;

/** What a Python file imports at its top. */
export function importsOf(text: string): Imported[] {
  let group = 0;
  let end = -1;
  return statementsOf(text).flatMap((statement): Imported[] => {
    const at = text.indexOf(statement.text, Math.max(end, 0));
    if (end >= 0 && text.slice(end, at).includes('\n\n')) group++;
    end = at + statement.text.length;
    const [, module = '', names = ''] = FROM.exec(statement.text) ?? [];
    const [, plain, alias] = PLAIN.exec(statement.text) ?? [];
    if (plain) return [{ name: alias ?? plain.split('.')[0] ?? '', module: '', what: statement.text, group }];
    return names
      .split(',')
      .map((each) => each.trim())
      .filter((each) => module !== '' && each !== '')
      .map((what) => ({ name: what.split(' as ').at(-1) ?? what, module, what, group }));
  });
}

/**
 * Adds to `text` what `code` names and `from` imports. Modules keep the groups they have in `from`, sorted as the linter of
 * projects sorts them; those of the project itself come last.
 */
export function withImports(text: string, from: string, code: string): string {
  const own = importsOf(text);
  const known = new Set(own.map(({ name }) => name));
  const missing = importsOf(from).filter(
    ({ name }) => !known.has(name) && new RegExp(String.raw`\b${name}\b`).test(code),
  );
  if (missing.length === 0) return text;
  const ofProject = ({ module }: Imported) => module.startsWith('app.');
  const project = [...own.filter(ofProject), ...missing.filter(ofProject)];
  const others = [...own, ...missing].filter((each) => !ofProject(each));
  const groups = [...Map.groupBy(others, ({ group }) => group)].sort(([a], [b]) => a - b);
  const block = [...groups.map(([, imports]) => imports), project]
    .filter((imports) => imports.length > 0)
    .map(printGroup)
    .join('\n\n');
  const statements = statementsOf(text);
  const lines = statements.filter(({ key }) => /^(from|import) /.test(key)).map((each) => each.text);
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return text;
  const start = text.indexOf(first);
  const end = text.indexOf(last, start) + last.length;
  return text.slice(0, start) + block + text.slice(end);
}

function printGroup(imports: readonly Imported[]): string {
  const plain = imports.flatMap(({ module, what }) => (module === '' ? [what] : []));
  const byModule = Map.groupBy(
    imports.filter(({ module }) => module !== ''),
    ({ module }) => module,
  );
  const from = [...byModule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([module, names]) =>
        `from ${module} import ${names
          .map(({ what }) => what)
          .sort(byCase)
          .join(', ')}`,
    );
  return [...plain.sort(), ...from].join('\n');
}

/** CONSTANTS, Classes, functions: as ruff sorts the names of one import. */
function byCase(a: string, b: string): number {
  const rank = (name: string) => (/^[A-Z0-9_]+$/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}
