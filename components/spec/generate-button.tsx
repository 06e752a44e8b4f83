'use client';

import { Play } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type Ref, useImperativeHandle, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { failureSentence } from '#lib/errors.ts';
import { startRun } from '#lib/runs/actions.ts';
import type { Autosaver } from './autosaver.ts';
import type { WorkspaceProject } from './project.ts';
import type { OptionOverrides } from './understanding/options.tsx';

type GenerateButtonProps = {
  ref: Ref<() => void>;
  team: string;
  project: WorkspaceProject;
  saver: Autosaver;
  overrides: OptionOverrides;
  errors: number;
  isEmpty: boolean;
};

/** Saves what is not saved, starts a run of it and goes there. Says why when it cannot. */
export function GenerateButton({
  ref,
  team,
  project,
  saver,
  overrides,
  errors,
  isEmpty,
}: GenerateButtonProps) {
  const t = useTranslations('spec.generate');
  const locale = useLocale();
  const router = useRouter();
  const [busy, startTransition] = useTransition();
  const obstacle = isEmpty ? t('empty') : errors > 0 ? t('errors', { count: errors }) : null;

  function generate() {
    if (busy) return;
    if (obstacle !== null) {
      toast.error(obstacle);
      return;
    }
    startTransition(async () => {
      if (!(await saver.flush())) {
        toast.error(t('notSaved'));
        return;
      }
      const result = await startRun(team, { projectId: project.id, overrides });
      const runs = `/t/${team}/p/${project.slug}/runs`;
      if (result.ok) router.push(`${runs}/${result.data.number}`);
      else if (result.error.key === 'project_running') {
        const action = { label: t('openRuns'), onClick: () => router.push(runs) };
        toast.error(failureSentence(result.error, locale), { action });
      } else toast.error(failureSentence(result.error, locale));
    });
  }
  useImperativeHandle(ref, () => generate);

  return (
    <Tooltip label={obstacle ?? t('help')} shortcut={obstacle ? undefined : 'Ctrl ↵'} side="bottom">
      <Button
        aria-disabled={obstacle !== null || undefined}
        busy={busy}
        className={obstacle ? 'opacity-60' : undefined}
        onClick={generate}
        variant="primary"
      >
        <Play aria-hidden />
        {t('label')}
      </Button>
    </Tooltip>
  );
}
