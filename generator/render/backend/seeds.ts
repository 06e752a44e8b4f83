import type { AppModel, EntityModel, ReferenceModel } from '../../blueprint/model.ts';
import { call, type Doc, group, Imports, indented, layout, prefixed, pythonModule, str } from '../python.ts';
import { keyType } from './keys.ts';
import { seedChoice } from './seed-values.ts';

/** Rows sown: of accounts, of what others refer to, of what refers to others or stands alone. */
const ROWS = { account: 5, catalogue: 12, record: 48 } as const;
/** Records of one entity are this much fewer than those of the one before, so that figures differ. */
const FEWER = 5;

/** `app/seeds/dev.py`: enough of everything to see what lists, boards, calendars, maps and figures look like. */
export function renderDevSeeds(app: AppModel): string {
  const entities = new Map(app.entities.map((entity) => [entity.name, entity]));
  const ordered = sowingOrder(app, entities);
  const rows = rowCounts(ordered);
  const imports = new Imports().from('sqlalchemy.ext.asyncio', 'AsyncSession');
  const first = ordered[0];
  const body: string[] = [];
  if (first) {
    imports
      .module('sqlalchemy as sa')
      .from('typing', 'Final')
      .from('app.seeds.rows', 'Rows')
      .from('app.seeds.rows', 'backdate')
      .from('app.seeds.rows', 'row')
      .from(`app.modules.${first.module}.ext`, first.name);
    const known = `    if await session.scalar(sa.select(sa.func.count()).select_from(${first.name})):`;
    body.push(known, '        return 0  # sown already');
  }
  const sown = new Set<string>();
  for (const entity of ordered) {
    body.push(...sow(entity, { entities, rows, sown, imports }));
    sown.add(entity.name);
  }
  const counts = ordered.map((entity) => `len(${entity.module}_ids)`);
  const total =
    counts.length === 0 ? '    return 0' : indented(group('return sum(', [group('[', counts, ']')], ')'), 4);
  const head = [
    'async def seed(session: AsyncSession) -> int:',
    '    """Creates the records and returns how many."""',
  ];
  return pythonModule('Example records for development: `python -m app.cli seed`.', imports, [
    ...ordered.map((entity) => rowsTable(entity, rows.get(entity.name) ?? 0, app, imports)),
    [...head, ...body, total].join('\n'),
  ]);
}

const constantOf = (entity: EntityModel): string => `${entity.module.toUpperCase()}_ROWS`;

function rowsTable(entity: EntityModel, rows: number, app: AppModel, imports: Imports): string {
  const items = entity.columns.map((column) =>
    prefixed(`${str(column.name)}: `, seedChoice(column, entity, rows, app.language, imports)),
  );
  return layout(prefixed(`${constantOf(entity)}: Final[Rows] = `, group('{', items, '}')));
}

/** Returns the entities in the order of their keys, what is linked to before what links where that can be. */
function sowingOrder(app: AppModel, entities: ReadonlyMap<string, EntityModel>): EntityModel[] {
  let left = app.order.map((name) => entities.get(name)).filter((entity) => entity !== undefined);
  const ordered: EntityModel[] = [];
  while (left.length > 0) {
    const waiting = new Set(left.map((entity) => entity.name));
    const refers = (entity: EntityModel): boolean =>
      entity.references.some(
        ({ target, useAlter }) =>
          !useAlter && target !== null && target !== entity.name && waiting.has(target),
      );
    const links = (entity: EntityModel): boolean =>
      entity.links.some(({ target }) => target !== entity.name && waiting.has(target));
    const next =
      left.find((entity) => !refers(entity) && !links(entity)) ?? left.find((entity) => !refers(entity));
    if (!next) break;
    ordered.push(next);
    left = left.filter((entity) => entity !== next);
  }
  return [...ordered, ...left];
}

