'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { startBrowserSession } from '@/client/sdk.gen';
import { Button } from '@/components/ui/button';
import { unwrap } from '@/lib/api/problem';
import { announceStart, onSessionStart } from '@/lib/api/session';
import { Notice } from './notice';
import { TextField } from './text-field';
import { TextLink } from './text-link';
import { useAuthForm } from './use-auth-form';

/** After so many refusals in a row it is time to say what else may be the matter: the API never tells. */
const MANY = 3;

/** Signs somebody in and goes on to `next`, a path of our own. */
export function LoginForm({ next }: { next: string }) {
  const t = useTranslations('auth');
  // A whole new page: what was remembered for nobody, or for somebody else, is gone.
  const goOn = () => window.location.assign(next);
  // biome-ignore lint/correctness/useExhaustiveDependencies: goOn is made anew with each render and only depends on `next`
  useEffect(() => onSessionStart(goOn), [next]);
  const { form, onSubmit, problem, refusals, wait } = useAuthForm({
    schema: async () => (await import('@/client/zod.gen')).zLoginWritable,
    defaultValues: { email: '', password: '' },
    required: ['email', 'password'],
    send: async (body) => {
      await unwrap(startBrowserSession({ body }));
      announceStart();
      goOn();
      await new Promise(() => {});
    },
  });
  return (
    <form className="flex flex-col gap-5" method="post" noValidate onSubmit={onSubmit}>
      <Notice kind="error">
        {problem}
        {refusals >= MANY && wait === 0 ? <p className="mt-1.5">{t('login.manyFailures')}</p> : null}
      </Notice>
      <TextField
        autoCapitalize="none"
        autoComplete="username"
        autoFocus
        form={form}
        label={t('fields.email')}
        name="email"
        type="email"
      />
      <TextField
        aside={
          <TextLink className="text-xs" href="/forgot">
            {t('login.forgot')}
          </TextLink>
        }
        autoComplete="current-password"
        form={form}
        label={t('fields.password')}
        name="password"
        type="password"
      />
      <Button busy={form.formState.isSubmitting} className="h-10 w-full" disabled={wait > 0} type="submit">
        {wait > 0 ? t('wait', { seconds: wait }) : t('login.submit')}
      </Button>
    </form>
  );
}
