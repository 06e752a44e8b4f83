import type { ColumnModel, EntityModel } from './model.ts';
import { Names, shorten } from './naming.ts';

/** Every index makes each write dearer; beyond these the rest of the columns go without. */
const MOST = 8;
/** MySQL indexes at most 3072 bytes, four a character; the record's key has to fit too. */
const LONGEST_TEXT = 700;
const ORDERED: ReadonlySet<ColumnModel['type']> = new Set([
  'date',
  'datetime',
  'integer',
  'money',
  'decimal',
  'float',
]);

/** Gives every entity its indexes, under names that are unique in the database, as PostgreSQL and SQLite want them. */
export function prepareIndexes(entities: readonly EntityModel[]): void {
  const names = new Names(
    entities.flatMap((entity) => [
      entity.table,
      ...entity.references.map((reference) => reference.indexName),
      ...entity.links.map((link) => link.thereIndexName),
    ]),
  );
  for (const entity of entities)
    entity.indexes = wanted(entity).map((columns) => ({
      name: names.take(shorten(`ix_${entity.table}_${columns.join('_')}`, 58)),
      columns: [...columns, 'id'],
      liveOnly: entity.softDelete,
    }));
}

/**
 * Returns the columns of the indexes that lists pay for: what is chosen from a few values comes with the moment of creation, so that the
 * newest of a kind are read in order; moments, numbers and the name people see come by themselves. Each ends with the
 * record's key, the tie-break of every order. Where deleted rows stay they are not in the index, on databases that can.
 */
function wanted(entity: EntityModel): string[][] {
  const plain = entity.columns.filter((column) => !column.unique);
  const chosen = plain
    .filter((column) => column.type === 'enum')
    .map((column) => [column.name, 'created_at']);
  const moments = plain
    .filter((column) => column.type === 'date' || column.type === 'datetime')
    .map((column) => [column.name]);
  const shown = plain
    .filter((column) => column.name === entity.display && (column.length ?? LONGEST_TEXT + 1) <= LONGEST_TEXT)
    .map((column) => [column.name]);
  const numbers = plain
    .filter((column) => ORDERED.has(column.type) && column.type !== 'date' && column.type !== 'datetime')
    .map((column) => [column.name]);
  return [['created_at'], ...chosen, ...moments, ...shown, ...numbers].slice(0, MOST);
}
