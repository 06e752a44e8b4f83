'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useTimeSentence } from '#components/spec/delivery.ts';
import { ExactTime } from '#components/ui/time.tsx';
import type { Parts } from '#generator/blueprint/parts.ts';
import { isFinalRunState, type TypicalTime } from '#lib/runs/rules.ts';
import type { RunState, Waiting } from '#lib/runs/schema.ts';
import { useMeasures } from './format.ts';
import { countTests, listLastChecks, type RunProgress } from './progress.ts';
import { RunActions } from './run-actions.tsx';
import { RunStateBadge } from './run-state.tsx';
import type { RunAbilities, RunSummary } from './run-view.ts';
import { Elapsed } from './timeline.tsx';
import { Verdict } from './verdict.tsx';
import { WaitingNotice } from './waiting-notice.tsx';

type RunHeaderProps = {
  team: string;
  run: RunSummary;
  state: RunState;
  parts: Parts | null;
  times: readonly TypicalTime[];
  waiting: Waiting | null;
  progress: RunProgress;
  href: string;
  can: RunAbilities;
};

/** Which run this is, how it stands, and what can be done about it. */
export function RunHeader(props: RunHeaderProps) {
  const { team, run, state, parts, times, waiting, progress, href, can } = props;
  const t = useTranslations('runs');
  const { duration } = useMeasures();
  const timeSentence = useTimeSentence();
  const tests = countTests(listLastChecks(progress));
  return (
    <header className="shrink-0 border-b bg-surface px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="font-semibold text-xl tracking-tight">{t('title', { number: run.number })}</h1>
        <span aria-live="polite">
          <RunStateBadge size="lg" state={state} />
        </span>
        <div className="ml-auto flex items-center gap-2">
          <RunActions can={can} href={href} progress={progress} run={run} state={state} team={team} />
        </div>
      </div>
      <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-ink-muted text-xs tabular">
        <span>
          {run.kind === 'generate'
            ? t('specVersion', { number: run.specVersionNumber })
            : t(`kind.${run.kind}`, { number: run.aboutVersion ?? 0 })}
        </span>
        {run.version === null ? null : (
          <>
            <span aria-hidden>·</span>
            <Link
              className="rounded-sm underline decoration-line-strong underline-offset-2 hover:text-ink"
              href={`${href.replace(/\/runs\/\d+$/, '')}/versions/${run.version}`}
            >
              {t('version', { number: run.version })}
            </Link>
          </>
        )}
        {parts === null ? null : (
          <>
            <span aria-hidden>·</span>
            <span>{t(`delivers.${parts}`)}</span>
          </>
        )}
        <span aria-hidden>·</span>
        <span>
          {run.startedBy ? `${run.startedBy}, ` : ''}
          <ExactTime at={run.createdAt} />
        </span>
        {progress.startedAt === null ? null : (
          <>
            <span aria-hidden>·</span>
            <span>
              {progress.durationMs === null && !isFinalRunState(state) ? (
                <Elapsed since={progress.startedAt} />
              ) : (
                duration(progress.durationMs ?? 0)
              )}
            </span>
          </>
        )}
        {parts === null || isFinalRunState(state) ? null : (
          <>
            <span aria-hidden>·</span>
            <span>{timeSentence(parts, times)}</span>
          </>
        )}
        {tests.passed + tests.failed > 0 ? (
          <>
            <span aria-hidden>·</span>
            <span>{t('tests', tests)}</span>
          </>
        ) : null}
      </p>
      <WaitingNotice waiting={waiting} />
      <Verdict progress={progress} state={state} />
    </header>
  );
}
