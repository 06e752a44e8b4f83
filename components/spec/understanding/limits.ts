import type { Field, FieldType } from '#generator/blueprint/schema.ts';

const TEXT_TYPES: readonly FieldType[] = ['string', 'text', 'email', 'url', 'phone'];

export type Limits = {
  kind: 'length' | 'value';
  shape: 'between' | 'atLeast' | 'atMost' | 'exactly';
  min: number;
  max: number;
};

/** What a field's `min` and `max` mean, ready for a sentence: lengths for text types, values for numbers. Null without either. */
export function findLimits({ type, min, max }: Pick<Field, 'type' | 'min' | 'max'>): Limits | null {
  const kind = TEXT_TYPES.includes(type) ? 'length' : 'value';
  if (min !== undefined && max !== undefined) {
    return { kind, shape: min === max ? 'exactly' : 'between', min, max };
  }
  if (min !== undefined) return { kind, shape: 'atLeast', min, max: min };
  if (max !== undefined) return { kind, shape: 'atMost', min: max, max };
  return null;
}
