'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { type Failure, failureSentence, fieldSentence } from '#lib/errors.ts';
import { saveRemote } from '#lib/git-remotes/actions.ts';
import type { GitRemoteView } from '#lib/git-remotes/schema.ts';

type ExportFormProps = { team: string; projectId: string; remote: GitRemoteView | null; disabled: boolean };

/** Where a project is exported to. The password goes in and never comes back. */
export function ExportForm({ team, projectId, remote, disabled }: ExportFormProps) {
  const t = useTranslations('git.export');
  const locale = useLocale();
  const router = useRouter();
  const [failure, setFailure] = useState<Failure>();
  const [busy, startTransition] = useTransition();

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const values = new FormData(form);
    const text = (name: string) => String(values.get(name) ?? '');
    const secret = text('secret');
    setFailure(undefined);
    startTransition(async () => {
      const result = await saveRemote(team, {
        projectId,
        url: text('url'),
        branch: text('branch'),
        username: text('username'),
        ...(secret !== '' && { secret }),
      });
      if (!result.ok) return setFailure(result.error);
      const field = form.elements.namedItem('secret');
      if (field instanceof HTMLInputElement) field.value = '';
      toast.success(t('saved'));
      router.refresh();
    });
  }

  const isAboutUrl = failure?.key === 'remote_url' || failure?.key === 'remote_private';
  const problemOf = (name: string) => {
    const field = failure?.fields?.[name];
    if (field) return fieldSentence(field, locale);
    return name === 'url' && failure && isAboutUrl ? failureSentence(failure, locale) : undefined;
  };
  return (
    <form className="grid gap-4" noValidate onSubmit={save}>
      <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_10rem]">
        <Field description={t('urlHelp')} error={problemOf('url')} label={t('url')} name="url">
          <Input
            autoComplete="off"
            defaultValue={remote?.url ?? ''}
            disabled={disabled}
            inputMode="url"
            placeholder="https://github.com/ada/demo.git"
            spellCheck={false}
          />
        </Field>
        <Field error={problemOf('branch')} label={t('branch')} name="branch">
          <Input
            autoComplete="off"
            defaultValue={remote?.branch ?? 'main'}
            disabled={disabled}
            spellCheck={false}
          />
        </Field>
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field
          description={t('usernameHelp')}
          error={problemOf('username')}
          label={t('username')}
          name="username"
        >
          <Input
            autoComplete="off"
            defaultValue={remote?.username ?? ''}
            disabled={disabled}
            spellCheck={false}
          />
        </Field>
        <Field
          description={remote?.hasSecret ? t('secretKept') : t('secretHelp')}
          error={problemOf('secret')}
          label={t('secret')}
          name="secret"
        >
          <Input
            autoComplete="new-password"
            disabled={disabled}
            placeholder={remote?.hasSecret ? '••••••••' : undefined}
            type="password"
          />
        </Field>
      </div>
      {failure && !failure.fields && !isAboutUrl ? (
        <Notice tone="bad">{failureSentence(failure, locale)}</Notice>
      ) : null}
      <div>
        <Button busy={busy} disabled={disabled} type="submit">
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
