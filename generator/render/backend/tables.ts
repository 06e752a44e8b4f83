import type {
  AppModel,
  ColumnModel,
  DefaultModel,
  EntityModel,
  LinkModel,
  ReferenceModel,
} from '../../blueprint/model.ts';
import { call, type Doc, type Imports, literal, str } from '../python.ts';
import { ACCOUNT_COLUMNS, authTables } from './auth-tables.ts';
import { indexesOf, tableConstraints } from './checks.ts';
import { columnType, defaultExpression } from './columns.ts';
import { KEY_COLUMN, primaryKeyType } from './keys.ts';
import type { Table, TableColumn } from './table-model.ts';

/** Every table of an application, those referred to before those that refer to them as far as cycles allow. */
export function tablesOf(app: AppModel, imports: Imports): Table[] {
  const entities = new Map(app.entities.map((entity) => [entity.name, entity]));
  const ordered = app.order.map((name) => entities.get(name)).filter((entity) => entity !== undefined);
  return [
    ...(app.usesFiles ? [filesTable(app, imports)] : []),
    ...ordered.map((entity) => entityTable(entity, entities, imports)),
    ...ordered.flatMap((entity) => entity.links.map((link) => linkTable(link, entity, entities))),
    ...(app.auth ? authTables(app, imports).map((table) => ({ ...own(table.name), ...table })) : []),
  ];
}

/** What a table of the generator's own has besides. */
const own = (name: string) => ({ key: name, entity: name, late: [], search: [], rich: [] });

/** A column the generator gives, with what rows get that were there before it. */
const plainColumn = (name: string, sql: string, nullable = false, given: Doc | null = null): TableColumn => ({
  key: `=${name}`,
  name,
  sql,
  nullable,
  field: null,
  given,
  made: given,
});
const primaryKey = (table: string, ...columns: string[]): Doc =>
  call('sa.PrimaryKeyConstraint', ...columns.map(str), `name=${str(`pk_${table}`.slice(0, 63))}`);

/** What accounts get that were plain records before: no password, the least rights, nothing against them. */
const ACCOUNT_FILLS: Readonly<Record<string, Doc>> = {
  password_hash: '""',
  role: '"user"',
  is_active: 'True',
  token_version: '0',
  failed_logins: '0',
};

function columnsOf(
  entity: EntityModel,
  entities: ReadonlyMap<string, EntityModel>,
  imports: Imports,
): TableColumn[] {
  imports.from('app.core.types', 'UTCDateTime').from('app.core.clock', 'utc_now');
  if (entity.keys === 'uuid') imports.from('app.core.keys', 'uuid7');
  const moment = (name: string) => plainColumn(name, 'UTCDateTime()', false, 'utc_now');
  return [
    plainColumn('id', primaryKeyType(entity.keys, imports), false, entity.keys === 'uuid' ? 'uuid7' : null),
    ...entity.columns.flatMap((field) => fieldColumns(field, entity, imports)),
    ...entity.references.map((reference): TableColumn => {
      const target = reference.target === null ? undefined : entities.get(reference.target);
      return {
        key: keyOfReference(reference, entity, entities),
        name: reference.column,
        sql: KEY_COLUMN[target === undefined ? 'uuid' : entity.keys],
        nullable: reference.nullable,
        field: {
          id: reference.id,
          name: reference.name,
          label: reference.label,
          type: target === undefined ? 'file' : 'integer',
          rich: false,
          choices: [],
        },
        given: null,
        made: null,
      };
    }),
    ...(entity.searchColumn ? [plainColumn('search_text', longText(imports), false, '""')] : []),
    ...(entity.account
      ? ACCOUNT_COLUMNS.map(([name, type, nullable]) =>
          plainColumn(name, type, nullable, ACCOUNT_FILLS[name] ?? null),
        )
      : []),
    moment('created_at'),
    moment('updated_at'),
    plainColumn('version', 'sa.Integer()', false, '1'),
    ...(entity.softDelete
      ? [
          plainColumn('deleted_at', 'UTCDateTime()', true),
          plainColumn('deleted_key', 'sa.BigInteger()', false, '0'),
        ]
      : []),
  ];
}

function longText(imports: Imports): string {
  imports.from('app.core.types', 'LongText');
  return 'LongText';
}

/** The account is one thing whether the SPEC describes it or not; so is a link, with attributes of its own or without. */
const keyOf = ({ id, name }: EntityModel): string => (name === 'User' ? name : id.replace(/_entity$/, ''));
/** What the generator gives the account is the field of that name once the SPEC has one. */
const keyOfField = ({ id, name }: ColumnModel, entity: EntityModel): string =>
  keyOf(entity) === 'User' && (name === 'email' || name === 'name') ? `account ${name}` : id;

