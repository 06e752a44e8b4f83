'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Controller } from 'react-hook-form';
import { createApiKey } from '@/client/sdk.gen';
import type { ApiKeyMade } from '@/client/types.gen';
import { Button } from '@/components/ui/button';
import {
  DialogClose,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog';
import { Field, FieldContent, FieldDescription, FieldLabel } from '@/components/ui/field';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { unwrap } from '@/lib/api/problem';
import { Notice } from './notice';
import { TextField } from './text-field';
import { useAuthForm } from './use-auth-form';

/** Days a key lasts; 0: as long as the installation lets it. */
const LIVES = [30, 90, 365, 0] as const;

/** What a new key is for, whether it may change anything, how long it lasts. */
export function ApiKeyForm({ onMade }: { onMade: (key: ApiKeyMade) => void }) {
  const t = useTranslations('auth.keys');
  const common = useTranslations('auth');
  const [writesId, daysId] = [useId(), useId()];
  const { form, onSubmit, problem } = useAuthForm({
    schema: async () => (await import('@/client/zod.gen')).zApiKeyCreate.pick({ name: true }),
    defaultValues: { name: '', writes: false, days: 90 },
    required: ['name'],
    send: async ({ name, writes, days }) => {
      const body = {
        name,
        scopes: writes ? (['read', 'write'] as const) : (['read'] as const),
        expires_in_days: days === 0 ? null : days,
      };
      onMade(await unwrap(createApiKey({ body: { ...body, scopes: [...body.scopes] } })));
    },
  });
  const lives = LIVES.map((days) => ({ value: days, label: days === 0 ? t('never') : t('days', { days }) }));
  return (
    <form className="contents" method="post" noValidate onSubmit={onSubmit}>
      <DialogHeader>
        <DialogTitle>{t('new')}</DialogTitle>
        <DialogDescription>{t('newHelp')}</DialogDescription>
      </DialogHeader>
      <div className="flex flex-col gap-5">
        <Notice kind="error">{problem}</Notice>
        <TextField
          autoComplete="off"
          autoFocus
          form={form}
          help={t('nameHelp')}
          label={t('name')}
          maxLength={80}
          name="name"
        />
        <Field>
          <FieldLabel htmlFor={daysId}>{t('life')}</FieldLabel>
          <Controller
            control={form.control}
            name="days"
            render={({ field }) => (
              <Select items={lives} onValueChange={field.onChange} value={field.value}>
                <SelectTrigger id={daysId} onBlur={field.onBlur}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {lives.map(({ value, label }) => (
                    <SelectItem key={value} value={value}>
                      {label}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          />
        </Field>
        <Field orientation="horizontal">
          <FieldContent>
            <FieldLabel htmlFor={writesId}>{t('writes')}</FieldLabel>
            <FieldDescription id={`${writesId}-help`}>{t('writesHelp')}</FieldDescription>
          </FieldContent>
          <Controller
            control={form.control}
            name="writes"
            render={({ field }) => (
              <Switch
                aria-describedby={`${writesId}-help`}
                checked={field.value}
                id={writesId}
                onCheckedChange={field.onChange}
              />
            )}
          />
        </Field>
      </div>
      <DialogFooter>
        <DialogClose render={<Button variant="outline">{common('cancel')}</Button>} />
        <Button busy={form.formState.isSubmitting} type="submit">
          {t('make')}
        </Button>
      </DialogFooter>
    </form>
  );
}
