import type { JdlEnum, JdlEnumValue } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { toName } from './entity.ts';
import { joinSpans } from './token.ts';

/** Reads `enum Name { VALUE, VALUE (label), VALUE ("a label") }`; commas may be left out. */
export function parseEnum(cursor: Cursor, doc: string | undefined): JdlEnum {
  const first = cursor.expect('enum');
  const name = toName(cursor.expectName('Name'));
  cursor.expect('{');
  const values: JdlEnumValue[] = [];
  while (!cursor.take('}')) {
    if (cursor.done) cursor.fail(['}'], 'jdl-unclosed', first);
    if (cursor.takeKind('doc') || cursor.take(',') || cursor.take(';')) continue;
    values.push(parseValue(cursor));
  }
  return { ...joinSpans(first, cursor.previous), name, values, doc };
}

function parseValue(cursor: Cursor): JdlEnumValue {
  const word = cursor.takeKind('number') ?? cursor.expectName('VALUE');
  let label: string | undefined;
  if (cursor.take('(')) {
    const parts: string[] = [];
    while (!cursor.is(')') && !cursor.is('}') && !cursor.done) parts.push(cursor.next().text);
    cursor.expect(')');
    label = parts.join(' ').trim() || undefined;
  }
  return { ...joinSpans(word, cursor.previous), name: word.text, label };
}
