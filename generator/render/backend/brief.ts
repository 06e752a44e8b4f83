import type { EntityModel } from '../../blueprint/model.ts';
import type { Language } from '../../blueprint/schema.ts';
import { call, Imports, indented, prefixed, prose, pythonModule, str } from '../python.ts';
import { keyType } from './keys.ts';
import { answerType } from './schemas.ts';
import { wordsOf } from './words.ts';

/** `_generated/brief.py`: a record as others show it when a list includes it; never with records of its own. */
export function renderBrief(entity: EntityModel, language: Language): string {
  const words = wordsOf(language);
  const imports = new Imports().from('app.core.schemas', 'Instant', 'Ref', 'unset').from('pydantic', 'Field');
  const field = (name: string, type: string, title: string): string =>
    indented(
      prefixed(`${name}: ${type} = `, call('Field', 'default_factory=unset', `title=${str(title)}`)),
      4,
    );
  const lines = [
    ...entity.columns.map((column) => {
      const type = answerType(column, imports);
      return field(column.name, column.nullable ? `${type} | None` : type, column.label);
    }),
    ...entity.references.map((reference) => {
      if (reference.target === null) imports.from('uuid', 'UUID');
      const type = reference.target === null ? 'UUID' : keyType(entity.keys, imports);
      return field(reference.column, reference.nullable ? `${type} | None` : type, reference.label);
    }),
    field('created_at', 'Instant', words.created),
    field('updated_at', 'Instant', words.updated),
  ];
  const doc = `Part of another record: ${prose(entity.label)} Only \`id\` and \`label\` are there unless it was included.`;
  return pythonModule(`How other records show: ${prose(entity.plural)}`, imports, [
    `class ${entity.name}Brief(Ref):\n    """${doc}"""\n\n${lines.join('\n')}`,
  ]);
}
