import { withImports } from './python-imports.ts';
import { bodyOf, type PythonStatement, statementsOf } from './python-source.ts';

/** A person's file with their changes of a generated one as overrides in it, and whether that is all of them. */
export type Proposal = { text: string; isWhole: boolean };

/**
 * Proposes what a person's changes of a generated Python file become in the file of theirs that extends it: members of a
 * generated class (`TaskServiceBase`) that were changed or added go into the class made from it (`TaskService`), with
 * what they import. What has no place there is left out, and `isWhole` is false: taken out members, code outside of
 * classes, members that call `super()` (which would be called twice), names the language gives a meaning.
 */
export function proposeHooks(base: string, mine: string, own: string): Proposal {
  const [before, after] = [statementsOf(base), statementsOf(mine)];
  const hooks = statementsOf(own).filter(({ key }) => key.startsWith('class '));
  const was = new Map(before.map((statement) => [statement.key, statement]));
  let isWhole = before.every(({ key }) => isImport(key) || after.some((each) => each.key === key));
  const local = localNames(after);
  let text = own;
  const moved: string[] = [];
  for (const statement of after) {
    const old = was.get(statement.key);
    if (old?.text === statement.text || isImport(statement.key)) continue;
    const hook = hooks.find(({ bases }) => bases.includes(statement.key.replace(/^class /, '')));
    if (!old || !statement.key.startsWith('class ') || !hook) {
      isWhole = false;
      continue;
    }
    const found = changedMembers(old, statement, hook, local);
    isWhole &&= found.isWhole;
    if (found.members.length === 0) continue;
    moved.push(...found.members);
    text = text.replace(hook.text, () => [hook.text, ...found.members].join('\n\n'));
  }
  return { text: withImports(text, mine, moved.join('\n')), isWhole };
}

function changedMembers(
  old: PythonStatement,
  now: PythonStatement,
  hook: PythonStatement,
  local: RegExp,
): { members: string[]; isWhole: boolean } {
  const before = new Map(statementsOf(bodyOf(old), 4).map((member) => [member.key, member.text]));
  const taken = new Map(statementsOf(bodyOf(hook), 4).map(({ key, text }) => [key, text]));
  const after = statementsOf(bodyOf(now), 4);
  // What stands there already, word for word, was moved before.
  const changed = after.filter(({ key, text }) => before.get(key) !== text && taken.get(key) !== text);
  const fits = ({ key, text }: PythonStatement) =>
    !taken.has(key) &&
    !/\bsuper\(\)/.test(text) &&
    !local.test(text) &&
    !/^(__|def __|["'])/.test(key) &&
    !text.startsWith('    #');
  const members = changed.filter(fits);
  const keys = new Set(after.map(({ key }) => key));
  const isWhole = members.length === changed.length && [...before.keys()].every((key) => keys.has(key));
  return { members: members.map(({ text }) => text), isWhole };
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
