import type { JdlAnnotation, JdlEntity, JdlField, JdlFile, JdlName, JdlValidation } from './ast.ts';
import { type Cursor, JdlSyntaxError } from './cursor.ts';
import { joinSpans, type Token } from './token.ts';

const BARE_VALIDATIONS = ['required', 'unique'];
const VALUED_VALIDATIONS = ['minlength', 'maxlength', 'min', 'max', 'pattern', 'minbytes', 'maxbytes'];
export const JDL_VALIDATIONS = [...BARE_VALIDATIONS, ...VALUED_VALIDATIONS];

type EntityContext = {
  doc: string | undefined;
  annotations: JdlAnnotation[];
  constants: ReadonlyMap<string, string>;
  file: JdlFile;
};

/** Reads `entity Name [(table)] [{ fields }]`; a field that cannot be read is noted and skipped. */
export function parseEntity(cursor: Cursor, context: EntityContext): JdlEntity {
  const first = cursor.expect('entity');
  const name = toName(cursor.expectName('Name'));
  let table: string | undefined;
  if (cursor.take('(')) {
    table = cursor.next().text;
    cursor.expect(')');
  }
  const fields: JdlField[] = [];
  if (cursor.take('{')) {
    while (!cursor.take('}')) {
      if (cursor.done) cursor.fail(['}'], 'jdl-unclosed', first);
      readField(cursor, context, fields);
    }
  }
  const span = joinSpans(first, cursor.previous);
  return { ...span, name, table, fields, annotations: context.annotations, doc: context.doc };
}

function readField(cursor: Cursor, context: EntityContext, fields: JdlField[]): void {
  if (cursor.take(',') || cursor.take(';')) return;
  const doc = cursor.takeKind('doc');
  const last = fields.at(-1);
  // A comment on the line where a field ends describes that field, not the next one.
  if (doc && last && last.endLine === doc.line && last.doc === undefined) {
    last.doc = doc.text;
    return;
  }
  if (doc && cursor.is('}')) return;
  const start = cursor.current;
  try {
    fields.push(parseField(cursor, doc?.text, context));
  } catch (error) {
    if (!(error instanceof JdlSyntaxError)) throw error;
    context.file.problems.push(error.problem);
    if (cursor.current === start && !cursor.is('}')) cursor.next();
    skipToNextLine(cursor);
  }
}

function parseField(cursor: Cursor, doc: string | undefined, context: EntityContext): JdlField {
  const annotations = parseAnnotations(cursor);
  const ownDoc = cursor.takeKind('doc')?.text ?? doc;
  const name = toName(cursor.expectName('name'));
  cursor.take(':');
  if (cursor.current.line > name.line) cursor.fail(['String'], 'jdl-syntax', cursor.previous);
  const type = toName(cursor.expectName('String'));
  const field: JdlField = { ...joinSpans(name, type), name, type, validations: [], annotations, doc: ownDoc };
  // A validation stays on its field's line or begins the next one; the next field's name is never a validation word followed by a type.
  while (isValidation(cursor)) field.validations.push(parseValidation(cursor, context));
  if (
    cursor.current.kind === 'name' &&
    cursor.current.line === cursor.previous.endLine &&
    !startsField(cursor)
  ) {
    cursor.fail(JDL_VALIDATIONS, 'jdl-unknown-keyword');
  }
  Object.assign(field, joinSpans(name, cursor.previous));
  return field;
}

function isValidation(cursor: Cursor): boolean {
  const { current } = cursor;
  if (current.kind !== 'name') return false;
  if (VALUED_VALIDATIONS.includes(current.text)) return cursor.peek(1).text === '(';
  return BARE_VALIDATIONS.includes(current.text) && !/^[A-Z]/.test(cursor.peek(1).text);
}

/** Fields may follow each other on one line without a comma: `name String age Integer`. */
function startsField(cursor: Cursor): boolean {
  const type = cursor.peek(1);
  return type.kind === 'name' && /^\p{Lu}/u.test(type.text);
}

function parseValidation(cursor: Cursor, context: EntityContext): JdlValidation {
  const word = cursor.next();
  if (BARE_VALIDATIONS.includes(word.text)) return { ...joinSpans(word, word), name: word.text };
  cursor.expect('(');
  const argument = cursor.current;
  let value = argument.text;
  if (argument.kind === 'name') {
    const constant = context.constants.get(argument.text);
    if (constant === undefined) {
      const { line, column, endLine, endColumn } = argument;
      const expected = [...context.constants.keys()];
      context.file.problems.push({
        line,
        column,
        endLine,
        endColumn,
        found: value,
        expected,
        code: 'jdl-unknown-constant',
      });
    }
    value = constant ?? '';
  } else if (argument.kind !== 'number' && argument.kind !== 'regex' && argument.kind !== 'string') {
    cursor.fail(word.text === 'pattern' ? ['/^[a-z]+$/'] : ['1']);
  }
  cursor.next();
  cursor.expect(')');
  return {
    ...joinSpans(word, cursor.previous),
    name: word.text,
    value,
    valueSpan: joinSpans(argument, argument),
  };
}

/** Reads any number of `@name` and `@name(value)`. */
export function parseAnnotations(cursor: Cursor): JdlAnnotation[] {
  const annotations: JdlAnnotation[] = [];
  while (cursor.is('@')) {
    const first = cursor.next();
    const name = cursor.expectName('Id').text;
    let value: string | undefined;
    // An annotation's parenthesis touches its name; `@Id (x)` would belong to something else.
    if (cursor.is('(') && cursor.current.column === cursor.previous.endColumn) {
      cursor.next();
      const parts: string[] = [];
      while (!cursor.is(')') && !cursor.done) parts.push(cursor.next().text);
      cursor.expect(')');
      value = parts.join(' ');
    }
    annotations.push({ ...joinSpans(first, cursor.previous), name, value });
  }
  return annotations;
}

function skipToNextLine(cursor: Cursor): void {
  const { line } = cursor.previous;
  while (!cursor.done && !cursor.is('}') && cursor.current.line === line) {
    if (cursor.next().text === ',') return;
  }
}

export function toName(token: Token): JdlName {
  const { text, line, column, endLine, endColumn } = token;
  return { text, line, column, endLine, endColumn };
}
