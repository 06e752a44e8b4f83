import type { ColumnModel, EntityModel, LinkModel, ReferenceModel } from '../../blueprint/model.ts';
import type { Keys } from '../../blueprint/schema.ts';
import {
  call,
  type Doc,
  group,
  Imports,
  indented,
  layout,
  prefixed,
  prose,
  pythonModule,
  str,
  tuple,
} from '../python.ts';
import { indexesOf, tableConstraints } from './checks.ts';
import { columnType, defaultExpression, pythonType } from './columns.ts';
import { KEY_COLUMN, keyType } from './keys.ts';

type Entities = ReadonlyMap<string, EntityModel>;

/** `_generated/model.py`: the table's columns and relations as an abstract class, and its link tables. */
export function renderModel(entity: EntityModel, entities: Entities): string {
  const imports = new Imports().from('app.core.model', 'TABLE_OPTIONS');
  const base = entity.softDelete ? 'SoftDelete' : 'Record';
  imports.from(entity.softDelete ? 'app.core.soft_delete' : 'app.core.model', base);
  const members = [
    ...entity.columns.flatMap((column) => columnLines(column, imports)),
    ...entity.references.map((reference) => referenceColumn(reference, entity.keys, imports)),
    ...(entity.searchColumn ? [searchColumn(imports)] : []),
  ];
  const properties = [
    ...entity.columns.filter((column) => column.type === 'geo').map(geoProperty),
    ...relationships(entity, imports),
    ...displayProperty(entity),
  ];
  if (entity.account) imports.from('app.auth.account', 'AccountColumns');
  const head = [
    `class ${entity.name}Base(${entity.account ? `AccountColumns, ${base}` : base}):`,
    `    """${prose(entity.description ?? entity.label)}"""`,
    '',
    '    __abstract__ = True',
    indented(`__tablename__ = ${str(entity.table)}`, 4),
    indented(prefixed('__table_args__ = ', tableArguments(entity, entities, imports)), 4),
  ];
  if (entity.searchColumn)
    head.push(indented(prefixed('search_fields = ', tuple(entity.search.map(str))), 4));
  const rich = entity.columns.filter((column) => column.rich).map(({ name }) => str(name));
  if (rich.length > 0) head.push(indented(prefixed('rich_fields = ', tuple(rich)), 4));
  const body = [head.join('\n'), members.join('\n'), ...properties]
    .filter((part) => part !== '')
    .join('\n\n');
  const related = new Imports();
  for (const name of relatedNames(entity))
    related.from(`app.modules.${entities.get(name)?.module}.ext`, name);
  const forward =
    related.toString() === '' ? '' : `if TYPE_CHECKING:\n${related.toString().replace(/^(?=.)/gm, '    ')}`;
  if (forward !== '') imports.from('typing', 'TYPE_CHECKING');
  const links = entity.links.map((link) => linkTable(link, entity, entities));
  if (links.length > 0) imports.from('app.core.model', 'Base');
  if (members.length > 0) imports.from('sqlalchemy.orm', 'Mapped', 'mapped_column');
  if ([body, ...links].some((text) => /\bsa\./.test(text))) imports.module('sqlalchemy as sa');
  return pythonModule(`Table of: ${prose(entity.plural)}`, imports, [
    [forward, ...links].filter((part) => part !== '').join('\n\n'),
    body,
  ]);
}

function tableArguments(entity: EntityModel, entities: Entities, imports: Imports): Doc {
  const indexes = indexesOf(entity).map(({ name, columns, liveOnly }) =>
    call('sa.Index', str(name), ...columns.map(str), ...(liveOnly ? ['**LIVE_ROWS'] : [])),
  );
  if (entity.indexes.some((index) => index.liveOnly)) imports.from('app.core.types', 'LIVE_ROWS');
  const info = group('{', [`"info": {"label": ${str(entity.plural)}}`, '**TABLE_OPTIONS'], '}');
  return tuple([...tableConstraints(entity, entities, imports), ...indexes, info]);
}

