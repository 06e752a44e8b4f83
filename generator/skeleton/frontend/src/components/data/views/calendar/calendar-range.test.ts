import { describe, expect, test } from 'vitest';
import type { EntityDefinition } from '@/lib/entity/definition';
import {
  byDay,
  calendarFields,
  type DayField,
  firstDayOf,
  movedBy,
  newValueOn,
  rangeOf,
  rangeQuery,
  stepDay,
} from './calendar-range';

const field = (name: string, kind: 'date' | 'datetime', readOnly?: boolean): DayField => ({
  name,
  kind,
  required: false,
  sortable: true,
  operators: ['gte', 'lt'],
  ...(readOnly ? { readOnly } : {}),
});
const due = field('due', 'date');
const at = field('at', 'datetime');
const november = new Date(2026, 10, 21);

describe('the days a calendar shows', () => {
  test('a month is shown in whole weeks', () => {
    const { start, end } = rangeOf('month', november, 1);
    expect([start, end]).toEqual([new Date(2026, 9, 26), new Date(2026, 11, 7)]);
  });

  test('a week begins on the day it begins on where the language is spoken', () => {
    expect(rangeOf('week', november, 1).start).toEqual(new Date(2026, 10, 16));
    expect(rangeOf('week', november, 0).start).toEqual(new Date(2026, 10, 15));
    expect([firstDayOf('es'), firstDayOf('en'), firstDayOf('en-GB')]).toEqual([1, 0, 1]);
  });

  test('an agenda is of one month and nothing more', () => {
    expect(rangeOf('agenda', november, 1)).toEqual({
      start: new Date(2026, 10, 1),
      end: new Date(2026, 11, 1),
    });
  });

  test('a month after the 31st is the next one, not the one behind it', () => {
    expect(stepDay('month', new Date(2026, 0, 31), 1)).toEqual(new Date(2026, 1, 1));
  });
});

describe('what is asked', () => {
  const range = rangeOf('agenda', november, 1);

  test('is the range, within the filters of the list', () => {
    expect(rangeQuery(due, range, { search: 'a', offset: 10, sort: 'name' })).toEqual({
      search: 'a',
      due__gte: '2026-11-01',
      due__lt: '2026-12-01',
      sort: 'due',
      limit: 100,
    });
  });

  test('is never more than the filters of the list let through', () => {
    const asked = rangeQuery(due, range, { due__gte: '2026-11-10', due__lt: '2027-01-01' });
    expect([asked.due__gte, asked.due__lt]).toEqual(['2026-11-10', '2026-12-01']);
  });

  test('is in moments where the field has a time', () => {
    expect(rangeQuery(at, range, {}).at__gte).toBe(new Date(2026, 10, 1).toISOString());
  });
});

describe('records in a calendar', () => {
  test('move by days and keep their time', () => {
    expect(movedBy(due, { id: 1, due: '2026-11-30' }, 1)).toBe('2026-12-01');
    expect(movedBy(at, { id: 1, at: '2026-11-10T10:30:00Z' }, -1)).toBe('2026-11-09T10:30:00.000Z');
    expect(movedBy(due, { id: 1, due: null }, 1)).toBeNull();
  });

  test('that are new on a day begin in its morning', () => {
    expect(newValueOn(due, november)).toBe('2026-11-21');
    expect(newValueOn(at, november)).toBe(new Date(2026, 10, 21, 9).toISOString());
    expect(newValueOn(at, new Date(2026, 10, 21, 15))).toBe(new Date(2026, 10, 21, 15).toISOString());
  });

  test('are listed by day', () => {
    const rows = ['2026-11-02', '2026-11-01', '2026-11-02'].map((day, id) => ({ id, due: day }));
    expect(byDay(due, rows).map(([day, found]) => [day, found.map(({ id }) => id)])).toEqual([
      ['2026-11-01', [1]],
      ['2026-11-02', [0, 2]],
    ]);
  });
});

test('a calendar is made of the dates people fill in, then of those the server keeps', () => {
  const definition = {
    fields: [field('created_at', 'datetime', true), due, at],
    views: [{ kind: 'calendar', field: 'at' }],
  } as unknown as EntityDefinition;
  expect(calendarFields(definition).map(({ name }) => name)).toEqual(['at', 'due', 'created_at']);
});
