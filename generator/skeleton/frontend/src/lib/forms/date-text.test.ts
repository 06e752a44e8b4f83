import { describe, expect, test } from 'vitest';
import { dayPattern, momentOf, parseDay, parseTime, typedDay, typedTime, wallClock } from './date-text';

const today = new Date(2026, 10, 21);

describe('a day somebody types', () => {
  test.each([
    ['31/01/2026', 'es', '2026-01-31'],
    ['1-2-26', 'es', '2026-02-01'],
    ['1.2.2026', 'es', '2026-02-01'],
    ['31 1', 'es', '2026-01-31'],
    ['31012026', 'es', '2026-01-31'],
    ['1/31/2026', 'en', '2026-01-31'],
    ['2026-01-31', 'es', '2026-01-31'],
    ['29/02/2024', 'es', '2024-02-29'],
  ])('%s in %s is %s', (typed, locale, day) => {
    expect(parseDay(typed, locale, today)).toBe(day);
  });

  test.each(['31/02/2026', '29/02/2023', '2026-13-01', 'mañana', '1/1/0999', '32/1'])(
    '%s is no day',
    (typed) => {
      expect(parseDay(typed, 'es', today)).toBeUndefined();
    },
  );

  test('nothing is no day, and no mistake', () => {
    expect(parseDay('', 'es')).toBeNull();
  });
});

describe('a time somebody types', () => {
  test.each([
    ['14:30', '14:30:00'],
    ['930', '09:30:00'],
    ['9', '09:00:00'],
    ['9h15', '09:15:00'],
    ['14:30:15', '14:30:15'],
    ['14:30:15.250000', '14:30:15'],
    ['2:30 pm', '14:30:00'],
    ['12 a.m.', '00:00:00'],
  ])('%s is %s', (typed, time) => {
    expect(parseTime(typed)).toBe(time);
  });

  test.each(['24:00', '12:60', '13 pm', 'noon'])('%s is no time', (typed) => {
    expect(parseTime(typed)).toBeUndefined();
  });
});

test('what is shown can be read again', () => {
  expect(typedDay('2026-01-31', 'es')).toBe('31/01/2026');
  expect(typedDay('2026-01-31', 'en')).toBe('01/31/2026');
  expect(parseDay(typedDay('2026-03-04', 'en'), 'en')).toBe('2026-03-04');
  expect(typedTime('14:30:00')).toBe('14:30');
  expect(typedTime('14:30:05')).toBe('14:30:05');
});

test('an empty input shows how a day is written', () => {
  expect(dayPattern('es', { day: 'd', month: 'm', year: 'a' })).toBe('dd/mm/aaaa');
});

test('a moment is told where the reader is and comes back the same', () => {
  const clock = wallClock('2026-07-01T10:20:30Z');
  expect(clock && momentOf(clock.day, clock.time)).toBe('2026-07-01T10:20:30Z');
  expect(wallClock('never')).toBeNull();
});
