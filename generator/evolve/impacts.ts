import type { Field, FieldType, Options } from '../blueprint/schema.ts';
import type { Impact } from './changes.ts';

const TEXTS: readonly FieldType[] = ['string', 'text', 'email', 'url', 'phone'];

/** What each type can become without any row losing what it holds. */
const WIDER: Partial<Record<FieldType, readonly FieldType[]>> = {
  string: ['text'],
  email: ['string', 'text'],
  url: ['string', 'text'],
  phone: ['string', 'text'],
  enum: ['string', 'text'],
  uuid: ['string', 'text'],
  integer: ['float', 'decimal', 'money', 'string', 'text'],
  decimal: ['money', 'string', 'text'],
  money: ['decimal', 'string', 'text'],
  float: ['string', 'text'],
  date: ['datetime', 'string', 'text'],
  boolean: ['integer', 'string', 'text'],
};

/** What changing a type asks of the rows: a text may be an address or a number already, and has to be looked at. */
export function impactOfType(was: FieldType, is: FieldType): Impact {
  if (WIDER[was]?.includes(is)) return 'safe';
  if (TEXTS.includes(was) && is !== 'file' && is !== 'image' && is !== 'geo') return 'check';
  return 'destructive';
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

/** Options that change what is stored: other keys or no accounts leave rows behind, another server begins empty. */
export function impactOfOption(option: keyof Options, was: unknown, is: unknown): Impact {
  if (option === 'keys' || option === 'database') return 'destructive';
  if ((option === 'auth' || option === 'softDelete') && was === true && is === false) return 'destructive';
  return 'safe';
}
