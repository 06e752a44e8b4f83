import { describe, expect, test } from 'vitest';
import { listMarks, namePattern } from './spec-marks.ts';

const paint = (text: string, names: string[] = []) =>
  listMarks(text, 'en', namePattern(names)).map(({ from, to, kind }) => `${kind}:${text.slice(from, to)}`);

describe('the lines on screen are coloured', () => {
  test('as the reader takes them, wherever the screen begins', () => {
    expect(paint('- code: string, unique, 3..80\n\n## Options\n- database: mysql')).toEqual([
      'field:code',
      'type:string',
      'constraint:unique',
      'constraint:3..80',
      'section:Options',
      'option:database',
    ]);
  });

  test('with the entities that sentences and relations name, longest name first', () => {
    const names = ['Order', 'Order line', 'customers'];
    expect(paint('- belongs to Order line', names)).toEqual([
      'relation:belongs to Order line',
      'mention:Order line',
    ]);
    expect(paint('All customers keep what they bought in an order.', names)).toEqual([
      'mention:customers',
      'mention:order',
    ]);
  });

  test('a heading and a field are what they are, even when they read like an entity', () => {
    expect(paint('### Order\n- order: string', ['Order'])).toEqual([
      'entity:Order',
      'field:order',
      'type:string',
    ]);
  });

  test('in order and inside the text, whatever it says', () => {
    for (const text of [
      '',
      '\n',
      '-',
      '- :',
      '::::',
      '|||',
      '- a: b: c\n\n- ',
      '> ',
      '```',
      'x'.repeat(5_000),
    ]) {
      let last = 0;
      for (const { from, to } of listMarks(text, 'es', namePattern(['ab', 'x']))) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
        last = from;
      }
    }
  });

  test('names with signs of regular expressions are names', () => {
    expect(paint('We sell C++ (old) and C.', ['C++ (old)'])).toEqual(['mention:C++ (old)']);
    expect(namePattern([])).toBeNull();
  });
});
