import { describe, expect, test } from 'vitest';
import type { EntityDefinition, FieldDefinition } from '@/lib/entity/definition';
import { narrowingsOf, narrowQuery, searchQuery } from './related';

const reference = (name: string, target: string): FieldDefinition => ({
  kind: 'reference',
  name,
  column: `${name}_id`,
  target,
  required: false,
  sortable: true,
  operators: ['eq', 'in'],
});

const entity = (key: string, fields: FieldDefinition[], extra: object = {}): EntityDefinition =>
  ({ key, fields, display: 'name', searchable: false, ...extra }) as unknown as EntityDefinition;

const name: FieldDefinition = {
  kind: 'string',
  name: 'name',
  required: true,
  sortable: true,
  operators: ['contains'],
};

describe('choices that depend on another one', () => {
  const order = entity('order', [name, reference('customer', 'customer')]);
  const toOrder = reference('order', 'order');
  const invoice = entity('invoice', [reference('customer', 'customer'), toOrder]);

  test('orders are narrowed by the customer the form has chosen', () => {
    const found = narrowingsOf(invoice, toOrder, order);
    expect(found).toEqual([{ column: 'customer_id', by: 'customer_id' }]);
    expect(narrowQuery(found, [7])).toEqual({ customer_id: 7 });
    expect(narrowQuery(found, [null])).toEqual({});
  });

  test('who reports to whom does not narrow who is chosen', () => {
    const agent = entity('agent', [name, reference('boss', 'agent')]);
    const toAgent = reference('agent', 'agent');
    const ticket = entity('ticket', [toAgent, reference('reviewer', 'agent')]);
    expect(narrowingsOf(ticket, toAgent, agent)).toEqual([]);
  });

  test('what is called otherwise on the other side means something else, and narrows nothing', () => {
    const flight = entity('flight', [reference('from', 'airport'), reference('to', 'airport')]);
    const toFlight = reference('flight', 'flight');
    const delay = entity('delay', [reference('airport', 'airport'), toFlight]);
    expect(narrowingsOf(delay, toFlight, flight)).toEqual([]);
  });

  test('each of several choices of a kind goes with its namesake', () => {
    const airports = [reference('from', 'airport'), reference('to', 'airport')];
    const toFlight = reference('flight', 'flight');
    const booking = entity('booking', [...airports, toFlight]);
    expect(narrowingsOf(booking, toFlight, entity('flight', airports))).toEqual([
      { column: 'from_id', by: 'from_id' },
      { column: 'to_id', by: 'to_id' },
    ]);
  });
});

describe('finding what somebody types', () => {
  test('searches where the entity can be searched', () => {
    const found = searchQuery(entity('a', [name], { searchable: true }), ' ana ', { team_id: 1 });
    expect(found).toMatchObject({ search: 'ana', team_id: 1, sort: 'name' });
  });

  test('looks into the name otherwise', () => {
    expect(searchQuery(entity('a', [name]), 'ana')).toMatchObject({ name__contains: 'ana' });
  });
});
