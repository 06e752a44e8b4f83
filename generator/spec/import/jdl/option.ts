import type { JdlOption } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { joinSpans } from './token.ts';

/** Options that apply to entities, with or without `with VALUE`. */
export const OPTION_WORDS = [
  'dto',
  'service',
  'paginate',
  'search',
  'filter',
  'microservice',
  'readOnly',
  'embedded',
  'skipClient',
  'skipServer',
  'angularSuffix',
  'clientRootFolder',
  'noFluentMethod',
  'use',
  'secure',
  'entities',
];

/** Reads `NAME entities [with value] [except entities]`, and `use value for entities`. */
export function parseOption(cursor: Cursor): JdlOption {
  const first = cursor.next();
  const listed = parseNames(cursor);
  let entities = listed;
  let value: string | undefined;
  if (first.text === 'use') value = listed.join(', ');
  if (cursor.take('for')) entities = parseNames(cursor);
  if (cursor.take('with')) value = cursor.takeKind('string')?.text ?? cursor.expectName('value').text;
  // `secure X with roles { ROLE allows (get, post) }` carries a block of its own.
  if (cursor.is('{')) skipBlock(cursor);
  if (cursor.take('except')) parseNames(cursor);
  return { ...joinSpans(first, cursor.previous), name: first.text, entities, value };
}

function parseNames(cursor: Cursor): string[] {
  const names: string[] = [];
  do {
    const name = cursor.take('*') ? '*' : cursor.expectName('all').text;
    names.push(name);
  } while (cursor.take(','));
  return names;
}

function skipBlock(cursor: Cursor): void {
  let depth = 0;
  do {
    if (cursor.is('{')) depth += 1;
    if (cursor.is('}')) depth -= 1;
    cursor.next();
  } while (depth > 0 && !cursor.done);
}
