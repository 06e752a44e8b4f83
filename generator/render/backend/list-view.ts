import type { EntityModel } from '../../blueprint/model.ts';
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

type Entities = ReadonlyMap<string, EntityModel>;

/** A relation that lists may include: its name, how Python finds its records, and the type a row shows. */
type Included = { name: string; relation: Doc; shown: string };

/** Names of the relations that lists of the entity may include, in the order rows show them. */
export const includesOf = (entity: EntityModel): string[] => [
  ...entity.references.filter((reference) => reference.target !== null).map((reference) => reference.name),
  ...entity.links.map((link) => link.name),
  ...entity.collections.map((collection) => collection.name),
  ...entity.backLinks.map((link) => link.name),
];

/** Fields of a row, for `fields`. */
export const shownFields = (entity: EntityModel): string[] => [
  'id',
  ...entity.columns.map((column) => column.name),
  ...entity.references.flatMap((reference) => [reference.column, reference.name]),
  ...entity.links.map((link) => link.name),
  ...(entity.account ? ['role', 'is_active'] : []),
  'created_at',
  'updated_at',
  'version',
  ...(entity.softDelete ? ['deleted_at'] : []),
];

/** `_generated/lists.py`: what a row of a list looks like, what it is made of, and what it may include. */
export function renderListView(entity: EntityModel, entities: Entities): string {
  const { name, module } = entity;
  const imports = new Imports()
    .from('app.core.answers', 'ListView')
    .from('app.core.include', 'ListItem')
    .from('app.core.schemas', 'Page')
    .from(`app.modules.${module}.ext`, name, `${name}Read`);
  const included = includes(entity, entities, imports);
  const expands = included.map(({ name: key, shown }) => `${str(key)}: ${shown}`);
  const item = [
    `class ${name}ListItem(ListItem, ${name}Read):`,
    `    """A row of: ${prose(entity.plural)} What \`fields\` leaves out is missing; \`include\` shows more of a relation."""`,
  ];
  if (expands.length > 0) item.push('', indented(prefixed('expands = ', group('{', expands, '}')), 4));
  const tables = [
    ...entity.references.map((reference) =>
      reference.target === null ? 'stored_files' : (entities.get(reference.target)?.table ?? ''),
    ),
    ...entity.links.flatMap((link) => [entities.get(link.target)?.table ?? '', link.table]),
  ];
  const others = [...new Set(tables)].filter((table) => table !== entity.table).sort();
  const items: Doc[] = [`model=${name}`, `read=${name}Read`];
  if (others.length > 0) items.push(prefixed('tables=', tuple(others.map(str))));
  if (included.length > 0) {
    const relations = included.map(({ name: key, relation }) => prefixed(`${str(key)}: `, relation));
    items.push(prefixed('relations=', group('{', relations, '}')));
  }
  return pythonModule(`Lists of: ${prose(entity.plural)}`, imports, [
    item.join('\n'),
    `class ${name}Page(Page[${name}ListItem]):\n    """One page of: ${prose(entity.plural)}"""`,
    layout(prefixed(`${viewOf(entity)} = `, call('ListView', ...items))),
  ]);
}

/** Name of the constant that says how lists of the entity are answered. */
export const viewOf = (entity: EntityModel): string => `${entity.module.toUpperCase()}_LIST`;

function includes(entity: EntityModel, entities: Entities, imports: Imports): Included[] {
  const use = (target: string): { target: EntityModel; common: string[] } => {
    const other = entities.get(target);
    if (!other) throw new Error(`no entity ${target}`);
    imports
      .from(`app.modules.${other.module}.ext`, other.name)
      .from(`app.modules.${other.module}._generated.brief`, `${other.name}Brief`);
    return { target: other, common: [`${other.name}Brief`] };
  };
  const core = (kind: string, ...items: string[]): Doc => {
    imports.from('app.core.include', kind);
    return call(kind, ...items);
  };
  const linkTable = (owner: EntityModel, table: string): string => {
    imports.from(`app.modules.${owner.module}._generated.model`, `${table}_table`);
    return `${table}_table`;
  };
  return [
    ...entity.references.flatMap((reference): Included[] => {
      if (reference.target === null) return [];
      const { target, common } = use(reference.target);
      const shown = `${target.name}Brief${reference.nullable || reference.guarded ? ' | None' : ''}`;
      return [{ name: reference.name, relation: core('Loaded', target.name, ...common), shown }];
    }),
    ...entity.links.map((link): Included => {
      const { target, common } = use(link.target);
      return {
        name: link.name,
        relation: core('Loaded', target.name, ...common),
        shown: `list[${target.name}Brief]`,
      };
    }),
    ...entity.collections.map((collection): Included => {
      const { target, common } = use(collection.target);
      const single = collection.single ? ['single=True'] : [];
      return {
        name: collection.name,
        relation: core('Children', target.name, str(collection.column), ...common, ...single),
        shown: collection.single ? `${target.name}Brief | None` : `list[${target.name}Brief]`,
      };
    }),
    ...entity.backLinks.map((back): Included => {
      const { target, common } = use(back.target);
      const link = target.links.find((candidate) => candidate.table === back.table);
      if (!link) throw new Error(`no link table ${back.table}`);
      const columns = [linkTable(target, link.table), str(link.thereColumn), str(link.hereColumn)];
      return {
        name: back.name,
        relation: core('Linked', target.name, ...columns, ...common),
        shown: `list[${target.name}Brief]`,
      };
    }),
  ];
}
