'use client';

import { ChevronRight, CirclePlus, CircleQuestionMark, PencilLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '#components/ui/cn.ts';
import type { PlannedChange } from '#lib/merges/schema.ts';
import { isDestructive } from './answers.ts';
import { Losses } from './losses.tsx';
import { Named } from './named.tsx';
import { PlanSection } from './plan-section.tsx';
import type { ReviewPart } from './review.ts';

const IMPACTS = ['backfill', 'check', 'safe'] as const;
type Impact = (typeof IMPACTS)[number];
const LOOKS = {
  backfill: { icon: PencilLine, style: 'text-warn' },
  check: { icon: CircleQuestionMark, style: 'text-accent' },
  safe: { icon: CirclePlus, style: 'text-ok' },
} as const;

/** More safe changes than these are folded: they ask nothing of anybody. */
const MANY = 6;

/** What changes, in sentences: what is lost first, then what asks something of the rows there are, then the rest. */
export function ChangeList(part: ReviewPart) {
  const t = useTranslations('merges.changes');
  const { changes } = part.plan;
  const others = changes.filter((change) => !isDestructive(change));
  return (
    <>
      {changes.some(isDestructive) ? <Losses {...part} /> : null}
      {others.length > 0 ? (
        <PlanSection className="space-y-4" section="changes" title={t('title')}>
          {IMPACTS.map((impact) => (
            <Group
              changes={others.filter((change) => change.impact === impact)}
              impact={impact}
              key={impact}
            />
          ))}
        </PlanSection>
      ) : null}
    </>
  );
}

function Group({ impact, changes }: { impact: Impact; changes: PlannedChange[] }) {
  const t = useTranslations('merges.changes');
  if (changes.length === 0) return null;
  const title = <span className="font-medium text-xs">{t(`impact.${impact}`)}</span>;
  if (impact === 'safe' && changes.length > MANY) {
    return (
      <details className="group">
        <summary className="flex cursor-pointer list-none items-center gap-1.5 rounded-sm text-ink-muted [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
          {title}
          <span className="text-xs tabular">{t('count', { count: changes.length })}</span>
        </summary>
        <Sentences changes={changes} impact={impact} />
      </details>
    );
  }
  return (
    <div>
      <h3 className="text-ink-muted">{title}</h3>
      <Sentences changes={changes} impact={impact} />
    </div>
  );
}

function Sentences({ impact, changes }: { impact: Impact; changes: PlannedChange[] }) {
  const { icon: Icon, style } = LOOKS[impact];
  return (
    <ul className="mt-1.5 space-y-1.5 text-sm">
      {changes.map(({ kind, sentence }) => (
        <li className="flex items-start gap-2" key={`${kind}:${sentence}`}>
          <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', style)} />
          <span className="min-w-0 wrap-anywhere">
            <Named text={sentence} />
          </span>
        </li>
      ))}
    </ul>
  );
}
