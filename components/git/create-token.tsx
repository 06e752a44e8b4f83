'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { Button, buttonStyle } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { createToken } from '#lib/access-tokens/actions.ts';
import { type Failure, failureSentence, fieldSentence } from '#lib/errors.ts';
import { CopyLine } from './copy-line.tsx';

const LIVES = { '30': 30, '90': 90, '365': 365, never: null } as const;
type Life = keyof typeof LIVES;
const LIFE_NAMES = ['30', '90', '365', 'never'] as const satisfies readonly Life[];

/** Makes a token; once it is made the same place shows it, this once. */
export function CreateToken({ team, canPush }: { team: string; canPush: boolean }) {
  const t = useTranslations('git.tokens');
  const locale = useLocale();
  const router = useRouter();
  const [scope, setScope] = useState<'read' | 'write'>(canPush ? 'write' : 'read');
  const [life, setLife] = useState<Life>('90');
  const [made, setMade] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, startTransition] = useTransition();

  function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    setFailure(undefined);
    startTransition(async () => {
      const result = await createToken(team, {
        name,
        scopes: [`git:${scope}`],
        expiresInDays: LIVES[life],
      });
      if (!result.ok) return setFailure(result.error);
      setMade(result.data.token);
      router.refresh();
    });
  }

  if (made !== undefined) {
    return (
      <div className="grid gap-4">
        <Notice title={t('createdTitle')} tone="ok">
          {t('createdHelp')}
        </Notice>
        <CopyLine label={t('copyToken')} text={made} />
        <div className="flex justify-end">
          <Base.Close className={buttonStyle({ variant: 'primary' })}>{t('done')}</Base.Close>
        </div>
      </div>
    );
  }
  const nameProblem = failure?.fields?.name;
  return (
    <form className="grid gap-4" noValidate onSubmit={create}>
      <Field
        description={t('nameHelp')}
        error={nameProblem && fieldSentence(nameProblem, locale)}
        label={t('name')}
        name="name"
      >
        <Input autoComplete="off" maxLength={60} placeholder={t('namePlaceholder')} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="grid gap-1.5">
          <p className="font-medium text-sm">{t('scope')}</p>
          <Select
            className="h-9"
            label={t('scope')}
            onChange={setScope}
            options={(canPush ? (['read', 'write'] as const) : (['read'] as const)).map((value) => ({
              value,
              label: t(`scopes.${value}`),
            }))}
            value={scope}
          />
        </div>
        <div className="grid gap-1.5">
          <p className="font-medium text-sm">{t('expiry')}</p>
          <Select
            className="h-9"
            label={t('expiry')}
            onChange={setLife}
            options={LIFE_NAMES.map((value) => ({ value, label: t(`expiries.${value}`) }))}
            value={life}
          />
        </div>
      </div>
      {failure && !nameProblem ? <Notice tone="bad">{failureSentence(failure, locale)}</Notice> : null}
      <div className="flex justify-end">
        <Button busy={busy} type="submit" variant="primary">
          {t('create')}
        </Button>
      </div>
    </form>
  );
}
