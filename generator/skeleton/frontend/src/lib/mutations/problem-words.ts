'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { toast } from '@/lib/toast';
import { ApiProblem } from '@/lib/api/problem';

export type ProblemWords = { title: string; detail: string };

/** What has words of its own; the API's own sentence serves for the rest. */
const KNOWN: Readonly<Record<string | number, string>> = {
  feature_off: 'off',
  read_only: 'readOnly',
  0: 'offline',
  401: 'signedOut',
  403: 'forbidden',
  404: 'gone',
  412: 'stale',
  413: 'tooLarge',
  429: 'tooMany',
  500: 'internal',
  503: 'away',
  504: 'slow',
};

/** Returns what says in words of the page's language what went wrong. */
export function useProblemWords(): (error: unknown) => ProblemWords {
  const t = useTranslations('form.problem');
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiProblem)) return { title: t('failed'), detail: t('unknown') };
      const known = KNOWN[error.code] ?? KNOWN[error.status];
      if (known) return { title: t('failed'), detail: t(known) };
      const [first] = error.errors;
      return { title: error.title, detail: first ? first.detail : error.message };
    },
    [t],
  );
}

/** Returns what tells somebody in passing that something went wrong. */
export function useProblemToast(): (error: unknown) => void {
  const words = useProblemWords();
  return useCallback(
    (error: unknown) => {
      const { title, detail } = words(error);
      toast.error(title, { description: detail });
    },
    [words],
  );
}
