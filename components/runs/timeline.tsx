'use client';

import { Check, CircleDashed, LoaderCircle, Minus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { cn } from '#components/ui/cn.ts';
import type { StageStatus } from '#lib/runs/schema.ts';
import { useMeasures } from './format.ts';
import { listTimeline, type RunProgress, type TimelineStage } from './progress.ts';

const TICK_MS = 100;

const LOOKS: Record<StageStatus, { icon: typeof Check; style: string; moving?: boolean }> = {
  pending: { icon: CircleDashed, style: 'border-line text-ink-faint bg-surface' },
  running: { icon: LoaderCircle, style: 'border-accent-line text-accent bg-accent-soft', moving: true },
  passed: { icon: Check, style: 'border-ok-line text-ok bg-ok-soft' },
  failed: { icon: X, style: 'border-bad-line text-bad bg-bad-soft' },
  skipped: { icon: Minus, style: 'border-line text-ink-faint bg-sunken' },
  cancelled: { icon: Minus, style: 'border-line text-ink-muted bg-sunken' },
};

/** The stages of a run in the order they happen, each with how it ended and how long it took. */
export function Timeline({ progress }: { progress: RunProgress }) {
  const t = useTranslations('runs');
  const stages = listTimeline(progress);
  return (
    <ol aria-label={t('timeline.label')} className="relative">
      {stages.map((stage, index) => (
        <TimelineItem
          isLast={index === stages.length - 1}
          key={`${stage.stage}-${stage.iteration}`}
          stage={stage}
        />
      ))}
    </ol>
  );
}

function TimelineItem({ stage, isLast }: { stage: TimelineStage; isLast: boolean }) {
  const t = useTranslations('runs');
  const { icon: Icon, style, moving } = LOOKS[stage.status];
  const isWaiting = stage.status === 'pending' || stage.status === 'skipped';
  const isRound = stage.stage === 'test' || stage.stage === 'fix';
  return (
    <li
      aria-current={stage.status === 'running' ? 'step' : undefined}
      className="relative flex gap-3 pb-2.5 last:pb-0 lg:pb-4"
      data-stage={stage.stage}
      data-status={stage.status}
    >
      {isLast ? null : <span aria-hidden className="absolute top-6 bottom-0 left-3 w-px bg-line" />}
      <span className={cn('z-10 grid size-6 shrink-0 place-items-center rounded-full border', style)}>
        <Icon aria-hidden className={cn('size-3.5', moving && 'animate-spin')} />
      </span>
      <div className={cn('min-w-0 flex-1 pt-0.5', isWaiting && 'text-ink-muted')}>
        <p className="flex items-baseline gap-2 text-sm">
          <span className="font-medium">{t(`stage.${stage.stage}.name`)}</span>
          {isRound && stage.iteration > 1 ? (
            <span className="text-ink-muted text-xs">{t('timeline.round', { round: stage.iteration })}</span>
          ) : null}
          <span className="sr-only">: {t(`timeline.status.${stage.status}`)}</span>
          <span className="ml-auto text-ink-muted text-xs tabular">
            <StageTime stage={stage} />
          </span>
        </p>
        <p className="text-ink-muted text-xs max-lg:hidden">{t(`stage.${stage.stage}.means`)}</p>
      </div>
    </li>
  );
}

/** How long a stage took, or has been going on. */
function StageTime({ stage }: { stage: TimelineStage }) {
  const { duration } = useMeasures();
  if (stage.durationMs !== null) return duration(stage.durationMs);
  if (stage.status !== 'running' || stage.startedAt === null) return null;
  return <Elapsed since={stage.startedAt} />;
}

/** A time that counts up. Empty on the server, whose clock is not the reader's. */
export function Elapsed({ since }: { since: number }) {
  const { duration } = useMeasures();
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <span className="tabular">{now === null ? null : duration(Math.max(0, now - since))}</span>;
}
