import type { AppModel, ColumnModel, EntityModel, IndexModel, LinkModel } from '../../blueprint/model.ts';
import { call, type Doc, Imports, indented, pythonModule, str } from '../python.ts';
import { ACCOUNT_COLUMNS, authTables } from './auth-tables.ts';
import { indexesOf, tableConstraints } from './checks.ts';
import { columnType } from './columns.ts';
import { KEY_COLUMN, primaryKeyType } from './keys.ts';

type Table = { name: string; create: Doc; indexes: IndexModel[]; late: LateKey[] };
type LateKey = { name: string; table: string; target: string; column: string; action: string };

/** Partial indexes, where the database has them. */
const LIVE_ROWS = ['postgresql', 'sqlite'].map((name) => `${name}_where=sa.text("deleted_at IS NULL")`);
const OPTIONS = ['mysql_charset="utf8mb4"', 'mysql_collate="utf8mb4_bin"'];

/**
 * The first migration, written from the model instead of by autogenerate: every constraint is there and named, and the
 * order holds on every database. Later migrations are added beside it; this one is never rewritten.
 */
export function renderFirstMigration(app: AppModel): string {
  const imports = new Imports();
  const entities = new Map(app.entities.map((entity) => [entity.name, entity]));
  const ordered = app.order.map((name) => entities.get(name)).filter((entity) => entity !== undefined);
  const tables = [
    ...(app.usesFiles ? [filesTable(app, imports)] : []),
    ...ordered.map((entity) => entityTable(entity, entities, imports)),
    ...ordered.flatMap((entity) => entity.links.map((link) => linkTable(link, entity, entities))),
    ...(app.auth
      ? authTables(app, imports).map(({ name, items, indexes }) => ({
          name,
          create: createTable(name, items),
          indexes: indexes.map((index) => ({ ...index, liveOnly: false })),
          late: [],
        }))
      : []),
  ];
  if (tables.length > 0) imports.module('sqlalchemy as sa').from('alembic', 'op');
  const late = tables.flatMap((table) => table.late);
  const up = [
    ...tables.flatMap((table) => [
      indented(table.create, 4),
      ...table.indexes.map((index) =>
        indented(
          call(
            'op.create_index',
            str(index.name),
            str(table.name),
            `[${index.columns.map(str).join(', ')}]`,
            ...(index.liveOnly ? LIVE_ROWS : []),
          ),
          4,
        ),
      ),
    ]),
    ...lateKeys(late, (key) =>
      call(
        'op.create_foreign_key',
        str(key.name),
        str(key.table),
        str(key.target),
        `[${str(key.column)}]`,
        '["id"]',
        `ondelete=${str(key.action)}`,
      ),
    ),
  ];
  const down = [
    ...lateKeys(late, (key) =>
      call('op.drop_constraint', str(key.name), str(key.table), 'type_="foreignkey"'),
    ),
    // Indexes go with their tables.
    ...[...tables].reverse().map((table) => indented(call('op.drop_table', str(table.name)), 4)),
  ];
  const define = (name: string, doc: string, lines: string[]): string =>
    `def ${name}() -> None:\n    """${doc}"""\n${lines.length > 0 ? lines.join('\n') : ''}`.trimEnd();
  return pythonModule('The schema of the first version.', imports, [
    'revision = "0001"\ndown_revision = None\nbranch_labels = None\ndepends_on = None',
    define('upgrade', 'Creates every table.', up),
    define('downgrade', 'Drops every table.', down),
  ]);
}

/** Keys between tables that refer to each other; SQLite, which cannot add them later, takes them with the table. */
function lateKeys(late: readonly LateKey[], statement: (key: LateKey) => Doc): string[] {
  if (late.length === 0) return [];
  return ['    if op.get_bind().dialect.supports_alter:', ...late.map((key) => indented(statement(key), 8))];
}

function createTable(name: string, items: readonly Doc[]): Doc {
  return call('op.create_table', str(name), ...items, ...OPTIONS);
}

const column = (name: string, type: string, nullable: boolean): Doc =>
  call('sa.Column', str(name), type, `nullable=${nullable ? 'True' : 'False'}`);
