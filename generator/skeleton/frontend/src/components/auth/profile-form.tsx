'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Suspense, use } from 'react';
import type { FieldValues } from 'react-hook-form';
import { toast } from '@/lib/toast';
import { updateMe } from '@/client/sdk.gen';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { unwrap } from '@/lib/api/problem';
import type { User } from '@/lib/auth/access';
import { accountDefinition } from '@/lib/auth/account-definition';
import { columnOf, sentValueOf, writableFields } from '@/lib/entity/fields';
import type { Body } from '@/lib/entity/typed';
import { AccountField } from './account-field';
import { Notice } from './notice';
import { useAuthForm } from './use-auth-form';

/** One's own account: everything of it one may change oneself. */
export function ProfileForm({ user }: { user: User }) {
  return (
    <Suspense fallback={<Skeleton className="h-48 w-full" />}>
      <Form user={user} />
    </Suspense>
  );
}

function Form({ user }: { user: User }) {
  const t = useTranslations('auth.profile');
  const router = useRouter();
  const definition = use(accountDefinition);
  const fields = definition ? writableFields(definition) : [];
  const { form, onSubmit, problem } = useAuthForm<FieldValues>({
    schema: async () =>
      definition ? definition.schemas.update() : (await import('@/client/zod.gen')).zAddress,
    defaultValues: Object.fromEntries(fields.map((field) => [columnOf(field), sentValueOf(field, user)])),
    send: async (values) => {
      const changed = Object.keys(form.formState.dirtyFields).map((name) => [name, values[name]]);
      await unwrap(updateMe({ body: Object.fromEntries(changed) as Body<typeof updateMe> }));
      form.reset(values);
      toast.success(t('saved'), values.email !== user.email ? { description: t('confirmEmail') } : {});
      router.refresh();
    },
  });
  const { isDirty, isSubmitting } = form.formState;
  return (
    <form className="flex flex-col gap-5" method="post" noValidate onSubmit={onSubmit}>
      <Notice kind="error">{problem}</Notice>
      {definition
        ? fields.map((field) => (
            <AccountField definition={definition} field={field} form={form} key={field.name} row={user} />
          ))
        : null}
      <div className="flex items-center gap-2">
        <Button busy={isSubmitting} disabled={!isDirty} type="submit">
          {t('save')}
        </Button>
        {isDirty && !isSubmitting ? (
          <Button onClick={() => form.reset()} variant="ghost">
            {t('discard')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
