import type { Language } from '../../../blueprint/schema.ts';
import { report } from '../../diagnose.ts';
import { type Draft, emptyDraft } from '../../draft.ts';
import { parseTables } from '../tables/parse.ts';
import { noteText } from '../tables/schema-json.ts';
import { addTables } from '../tables/table-draft.ts';

/** Reads a DBML text into a draft; a syntax error leaves nothing to read, since DBML's parser gives up then. */
export async function readDbml(text: string, language: Language): Promise<Draft> {
  const draft = emptyDraft(language);
  const outcome = await parseTables(text, 'dbml');
  if ('problems' in outcome) {
    for (const { message, line, column } of outcome.problems) {
      report(
        draft,
        'error',
        'dbml-syntax',
        { line, column, endLine: line, endColumn: column + 1 },
        {
          es: `DBML no permite esto aquí: ${message}.`,
          en: `DBML does not allow this here: ${message}.`,
        },
      );
    }
    return draft;
  }
  const { schema } = outcome;
  addTables(draft, schema, text);
  const name = schema.project?.name?.trim();
  const span = { line: 1, column: 1, endLine: 1, endColumn: 2 };
  if (name) draft.title = { text: name, span };
  const about = noteText(schema.project?.note);
  if (about) draft.description.push({ text: about, span });
  return draft;
}
