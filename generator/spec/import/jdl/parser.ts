import { parseApplication } from './application.ts';
import type { JdlFile } from './ast.ts';
import { Cursor, JdlSyntaxError } from './cursor.ts';
import { parseAnnotations, parseEntity } from './entity.ts';
import { parseEnum } from './enumeration.ts';
import { type LexProblem, tokenizeJdl } from './lexer.ts';
import { OPTION_WORDS, parseOption } from './option.ts';
import { parseRelationships } from './relationship.ts';
import { joinSpans } from './token.ts';

/** What may begin a declaration, in the order worth suggesting. */
export const JDL_KEYWORDS = ['entity', 'enum', 'relationship', 'application', 'deployment', ...OPTION_WORDS];

/**
 * Reads a JHipster JDL text (grammar as of JHipster 8; older forms too).
 * Never throws: a declaration that cannot be read becomes a problem, and reading goes on after it.
 */
export function parseJdl(text: string): JdlFile {
  const { tokens, problems } = tokenizeJdl(text);
  const file: JdlFile = {
    entities: [],
    enums: [],
    relationships: [],
    options: [],
    applications: [],
    deployments: [],
    problems: problems.map(fromLexer),
  };
  const cursor = new Cursor(tokens);
  const constants = readConstants(cursor);
  while (!cursor.done) {
    const before = cursor.current;
    try {
      parseDeclaration(cursor, file, constants);
    } catch (error) {
      if (!(error instanceof JdlSyntaxError)) throw error;
      file.problems.push(error.problem);
      if (cursor.current === before) cursor.next();
      skipToDeclaration(cursor);
    }
  }
  file.problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return file;
}

function parseDeclaration(cursor: Cursor, file: JdlFile, constants: ReadonlyMap<string, string>): void {
  const doc = cursor.takeKind('doc')?.text;
  const annotations = parseAnnotations(cursor);
  const innerDoc = cursor.takeKind('doc')?.text ?? doc;
  if (cursor.done || cursor.take(';') || cursor.take(',')) return;
  const word = cursor.current.text;
  if (cursor.current.kind !== 'name') cursor.fail(['entity']);
  if (cursor.peek(1).text === '=') skipConstant(cursor);
  else if (word === 'entity')
    file.entities.push(parseEntity(cursor, { doc: innerDoc, annotations, constants, file }));
  else if (word === 'enum') file.enums.push(parseEnum(cursor, innerDoc));
  else if (word === 'relationship') parseRelationships(cursor, file);
  else if (word === 'application') parseApplication(cursor, file);
  else if (word === 'deployment') skipDeployment(cursor, file);
  else if (OPTION_WORDS.includes(word)) file.options.push(parseOption(cursor));
  else cursor.fail(JDL_KEYWORDS, 'jdl-unknown-keyword');
}

/** Constants may be used before they are written, so they are gathered first. */
function readConstants(cursor: Cursor): Map<string, string> {
  const constants = new Map<string, string>();
  for (const [index, token] of cursor.tokens.entries()) {
    const value = cursor.tokens[index + 2];
    if (token.kind === 'name' && cursor.tokens[index + 1]?.text === '=' && value?.kind === 'number') {
      constants.set(token.text, value.text);
    }
  }
  return constants;
}

function skipConstant(cursor: Cursor): void {
  cursor.next();
  cursor.next();
  if (!cursor.takeKind('number')) cursor.fail(['1']);
  cursor.take(',');
}

function skipDeployment(cursor: Cursor, file: JdlFile): void {
  const first = cursor.next();
  cursor.expect('{');
  for (let depth = 1; depth > 0 && !cursor.done; cursor.next()) {
    if (cursor.is('{')) depth += 1;
    if (cursor.is('}')) depth -= 1;
  }
  file.deployments.push(joinSpans(first, cursor.previous));
}

/** After an error: on to the next word that begins a declaration at the start of a line. */
function skipToDeclaration(cursor: Cursor): void {
  while (!cursor.done) {
    const { current, previous } = cursor;
    const startsLine = current.line > previous.endLine;
    const opens = current.kind === 'doc' || current.text === '@' || JDL_KEYWORDS.includes(current.text);
    if (startsLine && opens && cursor.peek(1).kind !== 'end') return;
    cursor.next();
  }
}

function fromLexer(problem: LexProblem): JdlFile['problems'][number] {
  const { kind, text, line, column, endLine, endColumn } = problem;
  const closers = { 'open-comment': '*/', 'open-string': '"', 'open-regex': '/)', 'unknown-character': '' };
  return {
    line,
    column,
    endLine,
    endColumn,
    found: text,
    expected: closers[kind] === '' ? [] : [closers[kind]],
    code: kind === 'unknown-character' ? 'jdl-unknown-character' : 'jdl-unclosed',
  };
}
