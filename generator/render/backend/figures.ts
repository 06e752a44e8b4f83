import type { ColumnModel, EntityModel } from '../../blueprint/model.ts';
import { call, group, Imports, layout, prefixed, prose, pythonModule, str } from '../python.ts';

type Entities = ReadonlyMap<string, EntityModel>;

const NUMBERS: readonly ColumnModel['type'][] = ['integer', 'float', 'decimal', 'money'];
const periods = (name: string): string[] => ['day', 'month', 'year'].map((unit) => `${name}__${unit}`);

/** What figures of the entity can be grouped by: choices, truth values, references and periods. */
export const groupsOf = (entity: EntityModel): string[] => [
  ...entity.columns.flatMap((column) => {
    if (column.type === 'enum' || column.type === 'boolean') return [column.name];
    return column.type === 'date' || column.type === 'datetime' ? periods(column.name) : [];
  }),
  ...entity.references.filter((reference) => reference.target !== null).map((reference) => reference.column),
  ...periods('created_at'),
  ...periods('updated_at'),
];

/** What figures of the entity can tell. */
export const metricsOf = (entity: EntityModel): string[] => [
  'count',
  ...entity.columns
    .filter((column) => NUMBERS.includes(column.type))
    .flatMap((column) => ['sum', 'avg', 'min', 'max'].map((operation) => `${column.name}__${operation}`)),
];

/** Name of the constant that says what figures of the entity are made of. */
export const figuresOf = (entity: EntityModel): string => `${entity.module.toUpperCase()}_FIGURES`;

/** `_generated/figures.py`: what can be counted and added up, and by what. */
export function renderFigures(entity: EntityModel, entities: Entities): string {
  const { name, module } = entity;
  const imports = new Imports()
    .from('typing', 'Literal')
    .from('app.core.aggregates', 'FigureView', 'GroupsOf')
    .from('app.core.listing', 'NamesOf')
    .from(`app.modules.${module}.ext`, name, `${name}Filters`);
  const references = entity.references.flatMap((reference) => {
    const target = reference.target === null ? undefined : entities.get(reference.target);
    if (!target) return [];
    imports.from(`app.modules.${target.module}.ext`, target.name);
    return [`${str(reference.column)}: ${target.name}`];
  });
  const view = [name, ...(references.length > 0 ? [group('{', references, '}')] : [])];
  return pythonModule(`Figures about: ${prose(entity.plural)}`, imports, [
    [
      layout(group(`${name}Group = Literal[`, groupsOf(entity).map(str), ']')),
      layout(group(`${name}Metric = Literal[`, metricsOf(entity).map(str), ']')),
    ].join('\n'),
    [
      `class ${name}FiguresQuery(${name}Filters):`,
      `    """Which figures about: ${prose(entity.plural)}"""`,
      '',
      `    group_by: GroupsOf[${name}Group] = []`,
      `    metrics: NamesOf[${name}Metric] = ["count"]`,
    ].join('\n'),
    layout(prefixed(`${figuresOf(entity)} = `, call('FigureView', ...view))),
  ]);
}
