'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { confirmRecovery } from '@/client/sdk.gen';
import { Button } from '@/components/ui/button';
import { unwrap } from '@/lib/api/problem';
import { Notice } from './notice';
import { PasswordStrength } from './password-strength';
import { TextField } from './text-field';
import { TextLink } from './text-link';
import { useAuthForm } from './use-auth-form';

/** Sets a new password with the token of a mail. */
export function RecoverForm({ token, shortest }: { token: string; shortest: number }) {
  const t = useTranslations('auth');
  const router = useRouter();
  const { form, onSubmit, problem, wait } = useAuthForm({
    schema: async () => (await import('@/client/zod.gen')).zRecoveryWritable,
    defaultValues: { new_password: '', token },
    required: ['new_password'],
    send: async (body) => {
      await unwrap(confirmRecovery({ body }));
      router.replace('/login?reason=recovered');
      await new Promise(() => {});
    },
  });
  return (
    <form className="flex flex-col gap-5" method="post" noValidate onSubmit={onSubmit}>
      {problem ? (
        <Notice kind="error">
          {problem} <TextLink href="/forgot">{t('recover.again')}</TextLink>
        </Notice>
      ) : null}
      <TextField
        autoComplete="new-password"
        autoFocus
        form={form}
        help={<PasswordStrength shortest={shortest} email="" password={form.watch('new_password')} />}
        label={t('fields.newPassword')}
        name="new_password"
        type="password"
      />
      <Button busy={form.formState.isSubmitting} className="h-10 w-full" disabled={wait > 0} type="submit">
        {wait > 0 ? t('wait', { seconds: wait }) : t('recover.submit')}
      </Button>
    </form>
  );
}
