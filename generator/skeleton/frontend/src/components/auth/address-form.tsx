'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { requestRecovery, requestVerification } from '@/client/sdk.gen';
import { Button } from '@/components/ui/button';
import { unwrap } from '@/lib/api/problem';
import { CheckMail } from './check-mail';
import { Notice } from './notice';
import { TextField } from './text-field';
import { useAuthForm } from './use-auth-form';

const ASK = { recover: requestRecovery, verify: requestVerification };

/** Asks for a mail with a link: to choose a new password, or to confirm an address once more. */
export function AddressForm({ purpose }: { purpose: 'recover' | 'verify' }) {
  const t = useTranslations('auth');
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const { form, onSubmit, problem, wait } = useAuthForm({
    schema: async () => (await import('@/client/zod.gen')).zAddress,
    defaultValues: { email: '' },
    required: ['email'],
    send: async (body) => {
      await unwrap(ASK[purpose]({ body }));
      setMailedTo(body.email);
    },
  });
  if (mailedTo !== null) return <CheckMail email={mailedTo}>{t(`${purpose}.mailed`)}</CheckMail>;
  return (
    <form className="flex flex-col gap-5" method="post" noValidate onSubmit={onSubmit}>
      <Notice kind="error">{problem}</Notice>
      <TextField
        autoCapitalize="none"
        autoComplete="username"
        autoFocus
        form={form}
        label={t('fields.email')}
        name="email"
        type="email"
      />
      <Button busy={form.formState.isSubmitting} className="h-10 w-full" disabled={wait > 0} type="submit">
        {wait > 0 ? t('wait', { seconds: wait }) : t(`${purpose}.ask`)}
      </Button>
    </form>
  );
}
