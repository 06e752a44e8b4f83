import { describe, expect, test } from 'vitest';
import { entityPattern, tokenizeLine } from './line-tokens.ts';

function paint(line: string, names: string[] = []): string[] {
  return tokenizeLine(line, entityPattern(names)).map(
    ({ from, to, kind }) => `${kind}:${line.slice(from, to)}`,
  );
}

describe('a line of a SPEC is coloured', () => {
  test('by field, type, constraint and number, in Spanish', () => {
    expect(paint('- descripción corta: texto largo, obligatorio, entre 3 y 80 caracteres')).toEqual([
      'marker:-',
      'field:descripción corta',
      'type:texto largo',
      'constraint:obligatorio',
      'constraint:entre',
      'number:3',
      'number:80',
      'constraint:caracteres',
    ]);
  });

  test('and in English, ranges and patterns as one piece', () => {
    expect(paint('* code: string, unique, 3..80, regex ^[a-z]{2}$')).toEqual([
      'marker:*',
      'field:code',
      'type:string',
      'constraint:unique',
      'number:3..80',
      'constraint:regex',
      'pattern:^[a-z]{2}$',
    ]);
  });

  test('with the type at the start of a part, and choices that read like types left alone', () => {
    expect(paint('- stars: integer 1..5')).toContain('type:integer');
    expect(paint('- plan: enum(day, text), default day')).not.toContain('type:text');
    expect(paint('- kind: text | image')).toEqual(['marker:-', 'field:kind', 'punctuation:|']);
  });

  test('with relations and the entities they name, longest name first', () => {
    expect(paint('- belongs to Order line', ['Order', 'Order line'])).toEqual([
      'marker:-',
      'relation:belongs to',
      'entity:Order line',
    ]);
    expect(paint('Un cliente tiene muchos pedidos.', ['cliente', 'pedidos'])).toEqual([
      'entity:cliente',
      'relation:tiene muchos',
      'entity:pedidos',
    ]);
  });

  test('whole when it is a heading, and cell by cell when it is a table row', () => {
    expect(paint('### Cliente nº 1')).toEqual(['heading:### Cliente nº 1']);
    expect(paint('| nombre | texto | obligatorio |')).toContain('type:texto');
  });

  test('without overlaps, in order, inside the line, whatever it says', () => {
    for (const line of [
      '',
      '-',
      '- :',
      '::::',
      '|||',
      '- a: b: c',
      '(regex',
      '- regex: ',
      'x'.repeat(5_000),
      '- 1..2..3, N:N a|b',
    ]) {
      let end = 0;
      for (const token of tokenizeLine(line, entityPattern(['a', 'b']))) {
        expect(token.from).toBeGreaterThanOrEqual(end);
        expect(token.to).toBeGreaterThan(token.from);
        end = token.to;
      }
      expect(end).toBeLessThanOrEqual(line.length);
    }
  });

  test('names with signs of regular expressions are names', () => {
    expect(paint('C++ (old) and C', ['C++ (old)'])).toEqual(['entity:C++ (old)']);
    expect(entityPattern([])).toBeNull();
  });
});
