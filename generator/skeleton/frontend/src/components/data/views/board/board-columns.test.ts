import { describe, expect, test } from 'vitest';
import type { EnumField, Page } from '@/lib/entity/definition';
import {
  type ColumnPages,
  columnQuery,
  columnsOf,
  withCard,
  withMovedCount,
  withoutCard,
} from './board-columns';

const status: EnumField = {
  name: 'status',
  kind: 'enum',
  values: ['open', 'waiting', 'closed'],
  default: 'open',
  required: false,
  sortable: true,
  operators: ['eq', 'in'],
};
const figures = {
  items: [
    { key: { status: 'open' }, values: { count: 4 } },
    { key: { status: null }, values: { count: 2 } },
  ],
  labels: {},
  truncated: false,
};
const page = (...ids: number[]): Page => ({
  items: ids.map((id) => ({ id })),
  total: null,
  capped: false,
  next: null,
  previous: null,
});
const pages: ColumnPages = { pages: [page(1, 2), page(3)], pageParams: [null, 'next'] };
const ids = (column: ColumnPages): unknown[] => column.pages.map(({ items }) => items.map(({ id }) => id));

describe('the columns of a board', () => {
  test('are the values in the order of the SPEC, with counts; records without one come last', () => {
    expect(columnsOf(status, {}, figures)).toEqual([
      { value: 'open', count: 4 },
      { value: 'waiting', count: 0 },
      { value: 'closed', count: 0 },
      { value: null, count: 2 },
    ]);
  });

  test('have none for records without a value where every record has one', () => {
    expect(columnsOf(status, {}, undefined).map(({ value }) => value)).toEqual(status.values);
    const { default: _, ...optional } = status;
    expect(columnsOf(optional, {}, undefined).map(({ value }) => value)).toEqual([...status.values, null]);
  });

  test.each([
    [{ status: 'open' }, ['open']],
    [{ status__in: ['open', 'closed'] }, ['open', 'closed']],
    [{ status__ne: 'open' }, ['waiting', 'closed', null]],
    [{ status__isnull: true }, [null]],
  ])('follow the filter %j', (query, values) => {
    expect(columnsOf(status, query, figures).map(({ value }) => value)).toEqual(values);
  });

  test('ask for their records within the filters of the list, and not for its page', () => {
    expect(columnQuery(status, 'open', { search: 'a', offset: 50, sort: 'name' }, null)).toEqual({
      search: 'a',
      sort: 'name',
      status__in: ['open'],
      limit: 20,
      count: false,
    });
    expect(columnQuery(status, null, {}, 'abc')).toEqual({
      sort: '-updated_at',
      status__isnull: true,
      limit: 20,
      cursor: 'abc',
    });
  });
});

describe('a card that moves', () => {
  test('leaves its column and comes on top of the other', () => {
    expect(ids(withoutCard(pages, 3))).toEqual([[1, 2], []]);
    expect(ids(withCard(pages, { id: 9 }))).toEqual([[9, 1, 2], [3]]);
  });

  test('that is there already is replaced where it is', () => {
    const column = withCard(pages, { id: 3, version: 2 });
    expect(ids(column)).toEqual([[1, 2], [3]]);
    expect(column.pages[1]?.items[0]?.version).toBe(2);
  });

  test('is counted where it comes to', () => {
    const moved = withMovedCount(figures, 'status', 'open', 'closed');
    expect(moved.items.map(({ key, values }) => [key.status, values.count])).toEqual([
      ['open', 3],
      [null, 2],
      ['closed', 1],
    ]);
  });
});
