import type { JdlEnd, JdlFile, JdlName, JdlRelationshipKind } from './ast.ts';
import { type Cursor, JdlSyntaxError } from './cursor.ts';
import { parseAnnotations, toName } from './entity.ts';
import { joinSpans } from './token.ts';

const KINDS: JdlRelationshipKind[] = ['OneToMany', 'ManyToOne', 'OneToOne', 'ManyToMany'];

/** Reads a block `relationship Kind { A{b} to B{a}, … }`; an entry that cannot be read is noted and skipped. */
export function parseRelationships(cursor: Cursor, file: JdlFile): void {
  const first = cursor.expect('relationship');
  const kind = KINDS.find((candidate) => candidate === cursor.current.text);
  if (!kind) cursor.fail(KINDS, 'jdl-unknown-keyword');
  cursor.next();
  cursor.expect('{');
  while (!cursor.take('}')) {
    if (cursor.done) cursor.fail(['}'], 'jdl-unclosed', first);
    if (cursor.take(',') || cursor.take(';')) continue;
    const start = cursor.current;
    try {
      parseEntry(cursor, kind, file);
    } catch (error) {
      if (!(error instanceof JdlSyntaxError)) throw error;
      file.problems.push(error.problem);
      if (cursor.current === start && !cursor.is('}')) cursor.next();
      const { line } = cursor.previous;
      while (!cursor.done && !cursor.is('}') && cursor.current.line === line) cursor.next();
    }
  }
}

function parseEntry(cursor: Cursor, kind: JdlRelationshipKind, file: JdlFile): void {
  const start = cursor.current;
  const from = parseEnd(cursor);
  cursor.expect('to');
  const to = parseEnd(cursor);
  const options: string[] = [];
  while (cursor.take('with')) {
    do options.push(cursor.expectName('builtInEntity').text);
    while (
      cursor.is(',') &&
      ['builtInEntity', 'jpaDerivedIdentifier'].includes(cursor.peek(1).text) &&
      cursor.take(',')
    );
  }
  file.relationships.push({ ...joinSpans(start, cursor.previous), kind, from, to, options });
}

function parseEnd(cursor: Cursor): JdlEnd {
  const doc = cursor.takeKind('doc')?.text;
  const annotations = parseAnnotations(cursor);
  const innerDoc = cursor.takeKind('doc')?.text ?? doc;
  const entity = toName(cursor.expectName('Entity'));
  const end: JdlEnd = { entity, required: false, annotations, doc: innerDoc };
  if (!cursor.take('{')) return end;
  if (cursor.current.kind === 'name') {
    end.field = toName(cursor.next());
    if (cursor.take('(')) {
      end.displayField = cursor.expectName('name').text;
      cursor.expect(')');
    }
  }
  if (cursor.take('required')) end.required = true;
  end.doc = cursor.takeKind('doc')?.text ?? end.doc;
  cursor.expect('}');
  return end;
}

/** How JHipster calls an end nobody named: the other entity with a small first letter. */
export function defaultFieldName(entity: JdlName): string {
  return entity.text.charAt(0).toLowerCase() + entity.text.slice(1);
}
