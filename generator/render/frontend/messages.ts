import type { AppModel, EntityModel } from '../../blueprint/model.ts';
import type { Language } from '../../blueprint/schema.ts';
import { camel } from './names.ts';

type Messages = { [key: string]: string | Messages };

const SYSTEM: Record<Language, Record<string, string>> = {
  en: { id: 'Id', role: 'Role', is_active: 'Active', created_at: 'Created', updated_at: 'Updated' },
  es: { id: 'Id', role: 'Rol', is_active: 'Activa', created_at: 'Creado', updated_at: 'Actualizado' },
};

/**
 * `messages/entities.<language>.json`: the words of the SPEC. Both languages start with the SPEC's own words; whoever
 * serves people in the other one translates them there.
 */
export function renderEntityMessages(app: AppModel, language: Language): string {
  const entities = new Map(app.entities.map((entity) => [entity.name, entity]));
  const messages = {
    project: { name: safe(app.name), description: safe(app.description ?? '') },
    entities: Object.fromEntries(
      app.entities.map((entity) => [entity.module, wordsOfEntity(entity, entities, language)]),
    ),
  };
  return `${JSON.stringify(messages, null, 2)}\n`;
}

function wordsOfEntity(
  entity: EntityModel,
  entities: ReadonlyMap<string, EntityModel>,
  language: Language,
): Messages {
  const fields = Object.fromEntries([
    ...Object.entries(SYSTEM[language]),
    ...entity.columns.map((column) => [column.name, safe(sentence(column.label))]),
    ...entity.references.map((reference) => [reference.name, safe(sentence(reference.label))]),
    ...entity.links.map((link) => [link.name, safe(sentence(link.label))]),
  ]);
  const help = Object.fromEntries(
    entity.columns.flatMap((column) =>
      column.description === null ? [] : [[column.name, safe(column.description)]],
    ),
  );
  const values = Object.fromEntries(
    entity.columns.flatMap((column) =>
      column.enumeration
        ? [
            [
              column.name,
              Object.fromEntries(
                column.enumeration.members.map((member) => [member.value, safe(sentence(member.label))]),
              ),
            ],
          ]
        : [],
    ),
  );
  const children = Object.fromEntries(
    [...entities.values()].flatMap((child) =>
      child.nested
        .filter((nested) => nested.parent === entity.name)
        .map((nested) => [camel(nested.segment.replaceAll('-', '_')), safe(sentence(nested.label))]),
    ),
  );
  return {
    one: safe(sentence(entity.label)),
    many: safe(sentence(entity.plural)),
    description: safe(entity.description ?? ''),
    fields,
    help,
    values,
    children,
  };
}

const sentence = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);

/** Messages are ICU patterns: what a SPEC wrote in braces or between angle brackets is meant literally. */
const safe = (text: string): string => text.replace(/'/g, "''").replace(/[{}<>]/g, (char) => `'${char}'`);
