import { describe, expect, test } from 'vitest';
import type { FieldDefinition } from '@/lib/entity/definition';
import { conditionsOf, parametersOf } from './conditions';
import { filterQuery, readFilters, withFilter, writeFilters } from './filters';
import { narrowingQuery, pageQuery, searchParams } from './list-query';
import { DEFAULT_PREFERENCES, readPreferences, shownColumns, toggled } from './preferences';
import { readSorts, sortQuery, writeSorts } from './sorts';

const common = { required: false, sortable: true };
const status: FieldDefinition = {
  ...common,
  name: 'status',
  kind: 'enum',
  values: ['open', 'closed'],
  operators: ['eq', 'ne', 'in', 'isnull'],
};
const due: FieldDefinition = {
  ...common,
  name: 'due_at',
  kind: 'datetime',
  operators: ['eq', 'ne', 'in', 'lt', 'lte', 'gt', 'gte', 'isnull'],
};
const born: FieldDefinition = { ...due, name: 'born', kind: 'date' };
const created: FieldDefinition = {
  ...due,
  name: 'created_at',
  required: true,
  operators: ['lt', 'lte', 'gt', 'gte'],
};
const owner: FieldDefinition = {
  ...common,
  name: 'owner',
  kind: 'reference',
  column: 'owner_id',
  target: 'agent',
  operators: ['eq', 'in', 'isnull'],
};
const limit: FieldDefinition = {
  ...common,
  name: 'limit',
  kind: 'integer',
  operators: ['eq', 'ne', 'in', 'lt', 'lte', 'gt', 'gte'],
};
const fields = [status, due, born, created, owner, limit];
const entity = { fields, searchable: true, softDelete: true };
const now = new Date(2026, 10, 21, 12);
const plain = { search: '', filters: [], sorts: [], page: 1, deleted: false, starred: false };

describe('conditions', () => {
  test('a field offers what the API can do, in the words of its kind', () => {
    expect(conditionsOf(status)).toEqual(['any', 'not', 'empty', 'filled']);
    expect(conditionsOf(created)).toEqual(['is', 'lt', 'gt', 'between', 'last']);
    expect(conditionsOf(owner)).toEqual(['any', 'empty', 'filled']);
  });

  test('what is always there cannot be asked to be empty', () => {
    expect(conditionsOf({ ...status, required: true })).not.toContain('empty');
  });

  test('a day of a moment begins and ends where the reader is', () => {
    expect(parametersOf(due, 'is', ['2026-03-01'], now)).toEqual({
      due_at__gte: new Date(2026, 2, 1).toISOString(),
      due_at__lt: new Date(2026, 2, 2).toISOString(),
    });
    expect(parametersOf(due, 'gt', ['2026-03-01'], now)).toEqual({
      due_at__gte: new Date(2026, 2, 2).toISOString(),
    });
  });

  test('a day of a date is a day', () => {
    expect(parametersOf(born, 'between', ['2026-03-01', '2026-03-05'], now)).toEqual({
      born__gte: '2026-03-01',
      born__lte: '2026-03-05',
    });
    expect(parametersOf(born, 'last', ['7'], now)).toEqual({ born__gte: '2026-11-14' });
  });

  test('relations are asked for by the column of their id', () => {
    expect(parametersOf(owner, 'any', ['3', '4'], now)).toEqual({ owner_id__in: ['3', '4'] });
    expect(parametersOf(owner, 'empty', [], now)).toEqual({ owner_id__isnull: true });
  });

  test('a field called like a parameter of every list is told apart from it', () => {
    expect(parametersOf(limit, 'is', ['5'], now)).toEqual({ limit__eq: '5' });
  });

  test('nothing is asked for while a value is missing', () => {
    expect(parametersOf(born, 'between', ['2026-03-01'], now)).toEqual({});
    expect(parametersOf(status, 'any', [], now)).toEqual({});
    expect(parametersOf(born, 'is', [''], now)).toEqual({});
  });
});

