'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { type Failure, failureSentence } from '#lib/errors.ts';
import { readSpecVersion } from '#lib/specs/actions.ts';
import type { SpecVersionView } from '#lib/specs/schema.ts';
import type { Autosaver } from './autosaver.ts';

type ConflictNoticeProps = {
  failure: Failure;
  team: string;
  projectId: string;
  saver: Autosaver;
  getText: () => string;
  onAdopt: (version: SpecVersionView) => void;
};

/** Why saving stopped. After somebody else's save: take theirs, or put ours on top as a version of its own. Nothing is lost either way. */
export function ConflictNotice({ failure, team, projectId, saver, getText, onAdopt }: ConflictNoticeProps) {
  const t = useTranslations('spec.conflict');
  const locale = useLocale();
  const [busy, startTransition] = useTransition();
  const number = failure.key === 'spec_changed' ? Number(failure.params?.number) : null;

  function settle(keep: 'theirs' | 'mine') {
    if (number === null) return;
    startTransition(async () => {
      const result = await readSpecVersion(team, { projectId, number });
      if (!result.ok) toast.error(failureSentence(result.error, locale));
      else if (keep === 'theirs') onAdopt(result.data);
      else saver.rebase({ number: result.data.number, savedAt: result.data.savedAt }, getText());
    });
  }

  return (
    <Notice
      action={
        number === null ? null : (
          <div className="flex shrink-0 flex-wrap gap-2">
            <Button busy={busy} onClick={() => settle('theirs')} size="sm">
              {t('theirs', { number })}
            </Button>
            <Button busy={busy} onClick={() => settle('mine')} size="sm">
              {t('mine')}
            </Button>
          </div>
        )
      }
      className="m-2 shrink-0"
      title={number === null ? undefined : t('title')}
      tone="bad"
    >
      {number === null ? failureSentence(failure, locale) : t('help')}
    </Notice>
  );
}
