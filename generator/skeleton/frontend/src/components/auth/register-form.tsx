'use client';

import { useTranslations } from 'next-intl';
import { Suspense, use, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { register, startBrowserSession } from '@/client/sdk.gen';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { unwrap } from '@/lib/api/problem';
import { announceStart } from '@/lib/api/session';
import { accountDefinition } from '@/lib/auth/account-definition';
import type { Body } from '@/lib/entity/typed';
import { AccountField, askedFields, emptyOf } from './account-field';
import { CheckMail } from './check-mail';
import { Notice } from './notice';
import { PasswordStrength } from './password-strength';
import { TextField } from './text-field';
import { useAuthForm } from './use-auth-form';

type RegisterFormProps = {
  next: string;
  /** Length of the shortest password the API takes. */
  shortest: number;
};

/** Opens an account, signs in with it and goes on to `next`, a path of our own. */
export function RegisterForm({ next, shortest }: RegisterFormProps) {
  return (
    <Suspense fallback={<Skeleton className="h-80 w-full" />}>
      <Form next={next} shortest={shortest} />
    </Suspense>
  );
}

function Form({ next, shortest }: RegisterFormProps) {
  const t = useTranslations('auth');
  const definition = use(accountDefinition);
  const asked = definition ? askedFields(definition) : [];
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const { form, onSubmit, problem, wait } = useAuthForm<FieldValues & { email: string; password: string }>({
    schema: async () => (await import('@/client/zod.gen')).zRegisterWritable,
    defaultValues: {
      email: '',
      password: '',
      ...Object.fromEntries(asked.map((field) => [field.name, emptyOf(field)])),
    },
    required: ['email', 'password'],
    send: async (values) => {
      // What was left empty is left out: the API knows the defaults.
      const body = Object.fromEntries(
        Object.entries(values).filter(([, value]) => value !== null && value !== ''),
      );
      const answer = await register({ body: body as unknown as Body<typeof register> });
      await unwrap(Promise.resolve(answer));
      if (answer.response?.status === 202) return setMailedTo(values.email);
      const { email, password } = values;
      await unwrap(startBrowserSession({ body: { email, password } }));
      announceStart();
      window.location.assign(next);
      await new Promise(() => {});
    },
  });
  if (mailedTo !== null) return <CheckMail email={mailedTo}>{t('register.mailed')}</CheckMail>;
  return (
    <form className="flex flex-col gap-5" method="post" noValidate onSubmit={onSubmit}>
      <Notice kind="error">{problem}</Notice>
      {definition
        ? asked.map((field) => (
            <AccountField definition={definition} field={field} form={form} key={field.name} />
          ))
        : null}
      <TextField
        autoCapitalize="none"
        autoComplete="username"
        form={form}
        label={t('fields.email')}
        name="email"
        type="email"
      />
      <TextField
        autoComplete="new-password"
        form={form}
        help={
          <PasswordStrength
            shortest={shortest}
            email={form.watch('email')}
            password={form.watch('password')}
          />
        }
        label={t('fields.password')}
        name="password"
        type="password"
      />
      <Button busy={form.formState.isSubmitting} className="h-10 w-full" disabled={wait > 0} type="submit">
        {wait > 0 ? t('wait', { seconds: wait }) : t('register.submit')}
      </Button>
    </form>
  );
}
