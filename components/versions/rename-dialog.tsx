'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { MAX_VERSION_NAME, type VersionView } from '#lib/versions/schema.ts';

type RenameDialogProps = {
  version: VersionView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  rename: (name: string | null) => Promise<boolean>;
};

/** Gives a version a name, or takes it away. */
export function RenameDialog({ version, open, onOpenChange, rename }: RenameDialogProps) {
  const t = useTranslations('versions.rename');
  const common = useTranslations('common');
  const [busy, startTransition] = useTransition();

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    startTransition(async () => {
      if (await rename(name === '' ? null : name)) onOpenChange(false);
    });
  }

  return (
    <Dialog
      closeLabel={common('close')}
      onOpenChange={onOpenChange}
      open={open}
      title={t('title', { number: version.number })}
    >
      <form className="space-y-4" noValidate onSubmit={save}>
        <Field description={t('help')} label={t('label')} name="name">
          <Input autoComplete="off" defaultValue={version.name ?? ''} maxLength={MAX_VERSION_NAME} />
        </Field>
        <div className="flex justify-end">
          <Button busy={busy} type="submit" variant="primary">
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
