import { describe, expect, test } from 'vitest';
import { chooseLocale } from './locale.ts';

describe('the interface language', () => {
  test('is the one the person chose, whatever the browser asks for', () => {
    expect(chooseLocale('es', 'en-US,en;q=0.9')).toBe('es');
    expect(chooseLocale('en', 'es-MX')).toBe('en');
  });

  test('follows the browser, regions included, in its order of preference', () => {
    expect(chooseLocale(undefined, 'es-AR,es;q=0.9,en;q=0.8')).toBe('es');
    expect(chooseLocale(undefined, 'fr-FR, es;q=0.4, en;q=0.7')).toBe('en');
    expect(chooseLocale(undefined, 'ES')).toBe('es');
  });

  test('ignores languages the browser refuses', () => {
    expect(chooseLocale(undefined, 'es;q=0, en;q=0.1')).toBe('en');
  });

  test('is English when nothing we have is asked for, and when the cookie is forged', () => {
    expect(chooseLocale(undefined, 'de, fr;q=0.5')).toBe('en');
    expect(chooseLocale(undefined, null)).toBe('en');
    expect(chooseLocale('../../etc', 'de')).toBe('en');
  });
});
