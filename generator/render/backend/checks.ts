import type { CheckModel, ColumnModel, EntityModel, IndexModel } from '../../blueprint/model.ts';
import { call, type Doc, group, type Imports, str } from '../python.ts';
import { columnType } from './columns.ts';

/** Returns the CHECK constraint as an expression, which SQLAlchemy writes in each database's own dialect. */
export function checkConstraint(check: CheckModel, column: ColumnModel, imports: Imports): Doc {
  return call('sa.CheckConstraint', condition(check, column, imports), `name=${str(check.name)}`);
}

function condition(check: CheckModel, column: ColumnModel, imports: Imports): Doc {
  const name = str(check.column);
  const long = (): string => {
    imports.from('app.core.types', 'text_length');
    return `text_length(sa.column(${name}))`;
  };
  switch (check.kind) {
    case 'min':
      return `sa.column(${name}, ${columnType(column, imports)}) >= ${bound(column, column.min, imports)}`;
    case 'max':
      return `sa.column(${name}, ${columnType(column, imports)}) <= ${bound(column, column.max, imports)}`;
    case 'min-length':
      return `${long()} >= ${column.minLength}`;
    case 'max-length':
      return `${long()} <= ${column.maxLength}`;
    case 'values':
      return group(
        `sa.column(${name}, sa.String()).in_(`,
        [group('[', column.enumeration?.members.map((member) => str(member.value)) ?? [], ']')],
        ')',
      );
    case 'latitude':
      return `sa.column(${name}, sa.Double()).between(-90.0, 90.0)`;
    case 'longitude':
      return `sa.column(${name}, sa.Double()).between(-180.0, 180.0)`;
  }
}

function bound(column: ColumnModel, value: string | null, imports: Imports): string {
  if (value === null) throw new Error(`column ${column.name} has a bound without value`);
  if (column.type === 'integer') return value;
  if (column.type === 'float') return /[.e]/.test(value) ? value : `${value}.0`;
  imports.from('decimal', 'Decimal');
  return `Decimal(${str(value)})`;
}

/** Returns the indexes of an entity's table: those of its references, with the order of a parent's list, and of its lists. */
export function indexesOf(entity: EntityModel): IndexModel[] {
  const references = entity.references
    .filter((reference) => !reference.unique)
    .map(({ indexName, column }) => ({ name: indexName, columns: [column, 'id'], liveOnly: false }));
  return [...references, ...entity.indexes];
}

/** Returns every constraint of an entity's table but its primary key. */
export function tableConstraints(
  entity: EntityModel,
  entities: ReadonlyMap<string, EntityModel>,
  imports: Imports,
): Doc[] {
  const found: Doc[] = [];
  // A value is free again once its record is deleted.
  const unique = (name: string, ...columns: string[]): Doc =>
    call(
      'sa.UniqueConstraint',
      ...[...columns, ...(entity.softDelete ? ['deleted_key'] : [])].map(str),
      `name=${str(name)}`,
    );
  for (const column of entity.columns) {
    for (const check of column.checks) found.push(checkConstraint(check, column, imports));
    if (column.uniqueName !== null) found.push(unique(column.uniqueName, column.name));
  }
  for (const reference of entity.references) {
    if (reference.unique) found.push(unique(reference.indexName, reference.column));
  }
  for (const pair of entity.uniqueTogether) {
    found.push(unique(pair.name, ...pair.columns));
  }
  for (const reference of entity.references) {
    const target = reference.target === null ? 'stored_files' : entities.get(reference.target)?.table;
    const action = { cascade: 'CASCADE', restrict: 'RESTRICT', 'set-null': 'SET NULL' }[reference.onDelete];
    const items = [
      `[${str(reference.column)}]`,
      `[${str(`${target}.id`)}]`,
      `name=${str(reference.foreignKeyName)}`,
      `ondelete="${action}"`,
    ];
    found.push(call('sa.ForeignKeyConstraint', ...items, ...(reference.useAlter ? ['use_alter=True'] : [])));
  }
  return found;
}
