import { expect, test, vi } from 'vitest';

vi.mock('@/features/registry', () => ({ ENTITIES: [{ key: 'order_line', table: 'order_lines' }] }));
const { auditQuery, differencesOf } = await import('./audit-query');

const none = { entity: null, action: null, actor: null, from: null, to: null };

test('entities are asked for by the name of their table', () => {
  expect(auditQuery({ ...none, entity: 'order_line' })).toEqual({ entity: 'order_lines' });
});

test('what an address may carry and makes no sense is not asked for', () => {
  expect(auditQuery({ ...none, entity: 'nothing', action: 'exploded', from: 'yesterday' })).toEqual({});
});

test('the last day is part of the time asked for', () => {
  const { since, until } = auditQuery({ ...none, from: '2026-03-01', to: '2026-03-01' });
  expect(Date.parse(String(until)) - Date.parse(String(since))).toBe(86_400_000);
});

test('of a new record only what it has is told', () => {
  expect(differencesOf(null, { name: 'Ana', phone: null })).toEqual([
    { name: 'name', before: undefined, after: 'Ana' },
  ]);
});

test('a value that was taken away is told too', () => {
  expect(differencesOf({ phone: '1' }, { phone: null })).toEqual([
    { name: 'phone', before: '1', after: null },
  ]);
});