/** Returns how many rows of each there will be: no more than there are others for those that need one of their own. */
function rowCounts(ordered: readonly EntityModel[]): Map<string, number> {
  const rows = new Map<string, number>();
  const others = new Set(
    ordered.flatMap((entity) => [
      ...entity.references.filter(({ target }) => target !== entity.name).map(({ target }) => target),
      ...entity.links.map(({ target }) => target),
    ]),
  );
  let records = 0;
  for (const entity of ordered) {
    const kind = entity.account
      ? 'account'
      : others.has(entity.name) &&
          !entity.references.some(({ target, owner }) => target !== null && target !== entity.name && !owner)
        ? 'catalogue'
        : 'record';
    const own = entity.references
      .filter(
        ({ unique, target, useAlter }) => unique && target !== null && target !== entity.name && !useAlter,
      )
      .map(({ target }) => rows.get(target ?? '') ?? ROWS[kind]);
    const pairs = entity.uniqueTogether.map((pair) =>
      pair.columns
        .map((column) => entity.references.find((reference) => reference.column === column))
        .reduce((count, reference) => count * (rows.get(reference?.target ?? '') ?? 1), 1),
    );
    const wanted = kind === 'record' ? Math.max(ROWS.record - FEWER * records, ROWS.catalogue) : ROWS[kind];
    if (kind === 'record') records += 1;
    rows.set(entity.name, Math.min(wanted, entity.capacity, ...own, ...pairs));
  }
  return rows;
}

type Sowing = {
  entities: ReadonlyMap<string, EntityModel>;
  rows: ReadonlyMap<string, number>;
  sown: ReadonlySet<string>;
  imports: Imports;
};

/** Returns the lines that create an entity's rows and remember their ids. */
function sow(entity: EntityModel, sowing: Sowing): string[] {
  const { entities, imports } = sowing;
  const { module, name } = entity;
  const count = sowing.rows.get(name) ?? 0;
  const items: Doc[] = [`**row(${constantOf(entity)}, number)`];
  for (const reference of entity.references) {
    if (reference.owner) continue;
    const value = referred(entity, reference, sowing);
    if (value) items.push(prefixed(`${str(reference.column)}: `, value));
  }
  for (const link of entity.links) {
    if (!sowing.sown.has(link.target)) continue;
    imports.from('app.seeds.rows', 'some_of');
    const target = entities.get(link.target)?.module;
    items.push(
      prefixed(`${str(link.idsName)}: `, call('some_of', `${target}_ids`, 'number', str(link.idsName))),
    );
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
    `    for number in range(${count}):`,
    indented(prefixed(`${values} = `, group('{', items, '}')), 8),
    indented(prefixed(`${record} = `, made), 8),
    indented(call('await backdate', 'session', record, 'number', String(count)), 8),
    `        ${module}_ids.append(${record}.id)`,
  ];
}

/** Returns what a row says in a reference, or null where that is left out. */
function referred(entity: EntityModel, reference: ReferenceModel, sowing: Sowing): Doc | null {
  const { entities, imports, sown } = sowing;
  if (reference.target === null) {
    // Who signs up has no files yet.
    if (entity.account && reference.nullable) return null;
    const make = reference.image ? 'example_image' : 'example_file';
    imports.from('app.files.example', make);
    return call(`await ${make}`, 'session', 'number');
  }
  const target = entities.get(reference.target);
  if (!target) return null;
  const ids = `${target.module}_ids`;
  // The first few of what refers to itself are above the others.
  if (target === entity) {
    if (!reference.nullable || reference.unique) return null;
    imports.from('app.seeds.rows', 'maybe_one_of');
    return call('maybe_one_of', `${ids}[:4]`, 'number', str(reference.column));
  }
  // What comes later in the order does not exist yet.
  if (reference.useAlter || !sown.has(target.name)) return null;
  const pair = entity.uniqueTogether.find(({ columns }) => columns.includes(reference.column));
  if (pair) {
    const [one = ''] = pair.columns;
    if (one === reference.column) return `${ids}[number % len(${ids})]`;
    const before = entities.get(entity.references.find(({ column }) => column === one)?.target ?? '');
    const shift = before
      ? `number // len(${before.module}_ids) + number % len(${before.module}_ids)`
      : 'number';
    return `${ids}[(${shift}) % len(${ids})]`;
  }
  if (reference.unique) return `${ids}[number]`;
  const chosen = reference.nullable ? 'maybe_one_of' : 'one_of';
  imports.from('app.seeds.rows', chosen);
  return call(chosen, ids, 'number', str(reference.column));
}
