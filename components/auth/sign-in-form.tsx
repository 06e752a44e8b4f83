'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { signIn } from '#lib/auth/client.ts';
import { FormFrame } from './form-frame.tsx';
import { PasswordInput } from './password-input.tsx';
import { useAuthForm } from './use-auth-form.ts';

/** Signs in with e-mail and password. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('auth');
  const { busy, problem, fieldProblem, submit } = useAuthForm(
    (data) => signIn({ email: String(data.get('email')).trim(), password: String(data.get('password')) }),
    next,
  );
  const signUpHref = next === '/t' ? '/sign-up' : `/sign-up?next=${encodeURIComponent(next)}`;
  return (
    <FormFrame
      footer={t.rich('noAccount', { a: (text) => <Link href={signUpHref}>{text}</Link> })}
      subtitle={t('signIn.subtitle')}
      title={t('signIn.title')}
    >
      <form className="grid gap-4" noValidate onSubmit={submit}>
        {problem ? <Notice tone="bad">{problem}</Notice> : null}
        <Field error={fieldProblem('email')} label={t('email')} name="email">
          <Input autoComplete="email" autoFocus inputMode="email" required type="email" />
        </Field>
        <Field error={fieldProblem('password')} label={t('password')} name="password">
          <PasswordInput autoComplete="current-password" />
        </Field>
        <Button busy={busy} className="w-full" size="lg" type="submit" variant="primary">
          {t('signIn.submit')}
        </Button>
      </form>
    </FormFrame>
  );
}
