import { describe, expect, test } from 'vitest';
import type { EntityDefinition, FieldDefinition } from '@/lib/entity/definition';
import { filtersOf, newRecordPath, tellingFields } from './telling-fields';

const field = (name: string, kind: string, readOnly?: boolean) =>
  ({
    name,
    kind,
    required: false,
    sortable: true,
    operators: [],
    ...(readOnly && { readOnly }),
  }) as unknown as FieldDefinition;
const definition = {
  display: 'title',
  route: 'houses',
  fields: [
    field('title', 'string'),
    field('body', 'text'),
    field('price', 'money'),
    field('costs', 'money'),
    field('sold_on', 'date'),
    field('state', 'enum'),
    field('agent', 'reference'),
    field('created_at', 'datetime', true),
  ],
} as unknown as EntityDefinition;

const names = (...args: [string[], number]): string[] =>
  tellingFields(definition, ...args).map(({ name }) => name);

describe('what cards show of a record', () => {
  test('is what tells most, in the order of the SPEC, one of each kind first', () => {
    expect(names([], 3)).toEqual(['price', 'sold_on', 'agent']);
    expect(names([], 5)).toEqual(['price', 'costs', 'sold_on', 'state', 'agent']);
  });

  test('is nothing that the view shows already', () => {
    expect(names(['agent', 'price'], 2)).toEqual(['costs', 'sold_on']);
  });
});

test('filters of a list are what is left without page and order', () => {
  expect(filtersOf({ search: 'a', state__in: ['x'], sort: 'title', limit: 5, offset: 10 })).toEqual({
    search: 'a',
    state__in: ['x'],
  });
});

test('a new record starts with the values of where it was made', () => {
  expect(newRecordPath(definition, { state: 'sold out' })).toBe('/houses/new?state=sold+out');
  expect(newRecordPath(definition, {})).toBe('/houses/new');
});
