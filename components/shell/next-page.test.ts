import { expect, test } from 'vitest';
import { nextPage } from './next-page.ts';

test('after signing in people go on to the page they asked for', () => {
  expect(nextPage('/t/acme/p/shop?view=diagram')).toBe('/t/acme/p/shop?view=diagram');
});

test.each([
  undefined,
  ['/a', '/b'],
  '',
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/ok\n//elsewhere.example',
  'javascript:alert(1)',
])('a link cannot send people elsewhere: %j', (wanted) => {
  expect(nextPage(wanted)).toBe('/t');
});
