import { describe, expect, it } from 'vitest';
import { freeSlug, slugify } from './slugs.ts';

describe('a slug', () => {
  it.each([
    ['Gestión de Niños', 'gestion-de-ninos'],
    ['  Help desk!! ', 'help-desk'],
    ['../../etc/passwd', 'etc-passwd'],
    ['日本', 'project'],
    ['API', 'project'],
    ['', 'project'],
  ])('of %j is %s', (name, slug) => {
    expect(slugify(name, 'project')).toBe(slug);
  });

  it('is at most 40 characters and ends in no hyphen', () => {
    expect(slugify(`${'a'.repeat(39)} b`, 'x')).toBe('a'.repeat(39));
  });

  it('gets the first free number', () => {
    expect(freeSlug('shop', new Set())).toBe('shop');
    expect(freeSlug('shop', new Set(['shop', 'shop-2']))).toBe('shop-3');
  });
});
