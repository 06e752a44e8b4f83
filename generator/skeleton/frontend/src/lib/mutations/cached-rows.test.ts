import { expect, test } from 'vitest';
import { withChanged, without } from './cached-rows';

const page = {
  items: [
    { id: 1, name: 'One' },
    { id: 2, name: 'Two' },
  ],
  total: 12,
  capped: false,
  next: null,
  previous: null,
};

test('a change shows in the row it is about and nowhere else', () => {
  expect(withChanged(page, '2', { name: 'Second' })).toEqual({
    ...page,
    items: [
      { id: 1, name: 'One' },
      { id: 2, name: 'Second' },
    ],
  });
});

test('a list without the record stays the very same object, so that nothing is drawn anew', () => {
  expect(withChanged(page, 9, { name: 'Nine' })).toBe(page);
  const pages = { pages: [page], pageParams: [0] };
  expect(withChanged(pages, 9, { name: 'Nine' })).toBe(pages);
});

test('what is removed is counted no more', () => {
  expect(without(page, [1])).toMatchObject({ items: [{ id: 2 }], total: 11 });
  expect(without({ ...page, total: null }, [1, 2])).toMatchObject({ items: [], total: null });
});

test('lists that grow page by page are changed on every page', () => {
  const pages = { pages: [page, { ...page, items: [{ id: 3 }] }], pageParams: [0, 2] };
  expect(without(pages, ['3'])).toMatchObject({ pages: [{ total: 12 }, { items: [], total: 11 }] });
});

test('what is no list is left alone', () => {
  for (const kept of [undefined, null, 'text', { items: 3 }]) expect(withChanged(kept, 1, {})).toBe(kept);
});
