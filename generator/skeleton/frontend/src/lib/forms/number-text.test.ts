import { describe, expect, test } from 'vitest';
import { compareNumbers, groupedNumber, parseNumber, typedNumber } from './number-text';

describe('what somebody types', () => {
  test.each([
    ['1234,5', 'es', '1234.5'],
    ['1.234,50', 'es', '1234.50'],
    ['1.234', 'es', '1234'],
    ['12.5', 'es', '12.5'],
    ['1.234.567', 'es', '1234567'],
    ['-3', 'es', '-3'],
    ['−3,25', 'es', '-3.25'],
    ['1,234.50', 'en', '1234.50'],
    ['12,5', 'en', '12.5'],
    ['1 234', 'en', '1234'],
    ['007', 'en', '7'],
    ['.5', 'en', '0.5'],
    ['5.', 'en', '5'],
    ['-0', 'en', '0'],
    ['12345678901234567.89', 'en', '12345678901234567.89'],
  ])('%s in %s is %s', (typed, locale, exact) => {
    expect(parseNumber(typed, locale)).toBe(exact);
  });

  test('nothing is no number, and no mistake', () => {
    expect(parseNumber('  ', 'es')).toBeNull();
  });

  test.each(['12a', '1,2,3', '1.23.4', '--3', ',', '1e5', '1.2345,6'])('%s is refused', (typed) => {
    expect(parseNumber(typed, 'es')).toBeUndefined();
  });
});

test('a number reads as the language writes it, and to type it needs no signs of thousands', () => {
  expect(groupedNumber('-1234567.5', 'es', 2)).toBe('-1.234.567,50');
  expect(groupedNumber('12345678901234567.89', 'en', 2)).toBe('12,345,678,901,234,567.89');
  expect(groupedNumber('1000', 'es')).toBe('1.000');
  expect(typedNumber('1234.50', 'es')).toBe('1234,50');
});

test('what is shown can be read again without loss', () => {
  for (const locale of ['es', 'en'])
    for (const exact of ['0', '0.10', '-999.99', '1000', '9007199254740993.01'])
      expect(parseNumber(groupedNumber(exact, locale), locale)).toBe(exact);
});

test('numbers are compared exactly', () => {
  expect(compareNumbers('0.30', '0.3')).toBe(0);
  expect(compareNumbers('9007199254740993', '9007199254740992')).toBe(1);
  expect(compareNumbers('-1', '0.5')).toBe(-1);
  expect(compareNumbers('1e16', '9999999999999999.99')).toBe(1);
});
