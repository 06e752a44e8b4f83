import { canBecome } from '../blueprint/conversions.ts';
import type { Field, FieldType, Options, RelationKind } from '../blueprint/schema.ts';
import type { Impact } from './changes.ts';

/** What each type can become without any row losing what it holds or standing in the way. */
const WIDER: Partial<Record<FieldType, readonly FieldType[]>> = {
  string: ['text'],
  email: ['string', 'text'],
  url: ['string', 'text'],
  phone: ['string', 'text'],
  enum: ['string', 'text'],
  uuid: ['string', 'text'],
  integer: ['float', 'decimal', 'money', 'string', 'text'],
  decimal: ['string', 'text'],
  money: ['decimal', 'string', 'text'],
  time: ['string', 'text'],
  datetime: ['string', 'text'],
  float: ['string', 'text'],
  date: ['datetime', 'string', 'text'],
  boolean: ['integer', 'string', 'text'],
};

/** Types that say less than the one before, and take every value of it all the same. */
const COARSER: Partial<Record<FieldType, readonly FieldType[]>> = {
  integer: ['boolean'],
  float: ['boolean', 'decimal', 'money'],
  decimal: ['boolean'],
  money: ['boolean'],
  datetime: ['date', 'time'],
};

/**
 * What changing a type asks of the rows: a text may be an address or a number already, and a number a whole one, which
 * has to be looked at. What two types do not have in common is given up (`canBecome`).
 */
export function impactOfType(was: FieldType, is: FieldType): Impact {
  if (WIDER[was]?.includes(is)) return 'safe';
  return canBecome(was, is) && !COARSER[was]?.includes(is) ? 'check' : 'destructive';
}

/** Fields every row must have and nothing fills: without a default somebody has to say what old rows get. */
export const impactOfNewField = ({ required, default: preset }: Field): Impact =>
  required && preset === undefined ? 'backfill' : 'safe';

/** Widening a bound or dropping it is safe; narrowing it is for the rows to allow. */
export function impactOfBound(side: 'min' | 'max', was: number | null, is: number | null): Impact {
  if (is === null) return 'safe';
  if (was === null) return 'check';
  return (side === 'min' ? is <= was : is >= was) ? 'safe' : 'check';
}

/** One of each to many loses nothing, the other way each may have only one; a link keeps its rows elsewhere. */
export function impactOfKind(was: RelationKind, is: RelationKind): Impact {
  if (was === 'many-to-many' || is === 'many-to-many') return 'destructive';
  return is === 'one-to-many' ? 'safe' : 'check';
}

/** Options that change what is stored: other keys or no accounts leave rows behind, another server begins empty. */
export function impactOfOption(option: keyof Options, was: unknown, is: unknown): Impact {
  if (option === 'keys' || option === 'database') return 'destructive';
  if ((option === 'auth' || option === 'softDelete') && was === true && is === false) return 'destructive';
  return 'safe';
}