describe('filters in an address', () => {
  test('come back as they went, whatever their values contain', () => {
    const filters = [
      { field: 'status', condition: 'any' as const, values: ['a,b', 'c:d;e', '100%'] },
      { field: 'owner', condition: 'empty' as const, values: [] },
    ];
    expect(readFilters(writeFilters(filters))).toEqual(filters);
  });

  test('what somebody mistyped is left out', () => {
    expect(readFilters('status;x:y:z;status:is:%E0%A4%A')).toEqual([
      { field: 'status', condition: 'is', values: ['%E0%A4%A'] },
    ]);
    expect(filterQuery(entity, readFilters('gone:is:1;created_at:contains:x'), now)).toEqual({});
  });

  test('a second filter about the same field and condition takes the place of the first', () => {
    const [one, two] = readFilters('status:any:open;owner:empty');
    if (!one || !two) throw new Error('both are filters');
    const changed = { ...one, values: ['closed'] };
    expect(withFilter([one, two], changed)).toEqual([changed, two]);
    const other = { ...one, condition: 'not' as const };
    expect(withFilter([one, two], other, one)).toEqual([other, two]);
    expect(withFilter([two], one)).toEqual([two, one]);
  });
});

describe('a page of a list', () => {
  test('asks for what the address says and nothing else', () => {
    expect(pageQuery(entity, narrowingQuery(entity, plain, [], now), plain, 50)).toEqual({
      sort: ['-created_at'],
      limit: 50,
    });
    const state = {
      ...plain,
      search: ' ana ',
      filters: readFilters('status:any:open'),
      sorts: readSorts('-due_at,owner'),
      page: 3,
      deleted: true,
    };
    expect(pageQuery(entity, narrowingQuery(entity, state, [], now), state, 25)).toEqual({
      search: 'ana',
      status__in: ['open'],
      deleted: 'only',
      sort: ['-due_at', 'owner_id'],
      limit: 25,
      offset: 50,
    });
  });

  test('favourites are asked for by their ids, the newest hundred of them', () => {
    expect(narrowingQuery(entity, { ...plain, starred: true }, [4, 9], now)).toEqual({ id__in: [4, 9] });
    const many = Array.from({ length: 120 }, (_, index) => index);
    expect(narrowingQuery(entity, { ...plain, starred: true }, many, now).id__in).toEqual(many.slice(20));
  });

  test('an order comes back as it went, without what cannot be ordered by', () => {
    expect(writeSorts(readSorts('-due_at,status'))).toBe('-due_at,status');
    expect(
      sortQuery({ fields: [{ ...status, sortable: false }, due] }, readSorts('status,-due_at,gone')),
    ).toEqual(['-due_at']);
  });

  test('a parameter of several values is repeated in a link', () => {
    expect(searchParams({ status__in: ['open', 'closed'], limit: 5, search: undefined })).toBe(
      'status__in=open&status__in=closed&limit=5',
    );
  });
});

describe('what the browser remembers', () => {
  test('comes back as it went', () => {
    const kept = {
      ...DEFAULT_PREFERENCES,
      columns: ['status'],
      widths: { status: 120 },
      density: 'compact' as const,
      views: [{ id: 'a', name: 'Mine', search: '?q=x', columns: ['status'] }],
      defaultView: 'a',
      favourites: [1, 'b'],
    };
    expect(readPreferences(JSON.stringify(kept))).toEqual(kept);
  });

  test.each([null, '', 'null', '[]', '{"size":7,"views":[3],"widths":{"a":"b"},"columns":[]}', '{oops'])(
    '%s counts as nothing chosen',
    (text) => {
      expect(readPreferences(text)).toEqual(DEFAULT_PREFERENCES);
    },
  );

  test('columns that are gone or not offered are not shown; a choice of none is no choice', () => {
    const definition = { fields, columns: ['status', 'due_at'] };
    expect(shownColumns(definition, ['gone', 'born', 'status'], new Set(['status']))).toEqual(['born']);
    expect(shownColumns(definition, ['gone'], new Set())).toEqual(['status', 'due_at']);
  });

  test('a favourite is one until it is chosen again', () => {
    expect(toggled(toggled([1], 2), 1)).toEqual([2]);
  });
});
