import { describe, expect, test } from 'vitest';
import type { EntityDefinition, FieldDefinition } from '@/lib/entity/definition';
import { childColumns, layoutOf, neighboursIn } from './record-layout';

const field = (name: string, kind: FieldDefinition['kind'], extra: object = {}): FieldDefinition =>
  ({ name, kind, required: false, sortable: false, operators: [], ...extra }) as unknown as FieldDefinition;

const ticket = {
  key: 'ticket',
  display: 'subject',
  columns: ['status', 'customer', 'updated_at'],
  fields: [
    field('subject', 'string'),
    field('body', 'text'),
    field('status', 'enum'),
    field('priority', 'enum'),
    field('kind', 'enum'),
    field('customer', 'reference', { column: 'customer_id', target: 'customer' }),
    field('labels', 'links', { column: 'label_ids', target: 'label' }),
    field('created_at', 'datetime'),
    field('updated_at', 'datetime'),
  ],
  children: [{ name: 'labels', target: 'label', link: { field: 'labels', byTarget: false } }],
} as unknown as EntityDefinition;

const names = (fields: readonly FieldDefinition[]): string[] => fields.map(({ name }) => name);

test('the name is the heading, states stand beside it, long texts below', () => {
  const { badges, short, long } = layoutOf(ticket);
  expect(names(badges)).toEqual(['status', 'priority']);
  expect(names(short)).toEqual(['kind', 'customer']);
  expect(names(long)).toEqual(['body']);
});

test('what somebody has hidden stays hidden', () => {
  expect(names(layoutOf(ticket, { customer: { hidden: true } }).short)).toEqual(['kind']);
});

test('children are shown without the record they all belong to', () => {
  expect(names(childColumns(ticket, 'customer_id'))).toEqual(['subject', 'status', 'updated_at']);
});

describe('beside a record', () => {
  const page = {
    items: [{ id: 3 }, { id: 1 }, { id: 2 }],
    total: 3,
    capped: false,
    next: null,
    previous: null,
  };

  test('stand those of the list somebody came from, in its order', () => {
    expect(neighboursIn(page, '1')).toEqual({ previous: { id: 3 }, next: { id: 2 } });
    expect(neighboursIn({ pages: [page] }, '3')).toEqual({ previous: null, next: { id: 1 } });
  });

  test('stands nobody where the list has not got it', () => {
    expect(neighboursIn(page, '9')).toBeNull();
    expect(neighboursIn(undefined, '9')).toBeNull();
  });
});
