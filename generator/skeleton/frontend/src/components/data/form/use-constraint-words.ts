'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { FieldDefinition } from '@/lib/entity/definition';
import { plainText } from '@/lib/format/text';
import { groupedNumber } from '@/lib/forms/number-text';

/** Nobody needs to be told that a name may have 255 letters until it almost has. */
const NEARLY = 0.8;
/** Bounds of a column's type, not of the SPEC. */
const MANY_DIGITS = 9;

/** Returns what a field asks for, in a few words: its bounds, and how much room is left once little is. Null for nothing. */
export function useConstraintWords(field: FieldDefinition, value: unknown): string | null {
  const t = useTranslations('form.limits');
  const locale = useLocale();
  if ('min' in field || 'max' in field) {
    const [min, max] = [field.min, field.max].map((exact) =>
      exact !== undefined && exact.replace(/\D/g, '').length < MANY_DIGITS
        ? groupedNumber(exact, locale)
        : undefined,
    );
    if (min !== undefined && max !== undefined) return t('between', { min, max });
    if (min !== undefined) return t('atLeast', { min });
    return max === undefined ? null : t('atMost', { max });
  }
  if ('maxLength' in field && field.maxLength !== undefined) {
    const text = typeof value === 'string' ? value : '';
    const length = field.kind === 'rich' ? plainText(text).length : text.length;
    if (length >= field.maxLength * NEARLY && length > 0)
      return t('letters', { count: length, most: field.maxLength });
  }
  if ('minLength' in field && (field.minLength ?? 0) > 1)
    return t('atLeastLetters', { count: field.minLength ?? 0 });
  return null;
}
