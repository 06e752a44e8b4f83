import { expect, test } from 'vitest';
import { draftKey } from './draft-key';

test('a draft belongs to one account and one record', () => {
  const keys = [
    draftKey(1, 'order', null, {}),
    draftKey(2, 'order', null, {}),
    draftKey(1, 'order', 1, {}),
    draftKey(1, 'order', null, { customer_id: 3 }),
    draftKey(null, 'order', null, {}),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test('what a record starts with may come in any order', () => {
  expect(draftKey(1, 'order', null, { a: 1, b: 2 })).toBe(draftKey(1, 'order', null, { b: 2, a: 1 }));
});
