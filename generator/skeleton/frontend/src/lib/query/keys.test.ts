import { expect, test } from 'vitest';
import { keysOf } from './keys';

const keys = keysOf({ key: 'order' });

test('everything known about an entity lies below its own key', () => {
  for (const key of [keys.list({}), keys.record(7), keys.figures({}), keys.children(7, 'lines', {})])
    expect(key.slice(0, keys.all.length)).toEqual(keys.all);
});

test('a record is the same whether its id came from an address or from the API', () => {
  expect(keys.record('7')).toEqual(keys.record(7));
});
