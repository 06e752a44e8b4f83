import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../messages');

const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** Every key of nested messages, with dots between. */
function keysOf(messages: unknown, prefix = ''): string[] {
  if (typeof messages !== 'object' || messages === null) return [prefix];
  return Object.entries(messages).flatMap(([key, value]) => keysOf(value, prefix ? `${prefix}.${key}` : key));
}

describe('the words of the pages', () => {
  test.each(readdirSync(join(ROOT, 'en')))('%s says the same in Spanish and in English', (file) => {
    expect(keysOf(read(`es/${file}`)).sort()).toEqual(keysOf(read(`en/${file}`)).sort());
  });

  test('the words of the SPEC are there in both languages', () => {
    expect(keysOf(read('entities.es.json')).sort()).toEqual(keysOf(read('entities.en.json')).sort());
  });
});
