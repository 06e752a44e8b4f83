'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from '@/lib/toast';
import { changePassword, startBrowserSession } from '@/client/sdk.gen';
import { Button } from '@/components/ui/button';
import { unwrap } from '@/lib/api/problem';
import { replaceSession } from '@/lib/api/session';
import type { User } from '@/lib/auth/access';
import { Notice } from './notice';
import { PasswordStrength } from './password-strength';
import { SESSIONS } from './queries';
import { TextField } from './text-field';
import { useAuthForm } from './use-auth-form';

const EMPTY = { current_password: '', new_password: '' };

/** Sets a new password. The API ends every session; this browser begins a new one at once, the others are out. */
export function PasswordForm({ user, shortest }: { user: User; shortest: number }) {
  const t = useTranslations('auth');
  const client = useQueryClient();
  const { form, onSubmit, problem, wait } = useAuthForm({
    schema: async () => (await import('@/client/zod.gen')).zNewPassword,
    defaultValues: EMPTY,
    required: ['current_password', 'new_password'],
    send: async (body) => {
      await replaceSession(async () => {
        await unwrap(changePassword({ body }));
        await unwrap(startBrowserSession({ body: { email: user.email, password: body.new_password } })).catch(
          () => window.location.assign('/login?reason=password'),
        );
      });
      form.reset(EMPTY);
      toast.success(t('security.passwordChanged'));
      await client.invalidateQueries({ queryKey: SESSIONS });
    },
  });
  return (
    <form className="flex flex-col gap-5" method="post" noValidate onSubmit={onSubmit}>
      <Notice kind="error">{problem}</Notice>
      {/* Keepers of passwords want to know whose it is. */}
      <input autoComplete="username" hidden readOnly type="email" value={user.email} />
      <TextField
        autoComplete="current-password"
        form={form}
        label={t('fields.currentPassword')}
        name="current_password"
        type="password"
      />
      <TextField
        autoComplete="new-password"
        form={form}
        help={
          <PasswordStrength shortest={shortest} email={user.email} password={form.watch('new_password')} />
        }
        label={t('fields.newPassword')}
        name="new_password"
        type="password"
      />
      <div>
        <Button busy={form.formState.isSubmitting} disabled={wait > 0} type="submit">
          {wait > 0 ? t('wait', { seconds: wait }) : t('security.changePassword')}
        </Button>
      </div>
    </form>
  );
}
