import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { loadMessages } from './load.ts';
import { chooseLocale, LOCALE_COOKIE } from './locale.ts';

/** Read by next-intl on every request: the language lives in a cookie, not in the address. */
export default getRequestConfig(async () => {
  const locale = chooseLocale(
    (await cookies()).get(LOCALE_COOKIE)?.value,
    (await headers()).get('accept-language'),
  );
  // Times on the server are written in UTC; components/ui/time.tsx rewrites them in the reader's zone.
  return { locale, messages: await loadMessages(locale), timeZone: 'UTC' };
});
