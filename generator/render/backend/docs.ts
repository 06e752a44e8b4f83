import type { AppModel, EntityModel, EnumModel } from '../../blueprint/model.ts';
import {
  call,
  type Doc,
  group,
  Imports,
  layout,
  literal,
  prefixed,
  prose,
  pythonModule,
  str,
  tuple,
} from '../python.ts';
import { plausibleValues } from './plausible.ts';

const dict = (name: string, items: readonly Doc[]): Doc[] =>
  items.length === 0 ? [] : [prefixed(`${name}=`, group('{', items, '}'))];

/** `_generated/docs.py`: what the documentation says of the entity beyond what its code says. */
export function renderDocs(entity: EntityModel, app: AppModel): string {
  const samples = entity.columns.map((column) =>
    prefixed(`${str(column.name)}: `, tuple(plausibleValues(column, app.language).map(literal))),
  );
  const choices = enumsOf(entity).map((model) =>
    prefixed(
      `${str(model.className)}: `,
      group(
        '{',
        model.members.map((member) => `${str(member.value)}: ${str(member.label)}`),
        '}',
      ),
    ),
  );
  const docs = call(
    'DOCS: Final = EntityDocs',
    `tag=${str(entity.path)}`,
    `name=${str(entity.name)}`,
    `label=${str(entity.label)}`,
    `plural=${str(entity.plural)}`,
    ...(entity.description === null ? [] : [`description=${str(entity.description)}`]),
    ...dict('samples', samples),
    ...dict('choices', choices),
    ...dict(
      'operations',
      operationKinds(entity).map(([id, kind]) => `${str(id)}: ${str(kind)}`),
    ),
  );
  const imports = new Imports().from('typing', 'Final').from('app.core.describe.entity', 'EntityDocs');
  return pythonModule(`What the documentation says about: ${prose(entity.plural)}`, imports, [layout(docs)]);
}

function enumsOf(entity: EntityModel): EnumModel[] {
  const found = entity.columns.flatMap(({ enumeration }) => (enumeration === null ? [] : [enumeration]));
  return [...new Map(found.map((model) => [model.className, model])).values()];
}

/** Every operation of the entity's routes with what it does; see `texts.py` for the words. */
function operationKinds(entity: EntityModel): [string, string][] {
  const { operationIds: ids } = entity;
  const derived = (prefix: string): string => ids.list.replace(/^list_/, prefix);
  return [
    [ids.list, 'list'],
    [derived('aggregate_'), 'aggregate'],
    ...(entity.account ? [] : ([[ids.create, 'create']] as [string, string][])),
    [ids.get, 'get'],
    [ids.update, 'update'],
    [ids.delete, 'delete'],
    ...(entity.softDelete ? ([[ids.restore, 'restore']] as [string, string][]) : []),
    ...(entity.account ? [] : ([[ids.batchCreate, 'batch_create']] as [string, string][])),
    [ids.batchUpdate, 'batch_update'],
    [ids.batchDelete, 'batch_delete'],
    [derived('export_'), 'export'],
    ...(entity.account ? [] : ([[derived('import_'), 'import']] as [string, string][])),
    ...entity.nested.map(({ operationId, by }): [string, string] => [
      operationId,
      by.kind === 'reference' && by.single ? 'nested_one' : 'nested',
    ]),
    ...entity.linkOperations.flatMap(({ linkId, unlinkId, setId }): [string, string][] => [
      [linkId, 'link'],
      [unlinkId, 'unlink'],
      [setId, 'set_links'],
    ]),
  ];
}

/** `app/modules/documentation.py`: the documentation of every entity, in one place. */
export function renderDocumentation(app: AppModel): string {
  const imports = new Imports().from('typing', 'Final').from('app.core.describe.entity', 'EntityDocs');
  const names = app.entities.map((entity) => {
    imports.from(`app.modules.${entity.module}._generated.docs`, `DOCS as ${entity.module}_docs`);
    return `${entity.module}_docs`;
  });
  return pythonModule('What the documentation says of every entity.', imports, [
    layout(prefixed('ENTITIES: Final[tuple[EntityDocs, ...]] = ', tuple(names))),
  ]);
}