/** A key to something else is another column, whatever it is called. */
function keyOfReference(
  { id, target }: ReferenceModel,
  entity: EntityModel,
  entities: ReadonlyMap<string, EntityModel>,
): string {
  const end = target === null ? undefined : entities.get(target);
  if (end === undefined) return `${id} file`;
  const [, link, part] = /^(.+)_(from|to)$/.exec(id) ?? [];
  if (link === undefined || entity.id !== `${link}_entity`) return `${id} ${keyOf(end)}`;
  const isLoop = entity.references.every(
    (reference) => reference.target === target || !reference.id.startsWith(link),
  );
  return endKey(link, part ?? '', end, isLoop);
}

/** An end of a link: the entity it leads to, so that a link may be told from either side; where both are one, the side. */
const endKey = (link: string, part: string, end: EntityModel, isLoop: boolean): string =>
  `${link} ${isLoop ? part : keyOf(end)}`;

function fieldColumns(field: ColumnModel, entity: EntityModel, imports: Imports): TableColumn[] {
  const { id, name, label, nullable, rich } = field;
  const [sample] = field.samples.values;
  const given = field.default === null ? null : givenFill(field, field.default, imports);
  const choices = field.enumeration?.members.map(({ value }) => value) ?? [];
  const column: TableColumn = {
    key: keyOfField(field, entity),
    name,
    sql: field.type === 'json' ? 'sa.JSON()' : columnType(field, imports),
    nullable,
    field: { id, name, label, type: field.type, rich, choices },
    given,
    made: given ?? (sample === undefined ? null : literal(sample)),
  };
  if (field.type !== 'geo') return [column];
  return ['lat', 'lng'].map((part) => ({
    ...column,
    key: `${id}.${part}`,
    name: `${name}_${part}`,
    made: '0.0',
  }));
}

/** A default as the value of a row; choices are stored as their text. */
const givenFill = (column: ColumnModel, value: DefaultModel, imports: Imports): Doc =>
  value.kind === 'now' ? defaultExpression(column, value, imports) : literal(value.value);

function entityTable(
  entity: EntityModel,
  entities: ReadonlyMap<string, EntityModel>,
  imports: Imports,
): Table {
  const late = entity.references
    .filter((reference) => reference.useAlter)
    .map((reference) => ({
      name: reference.foreignKeyName,
      table: entity.table,
      target: entities.get(reference.target ?? '')?.table ?? '',
      column: reference.column,
      action: { cascade: 'CASCADE', restrict: 'RESTRICT', 'set-null': 'SET NULL' }[reference.onDelete],
    }));
  return {
    key: keyOf(entity),
    name: entity.table,
    entity: entity.name,
    columns: columnsOf(entity, entities, imports),
    primary: ['id'],
    constraints: [primaryKey(entity.table, 'id'), ...tableConstraints(entity, entities, imports)],
    indexes: indexesOf(entity),
    late,
    search: entity.searchColumn ? entity.search : [],
    rich: entity.columns
      .filter(({ name, rich }) => rich && entity.search.includes(name))
      .map(({ name }) => name),
  };
}

function linkTable(link: LinkModel, entity: EntityModel, entities: ReadonlyMap<string, EntityModel>): Table {
  const target = entities.get(link.target);
  const key = (name: string, table: string | undefined, constraint: string): Doc =>
    call(
      'sa.ForeignKeyConstraint',
      `[${str(name)}]`,
      `[${str(`${table}.id`)}]`,
      `name=${str(constraint)}`,
      'ondelete="CASCADE"',
    );
  const column = (part: 'from' | 'to', name: string, end = entity): TableColumn => ({
    ...plainColumn(name, KEY_COLUMN[entity.keys]),
    key: endKey(link.id, part, end, target === entity),
  });
  return {
    key: link.id,
    name: link.table,
    entity: link.table,
    columns: [column('from', link.hereColumn, entity), column('to', link.thereColumn, target)],
    primary: [link.hereColumn, link.thereColumn],
    constraints: [
      primaryKey(link.table, link.hereColumn, link.thereColumn),
      key(link.hereColumn, entity.table, link.hereKeyName),
      key(link.thereColumn, target?.table, link.thereKeyName),
    ],
    indexes: [{ name: link.thereIndexName, columns: [link.thereColumn], liveOnly: false }],
    late: [],
    search: [],
    rich: [],
  };
}

function filesTable(app: AppModel, imports: Imports): Table {
  imports.from('app.core.types', 'UTCDateTime');
  return {
    ...own('stored_files'),
    name: 'stored_files',
    columns: [
      plainColumn('id', 'sa.Uuid()'),
      plainColumn('name', 'sa.String(255)'),
      plainColumn('content_type', 'sa.String(255)'),
      plainColumn('size', 'sa.BigInteger()'),
      plainColumn('sha256', 'sa.String(64)'),
      plainColumn('storage_key', 'sa.String(255)'),
      plainColumn('uploader_id', KEY_COLUMN[app.keys], true),
      plainColumn('created_at', 'UTCDateTime()'),
    ],
    primary: ['id'],
    constraints: [primaryKey('stored_files', 'id')],
    indexes: [],
  };
}
