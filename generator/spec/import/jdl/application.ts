import type { JdlApplication, JdlFile } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { OPTION_WORDS, parseOption } from './option.ts';
import { joinSpans } from './token.ts';

/** Reads `application { config { key value … } entities … options … }`. */
export function parseApplication(cursor: Cursor, file: JdlFile): void {
  const first = cursor.expect('application');
  cursor.expect('{');
  const application: JdlApplication = { ...joinSpans(first, first), config: new Map() };
  while (!cursor.take('}')) {
    if (cursor.done) cursor.fail(['}'], 'jdl-unclosed', first);
    if (cursor.takeKind('doc') || cursor.take(',')) continue;
    if (cursor.is('config')) parseConfig(cursor, application);
    else if (OPTION_WORDS.includes(cursor.current.text)) file.options.push(parseOption(cursor));
    else cursor.fail(['config', ...OPTION_WORDS], 'jdl-unknown-keyword');
  }
  Object.assign(application, joinSpans(first, cursor.previous));
  file.applications.push(application);
}

function parseConfig(cursor: Cursor, application: JdlApplication): void {
  const first = cursor.expect('config');
  // `config(generator-name) { … }` holds the settings of another generator.
  const isForeign = cursor.take('(');
  if (isForeign) {
    while (!cursor.take(')') && !cursor.done) cursor.next();
  }
  cursor.expect('{');
  while (!cursor.take('}')) {
    if (cursor.done) cursor.fail(['}'], 'jdl-unclosed', first);
    if (cursor.takeKind('doc') || cursor.take(',')) continue;
    const key = cursor.expectName('baseName');
    const values = parseConfigValue(cursor);
    if (!isForeign) application.config.set(key.text, { values, span: joinSpans(key, cursor.previous) });
  }
}

function parseConfigValue(cursor: Cursor): string[] {
  const values: string[] = [];
  if (cursor.take('[')) {
    while (!cursor.take(']') && !cursor.done) {
      if (!cursor.take(',')) values.push(cursor.next().text);
    }
    return values;
  }
  if (cursor.is('}') || cursor.is(',')) cursor.fail(['value']);
  values.push(cursor.next().text);
  return values;
}
