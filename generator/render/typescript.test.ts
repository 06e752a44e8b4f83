import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { code, TsImports, tsLiteral, tsString } from './typescript.ts';

/** What TypeScript itself makes of a literal. */
const read = (text: string): unknown =>
  runInNewContext(ts.transpile(`(${text})`).replace(/^"use strict";/, ''));

describe('a literal of TypeScript', () => {
  test.each([
    'plain',
    "it's",
    'say "so"',
    `both ' and "`,
    'a\\b',
    'two\nlines',
    '\u2028 and \u2029',
    '😀 $ {x} `y`',
    '</script>',
  ])('%j keeps every character', (text) => {
    expect(read(tsString(text))).toBe(text);
  });

  test('has the values it was made of, on one line where they fit and broken where not', () => {
    const value = {
      a: 1,
      'b-c': [true, null, 'x'],
      none: undefined,
      deep: { long: 'y'.repeat(120) },
      '': -0.5,
    };
    expect(tsLiteral({ a: 1, b: ['x'] })).toBe("{ a: 1, b: ['x'] }");
    expect(tsLiteral(value).split('\n').length).toBeGreaterThan(5);
    expect(read(tsLiteral(value))).toMatchObject(JSON.parse(JSON.stringify(value)));
  });

  test('takes code as it stands', () => {
    expect(tsLiteral({ api: code('api'), load: code('() => 1') })).toBe('{ api: api, load: () => 1 }');
  });
});

describe('imports', () => {
  test('are sorted by module and name, and types are marked as such', () => {
    const imports = new TsImports()
      .from('./b', 'z', 'type A')
      .from('@/a', 'type B', 'type C')
      .from('./b', 'y');
    expect(String(imports)).toBe("import { type A, y, z } from './b';\nimport type { B, C } from '@/a';\n");
  });

  test('are broken where a line would be too long', () => {
    const names = Array.from({ length: 12 }, (_, index) => `aRatherLongName${index}`);
    expect(String(new TsImports().from('@/x', ...names)).split('\n').length).toBe(15);
  });
});
