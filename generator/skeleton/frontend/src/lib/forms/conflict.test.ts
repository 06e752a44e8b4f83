import { expect, test } from 'vitest';
import type { EntityDefinition, FieldDefinition } from '@/lib/entity/definition';
import { differencesOf, mergedValues } from './conflict';

const field = (name: string): FieldDefinition => ({
  kind: 'string',
  name,
  required: false,
  sortable: false,
  operators: [],
});
const definition = { fields: ['a', 'b', 'c', 'd'].map(field) } as unknown as EntityDefinition;

const base = { a: '1', b: '1', c: '1', d: '1' };
const mine = { a: '2', b: '2', c: '1', d: '2' };
const theirs = { a: '1', b: '3', c: '3', d: '2' };
const differences = differencesOf(definition, base, mine, theirs);

test('each change is guessed to stay, and only what both changed needs a decision', () => {
  expect(differences.map(({ column, both, guess }) => [column, both, guess])).toEqual([
    ['a', false, 'mine'],
    ['b', true, 'mine'],
    ['c', false, 'theirs'],
  ]);
});

test('what somebody chooses holds, field by field', () => {
  expect(mergedValues(mine, theirs, differences, {})).toEqual({ a: '2', b: '2', c: '3', d: '2' });
  expect(mergedValues(mine, theirs, differences, { b: 'theirs', c: 'mine' })).toMatchObject({
    b: '3',
    c: '1',
  });
});
