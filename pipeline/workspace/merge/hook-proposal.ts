import { importsOf, withImports } from './python-imports.ts';
import { bodyOf, type PythonStatement, statementsOf } from './python-source.ts';

/** A person's file with their changes of a generated one as overrides in it, and whether that is all of them. */
export type Proposal = { text: string; isWhole: boolean };

/** A member that moves: what the person made of it, and what it was; empty for a new one. */
type Moved = { text: string; was: string };

/**
 * Proposes what a person's changes of a generated Python file become in the file of theirs that extends it: members of a
 * generated class (`TaskServiceBase`) that were changed or added go into the class made from it (`TaskService`), with
 * what they import. What has no place there is left out, and `isWhole` is false: comments, taken out members, code outside
 * of classes, members that call `super()` (which would be called twice), names the language gives a meaning.
 */
export function proposeHooks(base: string, mine: string, own: string): Proposal {
  const [before, after] = [statementsOf(base), statementsOf(mine)];
  const hooks = statementsOf(own).filter(({ key }) => key.startsWith('class '));
  const was = new Map(before.map((statement) => [statement.key, statement]));
  const local = localNames(after);
  let text = own;
  const moved: Moved[] = [];
  for (const statement of after) {
    const old = was.get(statement.key);
    const hook = hooks.find(({ bases }) => bases.includes(statement.key.replace(/^class /, '')));
    if (!old || old.text === statement.text || !hook) continue;
    const { members, there } = changedMembers(old, statement, hook, local);
    moved.push(...members, ...there);
    if (members.length > 0)
      text = text.replace(hook.text, () => [hook.text, ...members.map((member) => member.text)].join('\n\n'));
  }
  const code = moved.map((member) => member.text).join('\n');
  return { text: withImports(text, mine, code), isWhole: isAll(base, mine, moved, code) };
}

/** True when a text differs from the one before by these members and what they import, and by nothing else at all. */
function isAll(base: string, mine: string, moved: readonly Moved[], code: string): boolean {
  const rest = moved.reduce((text, member) => text.replace(member.text, () => member.was), mine);
  const known = new Set(importsOf(base).map(({ name }) => name));
  const added = importsOf(mine).filter(({ name }) => !known.has(name));
  return (
    added.every(({ name }) => new RegExp(String.raw`\b${name}\b`).test(code)) &&
    withoutImports(rest) === withoutImports(base)
  );
}

const withoutImports = (text: string): string =>
  statementsOf(text)
    .filter(({ key }) => !isImport(key))
    .map((statement) => statement.text)
    .join('\n')
    .replace(/\s/g, '');

/** `there`: members that stand in the person's class already, word for word: they were moved before. */
function changedMembers(
  old: PythonStatement,
  now: PythonStatement,
  hook: PythonStatement,
  local: RegExp,
): { members: Moved[]; there: Moved[] } {
  const before = new Map(statementsOf(bodyOf(old), 4).map((member) => [member.key, member.text]));
  const taken = new Map(statementsOf(bodyOf(hook), 4).map(({ key, text }) => [key, text]));
  const changed = statementsOf(bodyOf(now), 4).filter(({ key, text }) => before.get(key) !== text);
  const fits = ({ key, text }: PythonStatement) =>
    !taken.has(key) &&
    !/\bsuper\(\)/.test(text) &&
    !local.test(text) &&
    !/^(__|def __|["'])/.test(key) &&
    !text.startsWith('    #');
  const toMoved = ({ key, text }: PythonStatement): Moved => ({ text, was: before.get(key) ?? '' });
  return {
    members: changed.filter(fits).map(toMoved),
    there: changed.filter(({ key, text }) => taken.get(key) === text).map(toMoved),
  };
}

const isImport = (key: string): boolean => /^(from|import) /.test(key);

/** Names that mean something in the generated file only: a member that needs one cannot leave it. */
function localNames(statements: readonly PythonStatement[]): RegExp {
  const names = statements.flatMap(({ key, text }) => {
    if (isImport(key)) return [];
    if (key.startsWith('if TYPE_CHECKING'))
      return [...text.matchAll(/import (.+)$/gm)].flatMap(([, list = '']) => list.split(/,\s*/));
    return /^(?:(?:def|class) )?(\w+)$/.exec(key)?.slice(1) ?? [];
  });
  return names.length === 0 ? /(?!)/ : new RegExp(String.raw`\b(${names.join('|')})\b`);
}
