import { expect, test } from 'vitest';
import { pictureOf, stepTo } from './pictures';

test('a record without a picture has none', () => {
  expect(pictureOf({ id: 1, photo: null }, 'photo')).toBeNull();
  expect(pictureOf({ id: 1, photo: { url: '/a', name: 'a.png' } }, 'photo')?.url).toBe('/a');
});

test('behind the last picture comes the first one, and before the first the last', () => {
  expect(stepTo(2, 1, 3)).toBe(0);
  expect(stepTo(0, -1, 3)).toBe(2);
  expect(stepTo(0, 1, 0)).toBe(0);
});
