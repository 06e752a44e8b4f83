import { expect, test } from 'vitest';
import type { FieldDefinition } from '@/lib/entity/definition';
import { inputValueOf, typedValueOf } from './cell-value';

const common = { name: 'field', required: false, sortable: true, operators: [] };
const moment: FieldDefinition = { ...common, kind: 'datetime' };
const time: FieldDefinition = { ...common, kind: 'time' };
const money: FieldDefinition = { ...common, kind: 'money' };
const whole: FieldDefinition = { ...common, kind: 'integer' };
const flag: FieldDefinition = { ...common, kind: 'boolean' };

test('a moment is typed where somebody is and sent as the same moment', () => {
  const sent = new Date(2026, 2, 1, 9, 5).toISOString();
  expect(inputValueOf(moment, sent)).toBe('2026-03-01T09:05');
  expect(typedValueOf(moment, '2026-03-01T09:05')).toBe(sent);
});

test('money is sent digit by digit', () => {
  expect(typedValueOf(money, '12345678901234567.89')).toBe('12345678901234567.89');
});

test('nothing typed is no value, whatever the kind', () => {
  for (const field of [moment, time, money, whole, flag]) expect(typedValueOf(field, ' ')).toBeNull();
});

test('other kinds are sent as the API takes them', () => {
  expect([typedValueOf(whole, '7'), typedValueOf(flag, 'true'), typedValueOf(flag, 'false')]).toEqual([
    7,
    true,
    false,
  ]);
  expect([inputValueOf(time, '14:30:00'), typedValueOf(time, '14:30')]).toEqual(['14:30', '14:30:00']);
  expect([inputValueOf(money, null), inputValueOf(moment, 'soon')]).toEqual(['', '']);
});
