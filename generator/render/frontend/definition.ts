import type { ActionAccess, ColumnModel, EntityModel, NestedModel } from '../../blueprint/model.ts';
import { groupsOf, metricsOf } from '../backend/figures.ts';
import { code, type Literal, TsImports, tsLiteral } from '../typescript.ts';
import { camel, constantOf, routeOf } from './names.ts';
import { viewsOf } from './views.ts';

type Entities = ReadonlyMap<string, EntityModel>;
type Fields = { [key: string]: Literal };

/** Columns a table shows until somebody chooses others: as many as a laptop's screen holds. */
const SHOWN_COLUMNS = 7;
/** Texts longer than this are written in several lines, not in a cell of a table. */
const LONG_TEXT = 255;

/** `_generated/definition.ts`: what pages know about the entity. */
export function renderDefinition(entity: EntityModel, entities: Entities): string {
  const imports = new TsImports()
    .from('@/lib/entity/definition', 'type EntityDefinition')
    .from('./api', 'api');
  const fields = fieldsOf(entity, entities);
  const body = tsLiteral({
    name: entity.name,
    key: entity.module,
    path: entity.path,
    table: entity.table,
    route: routeOf(entity),
    display: entity.display,
    softDelete: entity.softDelete,
    searchable: entity.search.length > 0,
    fields,
    children: childrenOf(entity, entities),
    views: viewsOf(entity),
    columns: shownColumns(fields),
    access: accessOf(entity),
    groups: groupsOf(entity),
    metrics: metricsOf(entity),
    api: code('api'),
    schemas: {
      ...(entity.account ? {} : { create: schemaOf(entity, 'Create') }),
      update: schemaOf(entity, 'Update'),
    },
  });
  return `${imports}
/** What pages know about the entity; the generator writes it anew from the SPEC. */
export const ${constantOf(entity)}: EntityDefinition = ${body};
`;
}

const schemaOf = (entity: EntityModel, operation: 'Create' | 'Update'): Literal =>
  code(`async () => (await import('@/client/zod.gen')).z${camel(entity.name)}${operation}`);

/** Every field of an entity as pages want to know it, in the order they show them. */
export function fieldsOf(entity: EntityModel, entities: Entities): Fields[] {
  const references = entity.references.map((reference): Fields => {
    const common = {
      name: reference.name,
      kind: reference.target === null ? (reference.image ? 'image' : 'file') : 'reference',
      column: reference.column,
      required: !reference.nullable,
      readOnly: reference.owner || undefined,
      unique: reference.unique || undefined,
      sortable: reference.target !== null,
      operators: reference.target === null ? ['isnull'] : ['eq', 'in', 'isnull'],
    };
    const target = reference.target === null ? undefined : entities.get(reference.target);
    return target ? { ...common, target: target.module } : common;
  });
  const links = entity.links.map(
    (link): Fields => ({
      name: link.name,
      kind: 'links',
      column: link.idsName,
      target: entities.get(link.target)?.module ?? '',
      required: false,
      sortable: false,
      operators: [],
    }),
  );
  const account = entity.account ? ACCOUNT_FIELDS : [];
  return [...entity.columns.map(columnField), ...references, ...links, ...account, ...MOMENTS];
}

const ACCOUNT_FIELDS: readonly Fields[] = [
  { name: 'role', kind: 'string', required: true, readOnly: true, sortable: false, operators: [] },
  { name: 'is_active', kind: 'boolean', required: true, readOnly: true, sortable: false, operators: [] },
];

const MOMENTS: readonly Fields[] = ['created_at', 'updated_at'].map((name) => ({
  name,
  kind: 'datetime',
  required: true,
  readOnly: true,
  sortable: true,
  operators: ['lt', 'lte', 'gt', 'gte'],
}));

function columnField(column: ColumnModel): Fields {
  return {
    name: column.name,
    kind: kindOf(column),
    required: !column.nullable && column.default === null,
    unique: column.unique || undefined,
    sortable: column.sortable,
    operators: [...column.operators],
    help: column.description === null ? undefined : true,
    ...boundsOf(column),
    values: column.enumeration?.members.map((member) => member.value),
    default: defaultOf(column),
  };
}

/** A text without a bound, or with a large one, is written in several lines. */
function kindOf(column: ColumnModel): string {
  if (column.rich) return 'rich';
  if (column.type !== 'string') return column.type;
  return (column.maxLength ?? 0) > LONG_TEXT ? 'text' : 'string';
}

function boundsOf(column: ColumnModel): Fields {
  switch (column.type) {
    case 'integer':
    case 'float':
      return { min: column.min ?? undefined, max: column.max ?? undefined };
    case 'decimal':
    case 'money':
      return { min: column.min ?? undefined, max: column.max ?? undefined, scale: column.scale };
    case 'string':
    case 'text':
    case 'email':
    case 'url':
    case 'phone':
      return {
        minLength: column.minLength ?? undefined,
        maxLength: column.maxLength ?? undefined,
        pattern: column.pattern ?? undefined,
      };
    default:
      return {};
  }
}

function defaultOf(column: ColumnModel): Literal {
  if (column.default === null) return undefined;
  return column.default.kind === 'now' ? 'now' : column.default.value;
}

function childrenOf(entity: EntityModel, entities: Entities): Literal {
  return [...entities.values()].flatMap((child) =>
    child.nested
      .filter((nested) => nested.parent === entity.name)
      .map((nested) => ({
        name: camel(nested.segment.replaceAll('-', '_')),
        target: child.module,
        column: nested.by.kind === 'reference' ? nested.by.column : null,
        segment: nested.segment,
        single: nested.by.kind === 'reference' && nested.by.single,
        link: nested.by.kind === 'link' ? { field: nested.by.link, byTarget: nested.by.inverse } : undefined,
        onDelete: onDeleteOf(child, nested),
      })),
  );
}

function onDeleteOf(child: EntityModel, { by }: NestedModel): Literal {
  if (by.kind === 'link') return undefined;
  return child.references.find(({ column }) => column === by.column)?.onDelete;
}

function shownColumns(fields: readonly Fields[]): Literal {
  const fitting = fields.filter(
    (field) =>
      !['text', 'rich', 'json', 'geo', 'uuid', 'links'].includes(String(field.kind)) && !field.readOnly,
  );
  return [...fitting.slice(0, SHOWN_COLUMNS - 1).map((field) => String(field.name)), 'updated_at'];
}

/** Who may do what with an entity, as pages and browser tests read it. */
export function accessOf(entity: EntityModel): Literal {
  const one = (access: ActionAccess): Literal => {
    const reaches = [{ role: 'user', reach: access.user }, ...access.roles];
    return {
      anyone: access.anyone,
      roles: ['admin', ...reaches.filter(({ reach }) => reach === 'all').map(({ role }) => role)],
      own: reaches.filter(({ reach }) => reach === 'own').map(({ role }) => role),
    };
  };
  const { read, create, update, delete: remove } = entity.access;
  return { read: one(read), create: one(create), update: one(update), delete: one(remove) };
}
