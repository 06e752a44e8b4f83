import { describe, expect, it } from 'vitest';
import { inputOf, parseFill } from './fills.ts';

describe('what rows are filled with', () => {
  it.each([
    ['integer', '7', 7],
    ['integer', ' -3 ', -3],
    ['integer', '7.5', undefined],
    ['integer', 'seven', undefined],
    ['decimal', '7,50', 7.5],
    ['money', '.5', 0.5],
    ['float', '1e9', undefined],
    ['date', '2026-11-22', '2026-11-22'],
    ['string', '42', '42'],
    ['string', '   ', undefined],
    ['json', '{"a": [1]}', { a: [1] }],
    ['json', '{a}', undefined],
    ['reference', '12', 12],
    ['reference', 'a7f0', 'a7f0'],
    ['something new', 'x', 'x'],
  ])('is read as its type: %s %j', (type, written, value) => {
    expect(parseFill(type, written)).toEqual(value);
  });

  it('is written where its type is', () => {
    expect(inputOf('date').type).toBe('date');
    expect(inputOf('money')).toMatchObject({ type: 'text', inputMode: 'decimal' });
    expect(inputOf('string').type).toBe('text');
  });
});
