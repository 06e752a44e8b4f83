import { describe, expect, test } from 'vitest';
import type { FieldDefinition } from '@/lib/entity/definition';
import { isLong, stepsOf } from './steps';

const field = (name: string, kind: FieldDefinition['kind'] = 'string', required = false): FieldDefinition =>
  ({ name, kind, required, sortable: false, operators: [] }) as unknown as FieldDefinition;

const many = (count: number, kind?: FieldDefinition['kind']): FieldDefinition[] =>
  Array.from({ length: count }, (_, index) => field(`${kind ?? 'f'}${index}`, kind));

describe('a long form', () => {
  const fields = [
    field('note', 'text'),
    ...many(12),
    field('name', 'string', true),
    field('team', 'reference'),
  ];
  const steps = stepsOf(fields);

  test('asks first for what is required', () => {
    expect(steps[0]?.name).toBe('essentials');
    expect(steps[0]?.fields.map(({ name }) => name)).toContain('name');
  });

  test('asks for every field once', () => {
    const asked = steps.flatMap((step) => step.fields.map(({ name }) => name));
    expect([...asked].sort()).toEqual(fields.map(({ name }) => name).sort());
  });

  test('keeps what takes room and what it belongs to apart', () => {
    expect(steps.map(({ name }) => name)).toEqual([
      'essentials',
      'details',
      'details',
      'relations',
      'content',
    ]);
    expect(steps.map(({ part }) => part)).toEqual([0, 1, 2, 0, 0]);
  });
});

test('steps are about as long as each other', () => {
  const lengths = stepsOf(many(40)).map((step) => step.fields.length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(8);
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(4);
});

test('ten inputs are not long, eleven are', () => {
  expect([isLong(many(10)), isLong(many(11))]).toEqual([false, true]);
});
