import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blueprint, entity, field, relation } from '../golden/build.ts';
import { everything, hell, helpdesk } from '../golden/cases.ts';
import { arbitraryBlueprint } from './arbitrary.ts';
import type { AppModel, ColumnModel, EntityModel } from './model.ts';
import { prepare } from './prepare.ts';
import type { Field } from './schema.ts';

const entityOf = (app: AppModel, name: string): EntityModel => {
  const found = app.entities.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no entity ${name}`);
  return found;
};
const columnOf = (entityModel: EntityModel, name: string): ColumnModel => {
  const found = entityModel.columns.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
};
const columnFor = (item: Field): ColumnModel =>
  columnOf(entityOf(prepare(blueprint('One', [entity('Thing', [item])])), 'Thing'), item.name);

/** Every name a database will see, with the table it has to be unique in (constraints of PostgreSQL: in the schema). */
function identifiers(app: AppModel): string[] {
  return app.entities.flatMap((item) => [
    item.table,
    ...item.columns.flatMap((column) => [
      column.name,
      ...column.checks.map((check) => check.name),
      column.uniqueName ?? 'x',
    ]),
    ...item.references.flatMap((reference) => [
      reference.column,
      reference.foreignKeyName,
      reference.indexName,
    ]),
    ...item.links.flatMap((link) => [
      link.table,
      link.hereColumn,
      link.thereColumn,
      link.hereKeyName,
      link.thereKeyName,
      link.thereIndexName,
    ]),
    ...item.uniqueTogether.map((pair) => pair.name),
    ...item.indexes.flatMap((index) => [index.name, ...index.columns]),
  ]);
}

function constraintNames(app: AppModel): string[] {
  return app.entities.flatMap((item) => [
    ...item.columns.flatMap((column) => [
      ...column.checks.map((check) => check.name),
      ...(column.uniqueName ? [column.uniqueName] : []),
    ]),
    ...item.references.flatMap((reference) => [reference.foreignKeyName, reference.indexName]),
    ...item.indexes.map((index) => index.name),
    ...item.links.flatMap((link) => [link.hereKeyName, link.thereKeyName, link.thereIndexName]),
    ...item.uniqueTogether.map((pair) => pair.name),
  ]);
}

const repeated = (names: string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);

function operationIds(app: AppModel): string[] {
  return app.entities.flatMap((item) => [
    ...Object.values(item.operationIds),
    ...item.nested.map((nested) => nested.operationId),
    ...item.linkOperations.flatMap((operation) => [operation.linkId, operation.unlinkId, operation.setId]),
  ]);
}

describe('names', () => {
  test('of every Blueprint fit the databases and are unique where they must be', () => {
    const check = (app: AppModel): void => {
      expect(identifiers(app).filter((name) => name.length > 63 || !/^[a-z][a-z0-9_]*$/.test(name))).toEqual(
        [],
      );
      expect(repeated(constraintNames(app))).toEqual([]);
      expect(repeated(operationIds(app))).toEqual([]);
      expect(repeated(app.entities.map((item) => item.module))).toEqual([]);
      expect(repeated(app.entities.map((item) => item.path))).toEqual([]);
      expect(
        repeated(app.entities.flatMap((item) => [item.table, ...item.links.map((link) => link.table)])),
      ).toEqual([]);
    };
    for (const source of [helpdesk, everything, hell]) check(prepare(source));
    fc.assert(
      fc.property(arbitraryBlueprint(), (source) => check(prepare(source))),
      { numRuns: 150, seed: 20_261_121 },
    );
  });

  test('that mean something to Python or to us are changed, and a note says so', () => {
    const app = prepare(
      blueprint('Hell', [
        entity('Order', [field('class', 'string'), field('metadata', 'string'), field('type', 'string')]),
      ]),
    );
    expect(entityOf(app, 'Order').columns.map((column) => column.name)).toEqual([
      'class_value',
      'metadata_value',
      'type',
    ]);
    expect(app.notes).toHaveLength(2);
  });

  test('of entities that clash with the application’s own addresses and modules give way', () => {
    const app = prepare(
      blueprint(
        'Own',
        ['File', 'Auth', 'Class'].map((name) =>
          entity(name, [], { plural: name === 'File' ? 'Files' : name }),
        ),
      ),
    );
    expect(app.entities.map((item) => item.path)).toEqual(['files-2', 'auth-2', 'class']);
    expect(app.entities.map((item) => item.module)).toEqual(['file', 'auth_entity', 'class_entity']);
  });
});

describe('relations', () => {
  test('an entity is created after those it needs, and a cycle is closed afterwards', () => {
    const { order } = prepare(helpdesk);
    expect(order.indexOf('Customer')).toBeLessThan(order.indexOf('Ticket'));
    expect(order.indexOf('Ticket')).toBeLessThan(order.indexOf('Reply'));
    const app = prepare(everything);
    const late = app.entities.flatMap((item) =>
      item.references
        .filter((reference) => reference.useAlter)
        .map((reference) => `${item.name}.${reference.name}`),
    );
    expect(late).toEqual(['Person.home']);
  });

  test('that no first record could satisfy become optional', () => {
    const app = prepare(
      blueprint(
        'Cycle',
        [entity('A', []), entity('B', [])],
        [
          relation('one-to-many', 'A', 'A', 'parent', 'children', { required: true }),
          relation('one-to-many', 'A', 'B', 'a', 'bs', { required: true }),
          relation('one-to-many', 'B', 'A', 'b', 'as', { required: true }),
        ],
      ),
    );
    expect(entityOf(app, 'A').references.map(({ name, nullable }) => [name, nullable])).toEqual([
      ['parent', true],
      ['b', true],
    ]);
    expect(entityOf(app, 'B').references.map(({ name, nullable }) => [name, nullable])).toEqual([
      ['a', false],
    ]);
    expect(app.notes).toHaveLength(2);
  });

  test('that are required cannot be emptied by a deletion', () => {
    const app = prepare(
      blueprint(
        'X',
        [entity('A', []), entity('B', [])],
        [relation('one-to-many', 'A', 'B', 'a', 'bs', { required: true })],
      ),
    );
    expect(entityOf(app, 'B').references[0]?.onDelete).toBe('restrict');
  });

  test('with attributes of their own are entities, once per pair', () => {
    const app = prepare(everything);
    const link = entityOf(app, 'TeamMembers');
    expect(link.columns.map((column) => column.name)).toEqual(['since', 'grade']);
    expect(link.uniqueTogether[0]?.columns).toEqual(['team_id', 'person_id']);
    expect(entityOf(app, 'Team').links).toEqual([]);
  });

  test('to the built-in User bring the account, with or without sign-in', () => {
    const relations = [relation('one-to-many', 'User', 'Task', 'assignee', 'tasks')];
    const open = prepare(blueprint('Tasks', [entity('Task', [])], relations));
    expect(entityOf(open, 'User')).toMatchObject({ account: false, table: 'users' });
    const closed = prepare(blueprint('Tasks', [entity('Task', [])], relations, { options: { auth: true } }));
    expect(entityOf(closed, 'User')).toMatchObject({ account: true, table: 'users', path: 'users' });
  });

  test('to and fields of a declared User are merged with the account', () => {
    const user = entityOf(prepare(hell), 'User');
    expect(user.columns.map((column) => column.name)).toEqual(['email', 'name']);
    expect(prepare(hell).roles).toEqual(['admin', 'user', 'Jefa de área', 'boss', 'clerk']);
  });
});

describe('constraints', () => {
  test('are tried at, below and above their bound', () => {
    const rating = columnFor(field('rating', 'integer', { min: 1, max: 5 }));
    expect(rating.samples.accepted).toEqual([1, 5]);
    expect(rating.samples.refused.map(({ value }) => value)).toEqual(expect.arrayContaining([0, 6]));
    const price = columnFor(field('price', 'money', { min: 0.1, max: 9.99 }));
    expect(price.samples.accepted).toEqual(['0.10', '9.99']);
    expect(price.samples.refused.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['0.09', '10.00']),
    );
    const name = columnFor(field('name', 'string', { min: 2, max: 3 }));
    expect(name.samples.accepted).toEqual(['ññ', 'ñññ']);
    expect(name.samples.refused.map(({ value }) => value)).toEqual(expect.arrayContaining(['x', 'xxxx']));
  });

  test('nothing can satisfy are dropped, and a note says so', () => {
    const app = prepare(
      blueprint('No', [
        entity('Thing', [
          field('code', 'string', { pattern: '^[a-z]{3}$', min: 5 }),
          field('n', 'integer', { min: 5, max: 1 }),
        ]),
      ]),
    );
    expect(columnOf(entityOf(app, 'Thing'), 'code').pattern).toBeNull();
    expect(app.notes).toHaveLength(2);
  });

  test('a default that breaks them is not applied', () => {
    expect(columnFor(field('rating', 'integer', { max: 5, default: 9 })).default).toBeNull();
    expect(columnFor(field('born', 'date', { default: '2026-02-30' })).default).toBeNull();
    expect(columnFor(field('born', 'date', { default: 'now' })).default).toEqual({ kind: 'now' });
  });

  test('whole numbers beyond 32 bits get a wider column', () => {
    expect(columnFor(field('views', 'integer', { max: 3_000_000_000 }))).toMatchObject({
      big: true,
      max: '3000000000',
    });
    expect(columnFor(field('views', 'integer'))).toMatchObject({ big: false, max: '2147483647' });
  });

  test('unique texts stay short enough for an index of MySQL', () => {
    expect(columnFor(field('site', 'url', { unique: true })).length).toBe(700);
    expect(columnFor(field('body', 'text', { unique: true })).length).toBe(700);
  });

  test('many long texts do not overflow a row of MySQL', () => {
    const fields = Array.from({ length: 40 }, (_, index) =>
      field(
        `text_${'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrst'.slice(index, index + 4)}_${index}`,
        'string',
        { max: 2000 },
      ),
    );
    const model = entityOf(prepare(blueprint('Wide', [entity('Thing', fields)])), 'Thing');
    expect(model.columns.reduce((sum, column) => sum + (column.length ?? 0), 0)).toBeLessThanOrEqual(14_000);
  });
});

describe('indexes', () => {
  const indexed = (options: object) =>
    prepare(
      blueprint(
        'Shop',
        [
          entity('Order', [
            field('status', 'enum', { values: ['new', 'paid'] }),
            field('status_created_at', 'date'),
            field('title', 'string', { required: true }),
            field('code', 'string', { unique: true }),
            field('notes', 'text'),
          ]),
        ],
        [],
        { options },
      ),
    ).entities[0]?.indexes;

  test('serve choices with the newest first, moments and the shown name, each ending with the key', () => {
    expect(indexed({})?.map((index) => index.columns)).toEqual([
      ['created_at', 'id'],
      ['status', 'created_at', 'id'],
      ['status_created_at', 'id'],
      ['title', 'id'],
    ]);
  });

  test('have names of their own, and leave deleted rows out only where those stay', () => {
    expect(new Set(indexed({})?.map((index) => index.name)).size).toBe(4);
    expect(indexed({})?.every((index) => index.liveOnly)).toBe(true);
    expect(indexed({ softDelete: false })?.some((index) => index.liveOnly)).toBe(false);
  });
});
