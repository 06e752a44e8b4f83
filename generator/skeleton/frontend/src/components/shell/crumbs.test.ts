import { expect, test } from 'vitest';
import { crumbsOf } from './crumbs';
import type { NavEntity } from './navigation';

const order: NavEntity = {
  key: 'order',
  route: 'orders',
  display: 'code',
  searchable: true,
  canCreate: true,
};
const kinds = (path: string) => crumbsOf(path, [order]).map(({ kind }) => kind);

test('every page of an entity knows the way to it', () => {
  expect(kinds('/orders')).toEqual(['entity']);
  expect(kinds('/orders/new')).toEqual(['entity', 'new']);
  expect(kinds('/orders/7')).toEqual(['entity', 'record']);
  expect(kinds('/orders/7/edit')).toEqual(['entity', 'record', 'edit']);
});

test('pages that belong to no entity have theirs', () => {
  expect(kinds('/dashboard')).toEqual(['page']);
  expect(kinds('/admin/audit')).toEqual(['page', 'part']);
  expect(kinds('/somewhere')).toEqual([]);
});

test('steps lead where they say', () => {
  expect(crumbsOf('/orders/a%2Fb/edit', [order]).map(({ href }) => href)).toEqual([
    '/orders',
    '/orders/a%2Fb',
    '/orders/a%2Fb/edit',
  ]);
  expect(crumbsOf('/orders/a%2Fb', [order])[1]).toMatchObject({ id: 'a/b' });
});
