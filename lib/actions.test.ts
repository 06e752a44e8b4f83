import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const WRAPPERS = ['teamAction', 'userAction'];

/** What is wrong with a file of server actions, each export of which is a public endpoint. */
function problemsOf(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const problems: string[] = [];
  const [first] = file.statements;
  const directive = first && ts.isExpressionStatement(first) ? first.expression : undefined;
  if (!directive || !ts.isStringLiteral(directive) || directive.text !== 'use server') {
    problems.push("does not start with 'use server'");
  }
  for (const statement of file.statements) {
    const isExported =
      ts.isExportDeclaration(statement) ||
      ts.isExportAssignment(statement) ||
      (ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword));
    if (isExported && !isBuiltByWrapper(statement))
      problems.push(`exports ${statement.getText().slice(0, 60)}`);
  }
  for (const wrapper of WRAPPERS) {
    const isUsed = text.includes(`${wrapper}(`);
    const isOurs = new RegExp(
      `import \\{[^}]*\\b${wrapper}\\b[^}]*\\} from '(\\.\\./|#lib/)action\\.ts'`,
    ).test(text);
    if (isUsed && !isOurs) problems.push(`uses a ${wrapper} that is not lib/action.ts's`);
  }
  return problems;
}

function isBuiltByWrapper(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const))
    return false;
  return statement.declarationList.declarations.every(({ initializer }) => {
    const callee = initializer && ts.isCallExpression(initializer) ? initializer.expression : undefined;
    return callee !== undefined && ts.isIdentifier(callee) && WRAPPERS.includes(callee.text);
  });
}

describe('actions.ts', () => {
  const files = globSync('{lib,app,components}/**/actions.ts');

  it('exists in the domains that write', () => {
    expect(files).toEqual(expect.arrayContaining(['lib/projects/actions.ts', 'lib/specs/actions.ts']));
  });

  it.each(files)('%s exports only what teamAction or userAction built', (name) => {
    expect(problemsOf(name, readFileSync(name, 'utf8'))).toEqual([]);
  });

  it('no other file opens endpoints with the use server directive', () => {
    const others = globSync('{lib,app,components,messages}/**/*.{ts,tsx}').filter(
      (name) => !files.includes(name),
    );
    const open = others.filter((name) => /^\s*['"]use server['"]/m.test(readFileSync(name, 'utf8')));
    expect(open).toEqual([]);
  });

  it.each([
    ['a bare function', "'use server';\nexport async function drop(id: string) {}"],
    ['a re-export', "'use server';\nexport { drop } from './commands.ts';"],
    ['a default export', "'use server';\nexport default async () => {};"],
    ['another wrapper', "'use server';\nexport const drop = wrap({});"],
    [
      'a wrapper of the same name from elsewhere',
      "'use server';\nimport { teamAction } from './mine.ts';\nexport const a = teamAction({});",
    ],
    ['a missing directive', "import { teamAction } from '../action.ts';\nexport const a = teamAction({});"],
  ])('this test would find %s', (_name, text) => {
    expect(problemsOf('actions.ts', text)).not.toEqual([]);
  });
});
