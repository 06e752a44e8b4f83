'use client';

import { ArrowDown, Ban, Check, RefreshCw } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { Confirm } from '#components/ui/confirm.tsx';
import { failureSentence } from '#lib/errors.ts';
import { answerPlan } from '#lib/merges/actions.ts';
import { MAX_DECISIONS_CHARS, type MergeDecisions, type MergePlanView } from '#lib/merges/schema.ts';
import { cancelRun } from '#lib/runs/actions.ts';
import { type Answers, changesPlan, type Item, SECTIONS, toDecisions } from './answers.ts';
import { anchorOf, type ReviewRun } from './review.ts';

type ReviewFooterProps = {
  run: ReviewRun;
  plan: MergePlanView;
  decisions: MergeDecisions;
  answers: Answers;
  items: Item[];
  can: { start: boolean; cancel: boolean };
  /** `isTaken` is false when somebody else was faster. */
  onSent: (isTaken: boolean) => void;
};

/** What is still open, and what can be done: send the answers, or let the run go. */
export function ReviewFooter({ run, plan, decisions, answers, items, can, onSent }: ReviewFooterProps) {
  const t = useTranslations('merges.footer');
  const locale = useLocale();
  const [busy, startTransition] = useTransition();
  // Until the page hears that the run goes on.
  const [isSent, setSent] = useState(false);
  const open = items.filter(({ isDone }) => !isDone);
  const isReplan = changesPlan(plan, answers);
  const mayApply = isReplan || open.length === 0;
  const first = open[0];

  function apply() {
    if (!mayApply || isSent) return;
    const said = toDecisions(plan, decisions, answers);
    if (JSON.stringify(said).length > MAX_DECISIONS_CHARS) {
      toast.error(t('tooLarge'));
      return;
    }
    startTransition(async () => {
      const result = await answerPlan(run.team, { runId: run.id, decisions: said });
      if (result.ok) {
        setSent(true);
        onSent(true);
        return;
      }
      const { code, key } = result.error;
      const isLate = code === 'conflict' && key !== 'project_running';
      toast.error(isLate ? t('late') : failureSentence(result.error, locale));
      if (isLate) onSent(false);
    });
  }
  async function cancel() {
    const result = await cancelRun(run.team, { runId: run.id });
    if (result.ok) onSent(true);
    else toast.error(failureSentence(result.error, locale));
  }
  function goToFirst() {
    if (!first) return;
    const section = document.getElementById(anchorOf(first.section));
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  }
  const counts = SECTIONS.flatMap((section) => {
    const count = open.filter((item) => item.section === section).length;
    return count === 0 ? [] : [t(`open.${section}`, { count })];
  });

  return (
    <footer className="sticky bottom-0 z-10 border-t bg-surface px-4 py-3">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 basis-60 text-ink-muted text-sm" id="plan-open">
          {isReplan
            ? t('replanHelp')
            : counts.length > 0
              ? t('missing', { what: counts.join(', ') })
              : t(plan.nothing ? 'readyNothing' : 'ready')}
        </p>
        {can.start && first && !isReplan ? (
          <Button onClick={goToFirst} variant="ghost">
            <ArrowDown aria-hidden />
            {t('goTo')}
          </Button>
        ) : null}
        {can.cancel ? (
          <Confirm
            cancelLabel={t('keepRun')}
            confirmLabel={t('cancel')}
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
        {can.start ? (
          <Button
            aria-describedby="plan-open"
            busy={busy || isSent}
            disabled={!mayApply}
            focusableWhenDisabled
            onClick={apply}
            variant="primary"
          >
            {isReplan ? <RefreshCw aria-hidden /> : <Check aria-hidden />}
            {t(isReplan ? 'replan' : 'apply')}
          </Button>
        ) : null}
      </div>
    </footer>
  );
}
