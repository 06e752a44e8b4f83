'use client';

import { Ban, Download, Pause, Play, RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { Button, buttonStyle } from '#components/ui/button.tsx';
import { Confirm } from '#components/ui/confirm.tsx';
import { type Failure, failureSentence } from '#lib/errors.ts';
import { retryRun } from '#lib/reruns/actions.ts';
import { cancelRun, confirmRun, pauseRun, resumeRun } from '#lib/runs/actions.ts';
import { isFinalRunState, isOverRunState } from '#lib/runs/rules.ts';
import type { RunState } from '#lib/runs/schema.ts';
import type { RunProgress } from './progress.ts';
import type { RunAbilities, RunSummary } from './run-view.ts';

type RunActionsProps = {
  team: string;
  run: RunSummary;
  state: RunState;
  progress: RunProgress;
  href: string;
  can: RunAbilities;
};

/** What can be done about a run in the state it is in. */
export function RunActions({ team, run, state, progress, href, can }: RunActionsProps) {
  const t = useTranslations('runs.actions');
  const locale = useLocale();
  const router = useRouter();
  const [busy, startTransition] = useTransition();
  const input = { runId: run.id };
  const tell = (error: Failure) => toast.error(failureSentence(error, locale));

  function act(work: () => Promise<{ ok: true } | { ok: false; error: Failure }>, done?: string) {
    startTransition(async () => {
      const result = await work();
      if (!result.ok) {
        tell(result.error);
        return;
      }
      if (done) toast.info(done);
      router.refresh();
    });
  }
  function retry() {
    startTransition(async () => {
      const result = await retryRun(team, input);
      if (result.ok) router.push(`${href.slice(0, href.lastIndexOf('/'))}/${result.data.number}`);
      else tell(result.error);
    });
  }
  async function cancel() {
    const result = await cancelRun(team, input);
    if (!result.ok) tell(result.error);
  }

  return (
    <>
      {state === 'draft' && can.start ? (
        <Button busy={busy} onClick={() => act(() => confirmRun(team, input))} variant="primary">
          <Play aria-hidden />
          {t('start')}
        </Button>
      ) : null}
      {state === 'running' && can.cancel ? (
        <Button busy={busy} onClick={() => act(() => pauseRun(team, input), t('pausing'))} variant="ghost">
          <Pause aria-hidden />
          <span className="max-sm:sr-only">{t('pause')}</span>
        </Button>
      ) : null}
      {state === 'paused' && can.start ? (
        <Button busy={busy} onClick={() => act(() => resumeRun(team, input))} variant="primary">
          <Play aria-hidden />
          {t('resume')}
        </Button>
      ) : null}
      {!isFinalRunState(state) && can.cancel ? (
        <Confirm
          cancelLabel={t('keep')}
          confirmLabel={t('cancelConfirm')}
          danger
          description={t('cancelHelp')}
          onConfirm={cancel}
          title={t('cancelTitle', { number: run.number })}
          trigger={
            <Button variant="danger">
              <Ban aria-hidden />
              {t('cancel')}
            </Button>
          }
        />
      ) : null}
      {isOverRunState(state) && can.start ? (
        <Button busy={busy} onClick={retry}>
          <RotateCcw aria-hidden />
          {t('again')}
        </Button>
      ) : null}
      {progress.hasZip && can.download ? (
        <a className={buttonStyle({ variant: 'primary' })} download href={`/api/runs/${run.id}/zip`}>
          <Download aria-hidden />
          {state === 'verified' ? t('download') : t('downloadUnverified')}
        </a>
      ) : null}
    </>
  );
}
