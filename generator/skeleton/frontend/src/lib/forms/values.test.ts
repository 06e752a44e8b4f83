import { describe, expect, test } from 'vitest';
import type { EntityDefinition, FieldDefinition } from '@/lib/entity/definition';
import {
  changedColumns,
  COPY_OF,
  copyPath,
  createBody,
  newValues,
  prefillOf,
  sameValue,
  updateBody,
  valuesOf,
} from './values';

const common = { required: false, sortable: false, operators: [] };
const fields: FieldDefinition[] = [
  { ...common, kind: 'string', name: 'title', required: true },
  { ...common, kind: 'money', name: 'price', default: 12.5 },
  { ...common, kind: 'boolean', name: 'active', required: true },
  { ...common, kind: 'date', name: 'day', default: 'now' },
  { ...common, kind: 'enum', name: 'state', values: ['open', 'done'] },
  { ...common, kind: 'reference', name: 'customer', column: 'customer_id', target: 'customer' },
  { ...common, kind: 'links', name: 'labels', column: 'label_ids', target: 'label' },
  { ...common, kind: 'datetime', name: 'created_at', readOnly: true },
];
const order = { key: 'order', fields } as unknown as EntityDefinition;

test('a new record starts with the defaults of the SPEC', () => {
  const now = new Date(2026, 10, 21, 9, 30);
  expect(newValues(order, { customer_id: 3 }, now)).toEqual({
    title: null,
    price: '12.5',
    active: false,
    day: '2026-11-21',
    state: null,
    customer_id: 3,
    label_ids: [],
  });
});

test('a record is changed under the names requests use', () => {
  const row = {
    id: 1,
    title: 'A',
    customer: { id: 7, label: 'Ana' },
    customer_id: 7,
    labels: [{ id: 2, label: 'x' }],
  };
  expect(valuesOf(order, row)).toMatchObject({ title: 'A', customer_id: 7, label_ids: [2], price: null });
});

describe('what is sent', () => {
  test('nothing that was left empty when a record is created', () => {
    expect(createBody({ title: 'A', price: null, note: '', label_ids: [], active: false })).toEqual({
      title: 'A',
      active: false,
    });
  });

  test('only what differs when one is changed, and null to take a value away', () => {
    const before = { title: 'A', price: '1.00', label_ids: [1, 2], note: null };
    const after = { title: 'A', price: null, label_ids: [2, 1], note: '' };
    expect(updateBody(before, after)).toEqual({ price: null });
    expect(changedColumns(before, { ...after, title: 'B' })).toEqual(['title', 'price']);
  });
});

test('values of any shape are compared by what they say', () => {
  expect(sameValue({ lat: 1, lng: 2 }, { lat: 1, lng: 2 })).toBe(true);
  expect(sameValue([{ a: 1 }, { a: 2 }], [{ a: 2 }, { a: 1 }])).toBe(false);
  expect(sameValue(0, null)).toBe(false);
  expect(sameValue(false, null)).toBe(false);
});

test('an address says what a new record starts with, and nothing else gets in', () => {
  const query = new URLSearchParams(
    'customer=7&state=done&labels=1&labels=2&active=true&nonsense=1&created_at=x',
  );
  expect(prefillOf(order, query)).toEqual({ customer_id: 7, state: 'done', label_ids: [1, 2], active: true });
  expect(prefillOf(order, new URLSearchParams('state=gone&active=perhaps'))).toEqual({});
});

test('a copy is asked for under the name its form reads', () => {
  const address = new URL(copyPath({ route: 'order-lines' }, 'a b'), 'http://localhost');
  expect(address.pathname).toBe('/order-lines/new');
  expect(address.searchParams.get(COPY_OF)).toBe('a b');
});
