'use client';

import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { failureSentence, fieldSentence, type Result } from '#lib/errors.ts';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { Field, Input } from './field.tsx';

type RenameFormProps = {
  name: string;
  label: string;
  description: string;
  saveLabel: string;
  doneLabel: string;
  canRename: boolean;
  rename: (name: string) => Promise<Result<unknown>>;
};

/** Changes the name of something, and says what is wrong with the new one in place. */
export function RenameForm({
  name,
  label,
  description,
  saveLabel,
  doneLabel,
  canRename,
  rename,
}: RenameFormProps) {
  const locale = useLocale();
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [busy, startTransition] = useTransition();

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const next = String(new FormData(event.currentTarget).get('name'));
    setProblem(undefined);
    startTransition(async () => {
      const result = await rename(next);
      if (result.ok) {
        toast.success(doneLabel);
        router.refresh();
        return;
      }
      const field = result.error.fields?.name;
      setProblem(field ? fieldSentence(field, locale) : failureSentence(result.error, locale));
    });
  }

  return (
    <Card>
      <form className="flex flex-wrap items-start gap-3 p-4" noValidate onSubmit={save}>
        <div className="min-w-60 flex-1">
          <Field description={description} error={problem} label={label} name="name">
            <Input autoComplete="off" defaultValue={name} disabled={!canRename} maxLength={80} />
          </Field>
        </div>
        {canRename ? (
          <Button busy={busy} className="h-9 sm:mt-6.5" type="submit">
            {saveLabel}
          </Button>
        ) : null}
      </form>
    </Card>
  );
}
