import type { ColumnModel, EntityModel, Operator } from '../../blueprint/model.ts';
import { group, Imports, indented, layout, prefixed, prose, pythonModule, str, tuple } from '../python.ts';
import { pythonType } from './columns.ts';
import { includesOf, shownFields } from './list-view.ts';

const CORE = 'app.core.listing';
const SCHEMAS = 'app.core.schemas';
/** Parameters of every list; a field of that name is asked for as `field__eq`. */
const PAGE_PARAMETERS = new Set(
  'limit offset cursor count sort search deleted fields include group_by metrics bom separator filterable model_config'.split(
    ' ',
  ),
);
const KEY_OPERATORS: Operator[] = ['eq', 'ne', 'in', 'isnull'];
const RANGE_OPERATORS: Operator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'];

/** What the account is besides what a SPEC says of it. */
const ACCOUNT_FILTERS: readonly Filter[] = [
  { name: 'role', type: 'FilterText', operators: ['eq', 'in'] },
  { name: 'is_active', type: 'bool', operators: ['eq'] },
];

type Filter = { name: string; type: string; operators: readonly Operator[] };

/** What a list of the entity can be narrowed by; also what its tests try. */
export function filtersOf(entity: EntityModel, imports: Imports): Filter[] {
  const core = (name: string): string => {
    imports.from(SCHEMAS, name);
    return name;
  };
  const key = (): string => {
    imports.from('app.core.keys', 'FilterId');
    return 'FilterId';
  };
  return [
    { name: 'id', type: key(), operators: ['in'] },
    ...entity.columns
      .filter((column) => column.operators.length > 0)
      .map((column) => ({
        name: column.name,
        type: filterType(column, imports),
        operators: column.operators,
      })),
    ...entity.references.map((reference) => {
      if (reference.target === null) imports.from('uuid', 'UUID');
      return {
        name: reference.column,
        type: reference.target === null ? 'UUID' : key(),
        operators: KEY_OPERATORS,
      };
    }),
    ...(entity.account
      ? ACCOUNT_FILTERS.map((filter) => ({
          ...filter,
          type: filter.type === 'bool' ? 'bool' : core(filter.type),
        }))
      : []),
    { name: 'created_at', type: core('Moment'), operators: RANGE_OPERATORS },
    { name: 'updated_at', type: core('Moment'), operators: RANGE_OPERATORS },
  ];
}

function filterType(column: ColumnModel, imports: Imports): string {
  const named: Partial<Record<ColumnModel['type'], string>> = {
    string: 'FilterText',
    text: 'FilterText',
    email: 'FilterText',
    url: 'FilterText',
    phone: 'FilterText',
    integer: column.big ? 'FilterBig' : 'FilterWhole',
    float: 'FilterReal',
    decimal: 'FilterExact',
    money: 'FilterExact',
    date: 'Day',
    datetime: 'Moment',
    time: 'TimeOfDay',
  };
  const name = named[column.type];
  if (name !== undefined) {
    imports.from(SCHEMAS, name);
    return name;
  }
  return column.type === 'json' ? 'bool' : pythonType(column, imports);
}

export const parameterOf = (name: string, operator: Operator): string =>
  operator === 'eq' && !PAGE_PARAMETERS.has(name) ? name : `${name}__${operator}`;

/** Sort keys of the entity, ascending; a minus in front of one turns it round. */
export const sortsOf = (entity: EntityModel): string[] => [
  'id',
  ...entity.columns.filter((column) => column.sortable).map((column) => column.name),
  ...entity.references.filter((reference) => reference.target !== null).map((reference) => reference.column),
  'created_at',
  'updated_at',
];

/** `_generated/filters.py`: the query parameters of the entity's lists. */
export function renderFilters(entity: EntityModel): string {
  const imports = new Imports().from('typing', 'Literal').from(CORE, 'Filters', 'NamesOf');
  const base = entity.softDelete ? 'SoftListQuery' : 'ListQuery';
  imports.from(entity.softDelete ? 'app.core.soft_delete' : CORE, base);
  const filters = filtersOf(entity, imports);
  const lines = filters.flatMap((filter) =>
    filter.operators.map((operator) => {
      let type = filter.type;
      if (operator === 'isnull') type = 'bool';
      if (operator === 'in') {
        imports.from(CORE, 'OneOf');
        type = `OneOf[${filter.type}]`;
      }
      return `    ${parameterOf(filter.name, operator)}: ${type} | None = None`;
    }),
  );
  const plain = filters.filter(
    (filter) => filter.operators.includes('eq') && parameterOf(filter.name, 'eq') === filter.name,
  );
  const sorts = sortsOf(entity).flatMap((name) => [str(name), str(`-${name}`)]);
  const includes = includesOf(entity);
  const narrowing = [
    `class ${entity.name}FiltersBase(Filters):`,
    `    """What narrows a list of: ${prose(entity.plural)}"""`,
    '',
    indented(prefixed('filterable = ', tuple(plain.map((filter) => str(filter.name)))), 4),
    '',
    ...lines,
  ];
  const query = [
    `class ${entity.name}QueryBase(${base}):`,
    `    """Order, page and shape of a list of: ${prose(entity.plural)}"""`,
    '',
    `    sort: NamesOf[${entity.name}Sort] = []`,
    `    fields: NamesOf[${entity.name}Field] = []`,
    ...(includes.length > 0 ? [`    include: NamesOf[${entity.name}Include] = []`] : []),
  ];
  const names = [
    layout(group(`${entity.name}Sort = Literal[`, sorts, ']')),
    layout(group(`${entity.name}Field = Literal[`, shownFields(entity).map(str), ']')),
    ...(includes.length > 0
      ? [layout(group(`${entity.name}Include = Literal[`, includes.map(str), ']'))]
      : []),
  ];
  return pythonModule(`Query parameters of: ${prose(entity.plural)}`, imports, [
    names.join('\n'),
    narrowing.join('\n'),
    query.join('\n'),
  ]);
}
