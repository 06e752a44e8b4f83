'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { signUp } from '#lib/auth/client.ts';
import { MIN_PASSWORD_LENGTH } from '#lib/auth/schema.ts';
import { FormFrame } from './form-frame.tsx';
import { PasswordInput } from './password-input.tsx';
import { useAuthForm } from './use-auth-form.ts';

/** Creates an account and its first team, and goes on to it. */
export function SignUpForm({ next }: { next: string }) {
  const t = useTranslations('auth');
  const locale = useLocale();
  const { busy, problem, fieldProblem, submit } = useAuthForm(
    (data) =>
      signUp({
        name: String(data.get('name')),
        email: String(data.get('email')).trim(),
        password: String(data.get('password')),
        locale,
      }),
    next,
  );
  const signInHref = next === '/t' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
  return (
    <FormFrame
      footer={t.rich('haveAccount', { a: (text) => <Link href={signInHref}>{text}</Link> })}
      subtitle={t('signUp.subtitle')}
      title={t('signUp.title')}
    >
      <form className="grid gap-4" noValidate onSubmit={submit}>
        {problem ? <Notice tone="bad">{problem}</Notice> : null}
        <Field error={fieldProblem('name')} label={t('name')} name="name">
          <Input autoComplete="name" autoFocus required />
        </Field>
        <Field error={fieldProblem('email')} label={t('email')} name="email">
          <Input autoComplete="email" inputMode="email" required type="email" />
        </Field>
        <Field
          description={t('passwordHelp', { min: MIN_PASSWORD_LENGTH })}
          error={fieldProblem('password')}
          label={t('password')}
          name="password"
        >
          <PasswordInput autoComplete="new-password" />
        </Field>
        <Button busy={busy} className="w-full" size="lg" type="submit" variant="primary">
          {t('signUp.submit')}
        </Button>
      </form>
    </FormFrame>
  );
}