function columnLines(column: ColumnModel, imports: Imports): string[] {
  const type = columnType(column, imports);
  if (column.type === 'geo') {
    imports.from('app.core.schemas', 'GeoPoint');
    const annotation = column.nullable ? 'float | None' : 'float';
    return ['lat', 'lng'].map(
      (part) => `    ${column.name}_${part}: Mapped[${annotation}] = mapped_column(${type})`,
    );
  }
  const plain = pythonType(column, imports);
  const annotation = column.nullable ? `${plain} | None` : plain;
  const values = column.enumeration ? enumColumn(column, imports) : type;
  const items: Doc[] = [values];
  // `Any` says nothing about null.
  if (column.type === 'json' && !column.nullable) items.push('nullable=False');
  if (column.default) items.push(prefixed('default=', defaultExpression(column, column.default, imports)));
  return [indented(prefixed(`${column.name}: Mapped[${annotation}] = `, call('mapped_column', ...items)), 4)];
}

/** Stored as text with a CHECK of its own: native enumerations cannot grow on every database. */
function enumColumn(column: ColumnModel, imports: Imports): Doc {
  imports.from('app.core.types', 'choice');
  return call('choice', column.enumeration?.className ?? '', String(column.length));
}

function referenceColumn(reference: ReferenceModel, keys: Keys, imports: Imports): string {
  const kind = reference.target === null ? 'uuid' : keys;
  const plain = keyType(kind, imports);
  const annotation = reference.nullable ? `${plain} | None` : plain;
  return `    ${reference.column}: Mapped[${annotation}] = mapped_column(${KEY_COLUMN[kind]})`;
}

function searchColumn(imports: Imports): string {
  imports.from('app.core.types', 'LongText');
  return '    # What searches read, and nothing else does; kept by app.core.model.\n    search_text: Mapped[str] = mapped_column(LongText, default="", deferred=True, deferred_raiseload=True)';
}

function geoProperty(column: ColumnModel): string {
  const { name, nullable } = column;
  const type = nullable ? 'GeoPoint | None' : 'GeoPoint';
  const guard = nullable
    ? [`        if self.${name}_lat is None or self.${name}_lng is None:`, '            return None']
    : [];
  const part = (axis: string): string =>
    `        self.${name}_${axis} = ${nullable ? `None if value is None else value.${axis}` : `value.${axis}`}`;
  return [
    '    @property',
    `    def ${name}(self) -> ${type}:`,
    ...guard,
    `        return GeoPoint(lat=self.${name}_lat, lng=self.${name}_lng)`,
    '',
    `    @${name}.setter`,
    `    def ${name}(self, value: ${type}) -> None:`,
    part('lat'),
    part('lng'),
  ].join('\n');
}