const primaryKey = (table: string, ...columns: string[]): Doc =>
  call('sa.PrimaryKeyConstraint', ...columns.map(str), `name=${str(`pk_${table}`.slice(0, 63))}`);

function columnsOf(entity: EntityModel, imports: Imports): Doc[] {
  const found: Doc[] = [];
  imports.from('app.core.types', 'UTCDateTime');
  found.push(column('id', primaryKeyType(entity.keys, imports), false));
  for (const field of entity.columns) {
    if (field.type === 'geo') {
      found.push(
        ...['lat', 'lng'].map((part) =>
          column(`${field.name}_${part}`, columnType(field, imports), field.nullable),
        ),
      );
    } else found.push(column(field.name, columnTypeOf(field, imports), field.nullable));
  }
  for (const reference of entity.references) {
    found.push(
      column(
        reference.column,
        KEY_COLUMN[reference.target === null ? 'uuid' : entity.keys],
        reference.nullable,
      ),
    );
  }
  if (entity.searchColumn) {
    imports.from('app.core.types', 'LongText');
    found.push(column('search_text', 'LongText', false));
  }
  if (entity.account) {
    found.push(...ACCOUNT_COLUMNS.map(([name, type, nullable]) => column(name, type, nullable)));
  }
  found.push(column('created_at', 'UTCDateTime()', false), column('updated_at', 'UTCDateTime()', false));
  found.push(column('version', 'sa.Integer()', false));
  if (entity.softDelete)
    found.push(column('deleted_at', 'UTCDateTime()', true), column('deleted_key', 'sa.BigInteger()', false));
  return found;
}

const columnTypeOf = (field: ColumnModel, imports: Imports): string =>
  field.type === 'json' ? 'sa.JSON()' : columnType(field, imports);

function entityTable(
  entity: EntityModel,
  entities: ReadonlyMap<string, EntityModel>,
  imports: Imports,
): Table {
  const items = [
    ...columnsOf(entity, imports),
    primaryKey(entity.table, 'id'),
    ...tableConstraints(entity, entities, imports),
  ];
  const late = entity.references
    .filter((reference) => reference.useAlter)
    .map((reference) => ({
      name: reference.foreignKeyName,
      table: entity.table,
      target: entities.get(reference.target ?? '')?.table ?? '',
      column: reference.column,
      action: { cascade: 'CASCADE', restrict: 'RESTRICT', 'set-null': 'SET NULL' }[reference.onDelete],
    }));
  return { name: entity.table, create: createTable(entity.table, items), indexes: indexesOf(entity), late };
}

function linkTable(link: LinkModel, entity: EntityModel, entities: ReadonlyMap<string, EntityModel>): Table {
  const key = (name: string, table: string | undefined, constraint: string): Doc =>
    call(
      'sa.ForeignKeyConstraint',
      `[${str(name)}]`,
      `[${str(`${table}.id`)}]`,
      `name=${str(constraint)}`,
      'ondelete="CASCADE"',
    );
  const items = [
    column(link.hereColumn, KEY_COLUMN[entity.keys], false),
    column(link.thereColumn, KEY_COLUMN[entity.keys], false),
    primaryKey(link.table, link.hereColumn, link.thereColumn),
    key(link.hereColumn, entity.table, link.hereKeyName),
    key(link.thereColumn, entities.get(link.target)?.table, link.thereKeyName),
  ];
  return {
    name: link.table,
    create: createTable(link.table, items),
    indexes: [{ name: link.thereIndexName, columns: [link.thereColumn], liveOnly: false }],
    late: [],
  };
}

function filesTable(app: AppModel, imports: Imports): Table {
  imports.from('app.core.types', 'UTCDateTime');
  const items = [
    column('id', 'sa.Uuid()', false),
    column('name', 'sa.String(255)', false),
    column('content_type', 'sa.String(255)', false),
    column('size', 'sa.BigInteger()', false),
    column('sha256', 'sa.String(64)', false),
    column('storage_key', 'sa.String(255)', false),
    column('uploader_id', KEY_COLUMN[app.keys], true),
    column('created_at', 'UTCDateTime()', false),
    primaryKey('stored_files', 'id'),
  ];
  return { name: 'stored_files', create: createTable('stored_files', items), indexes: [], late: [] };
}
