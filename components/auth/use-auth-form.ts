'use client';

import { useLocale } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { type Failure, failureSentence, fieldSentence, type Result } from '#lib/errors.ts';

type AuthForm = {
  busy: boolean;
  /** What is wrong as a whole, unless a field says it. */
  problem: string | undefined;
  fieldProblem: (name: string) => string | undefined;
  submit: (event: FormEvent<HTMLFormElement>) => Promise<void>;
};

/** Sends a form of the entrance, shows what is wrong beside its field, and goes on when it worked. */
export function useAuthForm(send: (data: FormData) => Promise<Result<null>>, next: string): AuthForm {
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    setFailure(undefined);
    const result = await send(new FormData(form));
    if (result.ok) {
      // A full load: the server renders the first page with the new session.
      window.location.assign(next);
      return;
    }
    setBusy(false);
    setFailure(result.error);
    const first = Object.keys(result.error.fields ?? {})[0];
    const field = first === undefined ? null : form.elements.namedItem(first);
    if (field instanceof HTMLElement) field.focus();
  }

  return {
    busy,
    problem: failure && !failure.fields ? failureSentence(failure, locale) : undefined,
    fieldProblem: (name) => {
      const problem = failure?.fields?.[name];
      return problem && fieldSentence(problem, locale);
    },
    submit,
  };
}
