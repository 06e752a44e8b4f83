import { describe, expect, test } from 'vitest';
import {
  call,
  group,
  Imports,
  layout,
  literal,
  prefixed,
  prose,
  pythonModule,
  regex,
  str,
  tuple,
} from './python.ts';

describe('layout', () => {
  test('what fits stays on one line', () => {
    expect(layout(prefixed('x = ', call('f', '1', '2')))).toBe('x = f(1, 2)');
  });

  test('what does not fit is exploded, inner calls only when they have to be', () => {
    const inner = call('inner', '"a"', '"b"');
    expect(layout(call('outer', 'x'.repeat(60), 'y'.repeat(60), inner), 4)).toBe(
      `outer(\n        ${'x'.repeat(60)},\n        ${'y'.repeat(60)},\n        inner("a", "b"),\n    )`,
    );
  });

  test('a line of exactly 120 columns still fits, one of 121 does not', () => {
    const call120 = group('f(', ['x'.repeat(117)], ')');
    expect(layout(call120)).not.toContain('\n');
    expect(layout(call120, 1)).toContain('\n');
  });

  test('a tuple of one has its comma, on one line and exploded', () => {
    expect(layout(tuple(['1']))).toBe('(1,)');
    expect(layout(tuple(['x'.repeat(120)]))).toBe(`(\n    ${'x'.repeat(120)},\n)`);
  });
});

describe('literals', () => {
  test('strings take the quotes that need fewer escapes', () => {
    expect(str('plain')).toBe('"plain"');
    expect(str('say "hi"')).toBe(`'say "hi"'`);
    expect(str(`it's "so"`)).toBe(`'it\\'s "so"'`);
    expect(str('it\'s "')).toBe('"it\'s \\""');
  });

  test('nothing in a string can end the line or hide in it', () => {
    expect(str('a\nb\\\u202e\u0000')).toBe('"a\\nb\\\\\\u202e\\u0000"');
  });

  test('patterns are raw where that is possible', () => {
    expect(regex('^\\d+$')).toBe('r"^\\d+$"');
    expect(regex('^[a-z]$')).toBe('"^[a-z]$"');
    expect(regex('\\d"\'')).toBe(`"\\\\d\\"'"`);
  });

  test('JSON becomes Python', () => {
    expect(layout(literal({ a: [true, null, 1.5, 1e21], b: 'x' }))).toBe(
      '{"a": [True, None, 1.5, 1e21], "b": "x"}',
    );
  });

  test('prose cannot leave its docstring', () => {
    expect(prose('A """quoted"""\n line\\')).toBe("A '''quoted''' line'.");
    expect(prose('Done!')).toBe('Done!');
  });
});

test('imports are grouped and sorted as ruff sorts them', () => {
  const imports = new Imports()
    .from('app.core.model', 'TABLE_OPTIONS', 'Record', 'Base')
    .module('sqlalchemy as sa')
    .from('sqlalchemy.orm', 'relationship', 'Mapped')
    .from('decimal', 'Decimal')
    .module('datetime as dt');
  expect(imports.toString()).toBe(
    [
      'import datetime as dt',
      'from decimal import Decimal',
      '',
      'import sqlalchemy as sa',
      'from sqlalchemy.orm import Mapped, relationship',
      '',
      'from app.core.model import TABLE_OPTIONS, Base, Record',
    ].join('\n'),
  );
});

test('a file whose names do not fit the line is left alone by the formatter, any other is not', () => {
  const long = `class ${'X'.repeat(90)}(${'Y'.repeat(40)}):\n    """Long."""`;
  expect(pythonModule('Doc.', new Imports(), [long])).toContain('# fmt: off');
  expect(pythonModule('Doc.', new Imports(), ['class X:\n    """Short."""'])).not.toContain('# fmt');
});
