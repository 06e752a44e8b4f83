import type { AppModel, EntityModel } from '../../blueprint/model.ts';
import { call, type Doc, group, Imports, indented, prefixed, pythonModule, str } from '../python.ts';
import { samplesTable } from './factories.ts';
import { keyType } from './keys.ts';

/** Rows sown of each entity. */
const ROWS = 3;

/** `app/seeds/dev.py`: a few records of everything, for development. */
export function renderDevSeeds(app: AppModel): string {
  const entities = new Map(app.entities.map((entity) => [entity.name, entity]));
  const ordered = app.order.map((name) => entities.get(name)).filter((entity) => entity !== undefined);
  const imports = new Imports().from('sqlalchemy.ext.asyncio', 'AsyncSession');
  const first = ordered[0];
  const body: string[] = [];
  if (first) {
    imports
      .module('sqlalchemy as sa')
      .from('typing', 'Any', 'Final')
      .from('collections.abc', 'Mapping', 'Sequence')
      .from('app.seeds.rows', 'row')
      .from(`app.modules.${first.module}.ext`, first.name);
    const known = `    if await session.scalar(sa.select(sa.func.count()).select_from(${first.name})):`;
    body.push(known, '        return 0  # sown already');
  }
  for (const entity of ordered) body.push(...sow(entity, entities, imports));
  const counts = ordered.map((entity) => `len(${entity.module}_ids)`);
  const total =
    counts.length === 0 ? '    return 0' : indented(group('return sum(', [group('[', counts, ']')], ')'), 4);
  const head = [
    'async def seed(session: AsyncSession) -> int:',
    '    """Creates the records and returns how many."""',
  ];
  return pythonModule('Example records for development: `python -m app.cli seed`.', imports, [
    ...ordered.map((entity) => samplesTable(entity, constantOf(entity))),
    [...head, ...body, total].join('\n'),
  ]);
}

const constantOf = (entity: EntityModel): string => `${entity.module.toUpperCase()}_ROWS`;

/** Returns the lines that create an entity's rows and remember their ids. */
function sow(entity: EntityModel, entities: ReadonlyMap<string, EntityModel>, imports: Imports): string[] {
  const { module, name } = entity;
  const items: Doc[] = [`**row(${constantOf(entity)}, number)`];
  for (const reference of entity.references) {
    const target = entities.get(reference.target ?? '');
    // What comes later in the order, or is the entity itself, does not exist yet.
    if (reference.owner) continue;
    if (target && target !== entity && !reference.useAlter) {
      items.push(`${str(reference.column)}: ${target.module}_ids[number % len(${target.module}_ids)]`);
    } else if (reference.target === null && !reference.nullable) {
      imports.from('app.files.example', 'example_file');
      items.push(`${str(reference.column)}: await example_file(session)`);
    }
  }
  if (entity.account) items.push('"password": "development"');
  const values = `${module}_values`;
  const record = `${module}_record`;
  let made: Doc;
  if (entity.account) {
    imports.from('app.auth.schemas', 'Register').from('app.auth.service', 'create_account');
    made = call(
      'await create_account',
      'session',
      `Register.model_validate(${values})`,
      '"user" if number else "admin"',
    );
  } else {
    imports
      .from(`app.modules.${module}.ext`, `${name}Create`)
      .from(`app.modules.${module}.service`, `${name}Service`);
    const owner = entity.references.find((reference) => reference.owner && !reference.useAlter);
    const accounts = `${entities.get(owner?.target ?? '')?.module}_ids`;
    const given = owner ? [`${owner.column}=${accounts}[number % len(${accounts})]`] : [];
    made = call(
      `await ${name}Service(session).create`,
      call(`${name}Create.model_validate`, values),
      ...given,
    );
  }
  return [
    `    ${module}_ids: list[${keyType(entity.keys, imports)}] = []`,
    `    for number in range(${Math.min(ROWS, entity.capacity)}):`,
    indented(prefixed(`${values} = `, group('{', items, '}')), 8),
    indented(prefixed(`${record} = `, made), 8),
    `        ${module}_ids.append(${record}.id)`,
  ];
}