function relationships(entity: EntityModel, imports: Imports): string[] {
  const found: string[] = [];
  const add = (name: string, annotation: string, items: Doc[]): void => {
    imports.from('sqlalchemy.orm', 'Mapped', 'declared_attr', 'relationship');
    const body = layout(prefixed('return ', call('relationship', ...items, 'lazy="raise_on_sql"')), 8);
    found.push(`    @declared_attr\n    def ${name}(cls) -> Mapped[${annotation}]:\n        ${body}`);
  };
  for (const reference of entity.references) {
    const key = `foreign_keys="${entity.name}.${reference.column}"`;
    if (reference.target === null) {
      imports.from('app.files.model', 'StoredFile');
      add(reference.name, reference.nullable ? 'StoredFile | None' : 'StoredFile', ['StoredFile', key]);
      continue;
    }
    const annotation = reference.nullable ? `"${reference.target} | None"` : `"${reference.target}"`;
    const items: Doc[] = [str(reference.target), key, `back_populates=${str(reference.inverse ?? '')}`];
    if (reference.target === entity.name) items.push(`remote_side="${entity.name}.id"`);
    // Keys are set as columns. Records that refer to each other, or to themselves, have no order in which to be written.
    if (reference.target === entity.name || reference.useAlter) items.push('viewonly=True');
    add(reference.name, annotation, items);
  }
  for (const collection of entity.collections) {
    const annotation = collection.single ? `"${collection.target} | None"` : `list["${collection.target}"]`;
    const key = `foreign_keys="${collection.target}.${collection.column}"`;
    // The database carries out what a deletion means for the other side.
    add(collection.name, annotation, [
      str(collection.target),
      key,
      `back_populates=${str(collection.back)}`,
      `uselist=${collection.single ? 'False' : 'True'}`,
      'passive_deletes="all"',
    ]);
  }
  for (const link of entity.links) {
    const items: Doc[] = [
      str(link.target),
      `secondary=${str(link.table)}`,
      `back_populates=${str(link.inverse)}`,
    ];
    if (link.target === entity.name)
      items.push(...selfJoin(entity.name, link.table, link.hereColumn, link.thereColumn));
    add(link.name, `list["${link.target}"]`, [
      ...items,
      `order_by="${link.target}.id"`,
      'uselist=True',
      'passive_deletes=True',
    ]);
  }
  for (const link of entity.backLinks) {
    const items: Doc[] = [
      str(link.target),
      `secondary=${str(link.table)}`,
      `back_populates=${str(link.back)}`,
    ];
    const own = entity.links.find((candidate) => candidate.table === link.table);
    if (own) items.push(...selfJoin(entity.name, own.table, own.thereColumn, own.hereColumn));
    add(link.name, `list["${link.target}"]`, [
      ...items,
      `order_by="${link.target}.id"`,
      'uselist=True',
      'passive_deletes=True',
    ]);
  }
  return found;
}

function selfJoin(name: string, table: string, here: string, there: string): string[] {
  return [
    `primaryjoin="${name}.id == ${table}.c.${here}"`,
    `secondaryjoin="${name}.id == ${table}.c.${there}"`,
  ];
}

function displayProperty(entity: EntityModel): string[] {
  const column = entity.columns.find((candidate) => candidate.name === entity.display);
  if (!column) return [];
  const value = column.nullable ? `self.${column.name} or super().display` : `self.${column.name}`;
  return [`    @property\n    def display(self) -> str:\n        return ${value}`];
}

function linkTable(link: LinkModel, entity: EntityModel, entities: Entities): string {
  const target = entities.get(link.target);
  const key = (column: string, table: string | undefined, name: string): Doc =>
    call(
      'sa.ForeignKeyConstraint',
      `[${str(column)}]`,
      `[${str(`${table}.id`)}]`,
      `name=${str(name)}`,
      'ondelete="CASCADE"',
    );
  return layout(
    prefixed(
      `${link.table}_table = `,
      call(
        'sa.Table',
        str(link.table),
        'Base.metadata',
        `sa.Column(${str(link.hereColumn)}, ${KEY_COLUMN[entity.keys]}, primary_key=True)`,
        `sa.Column(${str(link.thereColumn)}, ${KEY_COLUMN[entity.keys]}, primary_key=True)`,
        key(link.hereColumn, entity.table, link.hereKeyName),
        key(link.thereColumn, target?.table, link.thereKeyName),
        call('sa.Index', str(link.thereIndexName), str(link.thereColumn)),
        '**TABLE_OPTIONS',
      ),
    ),
  );
}

/** Other entities named in annotations, sorted as imports are. */
function relatedNames(entity: EntityModel): string[] {
  const names = [
    ...entity.references.map((reference) => reference.target),
    ...entity.collections.map((collection) => collection.target),
    ...entity.links.map((link) => link.target),
    ...entity.backLinks.map((link) => link.target),
  ];
  return [...new Set(names)].filter((name): name is string => name !== null);
}
