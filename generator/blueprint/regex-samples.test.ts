import { describe, expect, test } from 'vitest';
import { parseRegex } from './regex-parse.ts';
import { samplesOf } from './regex-samples.ts';

const PATTERNS = [
  '^[a-z-]+$',
  '^#[0-9a-f]{6}$',
  '^[A-Z]{3}-\\d{4}$',
  '^(yes|no|maybe)( please)?$',
  '^\\+?[0-9]{9,12}$',
  '^[^0-9\\s]{3,}$',
  '^(?:[01]\\d|2[0-3]):[0-5]\\d$',
  '^(?=.*[A-Z])(?=.*\\d).{8,}$',
  '^\\p{L}+$',
  '[aeiou]',
  '^\\S+@\\S+\\.\\S+$',
  '^[\\w.]+\\/[a-z]\\.x$',
];

describe('a sample', () => {
  test.each(PATTERNS)('of %s matches it and has an allowed length', (pattern) => {
    const found = samplesOf(pattern, 3, 40);
    const usable = pattern === '^\\p{L}+$' ? /^\p{L}+$/u : new RegExp(pattern);
    expect(found?.values.length).toBeGreaterThan(0);
    for (const value of found?.values ?? []) {
      expect(value).toMatch(usable);
      expect(value.length).toBeGreaterThanOrEqual(3);
      expect(value.length).toBeLessThanOrEqual(40);
      expect(value.trim()).toBe(value);
    }
  });

  test('sits at the bounds where the pattern reaches them', () => {
    const found = samplesOf('^[a-z]+$', 5, 60);
    expect([found?.shortest?.length, found?.longest?.length]).toEqual([5, 60]);
  });

  test('does not exist for what nothing satisfies', () => {
    expect(samplesOf('^[a-z]{3}$', 4, 10)?.values).toEqual([]);
    expect(samplesOf('^(?!x)x$', 1, 10)?.values).toEqual([]);
  });

  test('is the same every time', () => {
    expect(samplesOf('^[A-Z]{3}-\\d{4}$', 1, 20)).toEqual(samplesOf('^[A-Z]{3}-\\d{4}$', 1, 20));
  });
});

test('a mismatch is a string of allowed length that does not match', () => {
  const mismatch = samplesOf('^[a-z-]+$', 2, 10)?.mismatch ?? '';
  expect(mismatch).not.toMatch(/^[a-z-]+$/);
  expect(mismatch.length).toBeGreaterThanOrEqual(2);
});

describe('a pattern', () => {
  test.each(['[', '(', '*', '^(a', '(?P<x', 'a{2,1}', '[z-a]', '\\p{'])(
    'such as %s is refused',
    (pattern) => {
      expect(parseRegex(pattern)).toBeNull();
    },
  );

  test.each(['^(?=a)', '(?<!a)b', '(a)\\1', '[[a]', '[a&&b]', '^a{1,5000}$', 'a++'])(
    'that Rust does not read the same way (%s) is left to Python',
    (pattern) => {
      expect(parseRegex(pattern)?.portable ?? false).toBe(false);
    },
  );

  test('of a thousand nested repeats does not hang', () => {
    expect(samplesOf(`^${'(a+'.repeat(12)}${')+'.repeat(12)}$`, 1, 30)).toBeDefined();
  });
});
