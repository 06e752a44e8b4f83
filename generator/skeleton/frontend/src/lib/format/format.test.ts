import { describe, expect, test } from 'vitest';
import {
  formatDay,
  formatDayDistance,
  formatDistance,
  formatMoment,
  formatMomentShort,
  formatTime,
  isNear,
} from './date';
import { formatPlace, isPlace } from './geo';
import { formatBytes, formatNumber } from './number';
import { clip, inSentence, isWebUrl, plainText, shortUrl } from './text';
import { TONES, toneOf } from './tone';

describe('numbers', () => {
  test('money keeps every digit the API sent, whatever its size', () => {
    expect(formatNumber('12345678901234567.89', 'en', 'money', 2)).toBe('12,345,678,901,234,567.89');
  });
  test('money shows its decimals even where they are none', () => {
    expect(formatNumber('1200', 'es', 'money', 2)).toBe('1.200,00');
  });
  test('a whole number has no decimals, a decimal no more than its scale', () => {
    expect(formatNumber(1234, 'en', 'integer')).toBe('1,234');
    expect(formatNumber('0.1250', 'en', 'decimal', 3)).toBe('0.125');
  });
  test('what is no number is shown as it came', () => {
    expect(formatNumber('n/a', 'en', 'decimal')).toBe('n/a');
  });
  test('sizes are told in the unit people would choose', () => {
    expect(formatBytes(512, 'en')).toBe('512 bytes');
    expect(formatBytes(1_400_000, 'en')).toBe('1.4 MB');
  });
});

describe('days and moments', () => {
  test('a day is the same day in every time zone', () => {
    expect(formatDay('2026-03-01', 'en')).toBe('Mar 1, 2026');
  });
  test('a moment is told where the reader is', () => {
    expect(formatMoment('2026-03-01T23:30:00Z', 'en', 'Asia/Tokyo')).toContain('Mar 2, 2026');
  });
  test('in a table a moment names the year only where it is another', () => {
    const now = new Date('2026-06-01T12:00:00Z');
    expect(formatMomentShort('2026-03-01T14:05:00Z', now, 'en', 'UTC')).toBe('Mar 1, 2:05 PM');
    expect(formatMomentShort('2024-03-01T14:05:00Z', now, 'en', 'UTC')).toBe('Mar 1, 2024');
    expect([isNear('2026-05-20T00:00:00Z', now), isNear('2026-03-01T00:00:00Z', now)]).toEqual([true, false]);
  });
  test('a time of day needs no day', () => {
    expect(formatTime('14:30:00', 'es')).toBe('14:30');
  });
  test.each([
    ['2026-01-01T11:59:40Z', 'now'],
    ['2026-01-01T11:55:00Z', '5 min. ago'],
    ['2026-01-01T15:00:00Z', 'in 3 hr.'],
    ['2025-12-31T12:00:00Z', 'yesterday'],
    ['2025-12-22T12:00:00Z', '10 days ago'],
    ['2024-12-01T12:00:00Z', 'last yr.'],
  ])('%s is %s', (moment, said) => {
    expect(formatDistance(moment, new Date('2026-01-01T12:00:00Z'), 'en')).toBe(said);
  });
  test('days are counted by the calendar', () => {
    expect(formatDayDistance('2026-01-04', '2026-01-01', 'en')).toBe('in 3 days');
    expect(formatDayDistance('2025-12-31', '2026-01-01', 'es')).toBe('ayer');
  });
  test('what is no date is shown as it came', () => {
    expect([formatDay('soon', 'en'), formatMoment('soon', 'en'), formatTime('soon', 'en')]).toEqual([
      'soon',
      'soon',
      'soon',
    ]);
  });
});

describe('texts', () => {
  test('formatted text says the same without its form', () => {
    expect(plainText('<h1>A &amp; B</h1><p>one<br>two</p>')).toBe('A & B one two');
  });
  test('a long text ends at a word', () => {
    expect(clip('one two three four', 12)).toBe('one two…');
    expect(clip('short', 12)).toBe('short');
  });
  test('addresses lose what says nothing', () => {
    expect(shortUrl('https://www.example.org/')).toBe('example.org');
  });
  test('no link is made of a script', () => {
    expect(isWebUrl('javascript:alert(1)')).toBe(false);
    expect(isWebUrl('https://example.org')).toBe(true);
  });
  test('a name inside a sentence begins small, an abbreviation does not', () => {
    expect(['Order line', 'IVA', 'Última visita', ''].map(inSentence)).toEqual([
      'order line',
      'IVA',
      'última visita',
      '',
    ]);
  });
  test('a place has two coordinates', () => {
    expect(isPlace({ lat: 40.4, lng: -3.7 })).toBe(true);
    expect(isPlace({ lat: '40' })).toBe(false);
    expect(formatPlace({ lat: 40.4, lng: -3.7 })).toBe('40.40000, -3.70000');
  });
});

describe('colours of values', () => {
  test('a word that means something looks like it, in both languages', () => {
    expect(toneOf(['open', 'solved'], 'solved')).toBe('green');
    expect(toneOf(['pendiente', 'hecha'], 'hecha')).toBe('green');
    expect(toneOf(['baja', 'urgente'], 'urgente')).toBe('red');
  });
  test('no two values of a choice share a colour while there are enough', () => {
    const values = ['north', 'south', 'east', 'west', 'done', 'closed'];
    const tones = values.map((value) => toneOf(values, value));
    expect(new Set(tones).size).toBe(values.length);
  });
  test('a choice of more values than colours still has one for each', () => {
    const values = Array.from({ length: 20 }, (_, index) => `v${index}`);
    for (const value of values) expect(TONES).toContain(toneOf(values, value));
  });
});
