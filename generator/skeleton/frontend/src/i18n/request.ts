import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { project } from '@/lib/project';

export const LOCALES = ['es', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Parts of the application, each with its own file of words in `messages/<language>/`; the SPEC's words are beside them. */
const PARTS = ['admin', 'auth', 'dashboard', 'detail', 'form', 'list', 'shell', 'values', 'views'] as const;

/** The language of the pages: what somebody chose, else the SPEC's. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get('locale')?.value;
  const locale: Locale = LOCALES.find((known) => known === chosen) ?? project.language;
  const [entities, ...parts] = await Promise.all([
    import(`@messages/entities.${locale}.json`),
    ...PARTS.map((part) => readPart(locale, part)),
  ]);
  const messages = Object.assign({}, ...[...parts, entities].map((part) => part.default));
  return { locale, timeZone: 'UTC', messages };
});

/** A function of its own: Turbopack takes the names in a list it can see for the first of them. */
const readPart = (locale: Locale, part: string) => import(`@messages/${locale}/${part}.json`);
