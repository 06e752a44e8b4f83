import type { FieldType } from './schema.ts';

const TEXTS: readonly FieldType[] = ['string', 'text', 'email', 'url', 'phone', 'enum'];
const NUMBERS: readonly FieldType[] = ['integer', 'float', 'decimal', 'money'];

/** Types with nothing in common with any other: a place is two numbers, a file is kept elsewhere. */
const APART: readonly FieldType[] = ['geo', 'file', 'image'];

/** What each type can become besides a text, which all can. */
const KIN: Partial<Record<FieldType, readonly FieldType[]>> = {
  integer: ['boolean'],
  float: ['boolean'],
  decimal: ['boolean'],
  money: ['boolean'],
  boolean: NUMBERS,
  date: ['datetime'],
  datetime: ['date', 'time'],
  file: ['image'],
  image: ['file'],
};

/**
 * Returns whether the values of one type can be read as another at all; single ones may still not be. What cannot is
 * given up when a field changes its type. What can is done by `app/core/convert.py` of the generated project.
 */
export function canBecome(was: FieldType, is: FieldType): boolean {
  if (was === is || KIN[was]?.includes(is)) return true;
  if (APART.includes(was) || APART.includes(is)) return false;
  if (TEXTS.includes(was) || TEXTS.includes(is) || is === 'json') return true;
  return NUMBERS.includes(was) && NUMBERS.includes(is);
}
