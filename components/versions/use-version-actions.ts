'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { failureSentence, type Result } from '#lib/errors.ts';
import { checkVersion, restoreVersion } from '#lib/version-runs/actions.ts';
import { nameVersion, starVersion } from '#lib/versions/actions.ts';
import type { VersionView } from '#lib/versions/schema.ts';
import { runsHref, type VersionPlace } from './looks.ts';

/** What can be done with a version; each says so when it cannot. `onChange` is told of a new name or star. */
export function useVersionActions(place: VersionPlace, onChange: () => void) {
  const t = useTranslations('versions');
  const locale = useLocale();
  const router = useRouter();
  const [busy, startTransition] = useTransition();
  const inputOf = ({ number }: Pick<VersionView, 'number'>) => ({ projectId: place.project.id, number });

  async function settle<T>(work: Promise<Result<T>>): Promise<T | null> {
    const result = await work;
    if (result.ok) return result.data;
    if (result.error.key === 'project_running') {
      const action = { label: t('actions.open'), onClick: () => router.push(runsHref(place)) };
      toast.error(failureSentence(result.error, locale), { action });
    } else toast.error(failureSentence(result.error, locale));
    return null;
  }

  return {
    busy,
    async restore(version: VersionView): Promise<void> {
      const run = await settle(restoreVersion(place.team, inputOf(version)));
      if (run === null) return;
      toast.info(t('actions.restoring', { number: version.number }));
      router.push(`${runsHref(place)}/${run.number}`);
    },
    tryOut(version: VersionView): void {
      startTransition(async () => {
        const run = await settle(checkVersion(place.team, inputOf(version)));
        if (run === null) return;
        toast.info(t('actions.trying', { number: version.number }));
        router.push(`${runsHref(place)}/${run.number}`);
      });
    },
    async rename(version: VersionView, name: string | null): Promise<boolean> {
      const saved = await settle(nameVersion(place.team, { ...inputOf(version), name }));
      if (saved === null) return false;
      toast.success(name === null ? t('rename.removed') : t('rename.saved'));
      onChange();
      return true;
    },
    async star(version: VersionView, starred: boolean): Promise<void> {
      await settle(starVersion(place.team, { ...inputOf(version), starred }));
      onChange();
    },
  };
}
