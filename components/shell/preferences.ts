'use client';

import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { useTransition } from 'react';
import { saveLocale } from '#lib/auth/actions.ts';
import { type AppLocale, LOCALE_COOKIE } from '#messages/locale.ts';

const A_YEAR_S = 31_536_000;

/**
 * The interface language and how to change it. The choice is kept in a cookie of this browser, and with the account when
 * somebody is signed in, so that messages sent to them later are in their language.
 */
export function useInterfaceLanguage({ signedIn }: { signedIn: boolean }) {
  const locale = useLocale();
  const router = useRouter();
  const [changing, startTransition] = useTransition();

  function change(next: AppLocale) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support.
    document.cookie = `${LOCALE_COOKIE}=${next}; path=/; max-age=${A_YEAR_S}; samesite=lax`;
    startTransition(async () => {
      // Only the copy in the account is at stake: the page changes language whether it is stored or not.
      if (signedIn) await saveLocale({ locale: next });
      router.refresh();
    });
  }

  return { locale, change, changing };
}
