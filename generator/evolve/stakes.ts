import type { AppModel, ColumnModel, EntityModel } from '../blueprint/model.ts';
import type { Language } from '../blueprint/schema.ts';
import type { Change } from './changes.ts';

/** What rows give up by a destructive change, and the statement that counts them in the database somebody runs. */
export type Stake = { sentence: string; countSql: string };

/**
 * Tells what a destructive change costs, in terms of the application as it is now (`before`). Undefined for a change that
 * costs no row anything, and where it cannot be counted (another database server begins empty).
 */
export function stakeOf(change: Change, before: AppModel, language: Language): Stake | undefined {
  if (change.impact !== 'destructive') return undefined;
  const words = WORDS[language];
  switch (change.kind) {
    case 'entity.removed': {
      const entity = before.entities.find(({ id }) => id === change.id);
      return entity && stake(words.records(entity.name), entity.table, 'TRUE');
    }
    case 'field.removed':
    case 'field.type': {
      const held = findHolder(before, change.id);
      return held && stake(words.values(held.entity, held.name), held.table, `${held.name} IS NOT NULL`);
    }
    case 'choice.removed': {
      const held = findHolder(before, change.id);
      const literal = `'${change.value.replaceAll("'", "''")}'`;
      return (
        held &&
        stake(words.choice(held.entity, held.name, change.value), held.table, `${held.name} = ${literal}`)
      );
    }
    case 'relation.removed':
    case 'relation.kind':
    case 'relation.ends':
    case 'relation.entity': {
      const link = before.entities.flatMap(({ links }) => links).find(({ id }) => id === change.id);
      if (link) return stake(words.links(change.from, change.to), link.table, 'TRUE');
      const held = findHolder(before, change.id);
      return held && stake(words.links(change.from, change.to), held.table, `${held.name} IS NOT NULL`);
    }
    default:
      return undefined;
  }
}

const stake = (sentence: string, table: string, condition: string): Stake => ({
  sentence,
  countSql: `SELECT count(*) FROM ${table}${condition === 'TRUE' ? '' : ` WHERE ${condition}`};`,
});

/** The table and column that hold a field or a relation, by its id. */
function findHolder(
  { entities }: AppModel,
  id: string,
): { entity: string; table: string; name: string } | undefined {
  for (const entity of entities) {
    const name = columnOf(entity, id);
    if (name !== undefined) return { entity: entity.name, table: entity.table, name };
  }
  return undefined;
}

function columnOf({ columns, references }: EntityModel, id: string): string | undefined {
  const column: ColumnModel | undefined = columns.find((each) => each.id === id);
  return column?.name ?? references.find((each) => each.id === id)?.column;
}

const WORDS = {
  es: {
    records: (entity: string) => `Se pierden todos los registros de ${entity}`,
    values: (entity: string, field: string) =>
      `Cada registro de ${entity} que tenga algo en \`${field}\` lo pierde, o deja de caber`,
    choice: (entity: string, field: string, value: string) =>
      `Los registros de ${entity} con \`${field}\` = \`${value}\` necesitan otro valor`,
    links: (from: string, to: string) => `Se pierde qué registro de ${from} va con cuál de ${to}`,
  },
  en: {
    records: (entity: string) => `All records of ${entity} are lost`,
    values: (entity: string, field: string) =>
      `Every record of ${entity} that holds something in \`${field}\` loses it, or no longer fits`,
    choice: (entity: string, field: string, value: string) =>
      `Records of ${entity} whose \`${field}\` is \`${value}\` need another value`,
    links: (from: string, to: string) => `Which record of ${from} goes with which of ${to} is lost`,
  },
} as const satisfies Record<Language, unknown>;
