import { describe, expect, test } from 'vitest';
import type { EntityDefinition, FieldDefinition } from '@/lib/entity/definition';
import { firstSteps, planDashboard } from './plan';

type Made = { enums?: string[]; money?: string[]; needs?: string[]; children?: number };

function entity(
  key: string,
  { enums = [], money = [], needs = [], children = 0 }: Made = {},
): EntityDefinition {
  const common = { required: false, sortable: true, operators: [] };
  const fields: FieldDefinition[] = [
    ...enums.map((name) => ({ ...common, name, kind: 'enum' as const, values: ['a', 'b'] })),
    ...money.map((name) => ({ ...common, name, kind: 'money' as const })),
    ...needs.map((target) => ({
      ...common,
      name: target,
      kind: 'reference' as const,
      column: `${target}_id`,
      target,
      required: true,
    })),
  ];
  return {
    key,
    fields,
    children: Array.from({ length: children }, () => ({ name: 'x' })),
    views: [],
    groups: [...enums, ...needs.map((target) => `${target}_id`)],
    metrics: ['count', ...money.map((name) => `${name}__sum`)],
    api: { create: async () => ({ id: 1 }) },
  } as unknown as EntityDefinition;
}

const ticket = entity('ticket', { enums: ['status', 'priority'], needs: ['customer'], children: 2 });
const customer = entity('customer', { children: 1 });
const reply = entity('reply', { needs: ['ticket'] });
const label = entity('label');
const order = entity('order', { enums: ['state'], money: ['total'], needs: ['customer'], children: 1 });

describe('a dashboard', () => {
  test('of nothing shows nothing', () => {
    expect(planDashboard([])).toEqual({ kpis: [], trend: [], amount: null, breakdowns: [], latest: [] });
  });

  test('begins with what the application is about, not with its labels and replies', () => {
    const { trend, latest } = planDashboard([label, reply, customer, ticket]);
    expect(trend.map(({ key }) => key)).toEqual(['ticket', 'customer', 'label']);
    expect(latest.map(({ key }) => key)).toEqual(['ticket', 'customer']);
  });

  test('has counts and, where there is money, what it adds up to', () => {
    const { kpis, amount } = planDashboard([customer, ticket, order]);
    expect(kpis.map(({ entity: { key }, metric }) => [key, metric])).toEqual([
      ['ticket', 'count'],
      ['order', 'count'],
      ['customer', 'count'],
      ['order', 'total__sum'],
    ]);
    expect(amount?.field.name).toBe('total');
  });

  test('breaks records down by their choices, a pie first; without choices by what they belong to', () => {
    const kinds = (...entities: EntityDefinition[]) =>
      planDashboard(entities).breakdowns.map(({ kind, group }) => [kind, group]);
    expect(kinds(ticket, customer)).toEqual([
      ['pie', 'status'],
      ['bar', 'priority'],
    ]);
    expect(kinds(reply)).toEqual([['bar', 'ticket_id']]);
    expect(kinds(label)).toEqual([]);
  });

  test('lists what is newest of two entities, of one where amounts take the room', () => {
    expect(planDashboard([ticket, customer]).latest).toHaveLength(2);
    expect(planDashboard([ticket, customer, order]).latest).toHaveLength(1);
  });

  test.each([
    ['total', true],
    ['importe_total', true],
    ['gastos', true],
    ['hourly_rate', false],
    ['precio', false],
    ['precio_unitario', false],
    ['cost_per_unit', false],
  ])('adds up %s: %s', (name, adds) => {
    expect(planDashboard([entity('thing', { money: [name] })]).amount !== null).toBe(adds);
  });

  test('never has more than nine parts', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      entity(`e${index}`, { enums: ['a', 'b', 'c'], money: ['total', 'paid'] }),
    );
    const { kpis, breakdowns, latest } = planDashboard(many);
    expect(kpis.length + 1 + 1 + breakdowns.length + latest.length).toBeLessThanOrEqual(9);
  });
});

describe('first steps', () => {
  const keys = (...entities: EntityDefinition[]) => firstSteps(entities, 9).map(({ key }) => key);

  test('begin with what others need', () => {
    expect(keys(reply, ticket, customer)).toEqual(['customer', 'ticket', 'reply']);
  });

  test('end for entities that need each other or themselves', () => {
    expect(keys(entity('a', { needs: ['b'] }), entity('b', { needs: ['a'] }))).toHaveLength(2);
    expect(keys(entity('node', { needs: ['node'] }))).toEqual(['node']);
  });
});
