import { readFileSync } from 'node:fs';
import { createTranslator } from 'next-intl';
import { AREAS } from '#messages/load.ts';
import type { AppLocale } from '#messages/locale.ts';

export type Texts = (key: string, values?: Record<string, string | number>) => string;

/** The interface's own words, so that a test says `t('spec.generate.label')` and holds in every language. */
export function textsOf(locale: AppLocale): Texts {
  const messages = Object.fromEntries(
    AREAS.map((area) => [
      area,
      JSON.parse(readFileSync(new URL(`../messages/${locale}/${area}.json`, import.meta.url), 'utf8')),
    ]),
  );
  const translate = createTranslator({ locale, messages, timeZone: 'UTC' }) as unknown as Texts;
  return (key, values) => translate(key, values);
}
