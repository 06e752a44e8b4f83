import { describe, expect, test } from 'vitest';
import { HOME, safeNext } from './next-path';

describe('where signing in leads to', () => {
  test('the page somebody asked for, with what stood behind it', () => {
    expect(safeNext('/tickets?status=open#top')).toBe('/tickets?status=open#top');
  });

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    '/api/v1/auth/me',
    '/login?next=/login',
    '/session',
    'tickets',
    '',
  ])('never elsewhere: %j', (asked) => {
    expect(safeNext(asked)).toBe(HOME);
  });

  test('without a wish: home', () => {
    expect(safeNext(null)).toBe(HOME);
    expect(safeNext(['/tickets', '/agents'])).toBe('/tickets');
  });
});
