'use client';

import { CircleCheck, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Progress } from '#components/ui/progress.tsx';
import type { PlanToAnswer } from '#lib/merges/schema.ts';
import { asksForLosses, isAnotherPlan, listItems } from './answers.ts';
import { ChangeList } from './change-list.tsx';
import { ConflictList } from './conflict-list.tsx';
import { EditedList } from './edited-list.tsx';
import { FileList } from './file-list.tsx';
import { Losses } from './losses.tsx';
import { DetachedList, MentionList, MigrationNote } from './notes.tsx';
import { QuestionList } from './question-list.tsx';
import { RenameList } from './rename-list.tsx';
import type { ReviewPart, ReviewRun } from './review.ts';
import { ReviewFooter } from './review-footer.tsx';
import { useAnswers } from './use-answers.ts';

type ReviewPanelProps = {
  run: ReviewRun;
  told: PlanToAnswer;
  /** Whether the run waits for an answer; else its plan is shown as it was answered. */
  isWaiting: boolean;
  can: { start: boolean; cancel: boolean };
  /** Called once the answers are taken, or when somebody else was faster. */
  onSent: () => void;
};

/** What a run would do to what people have, and everything a person has to say about it. For the browser only. */
export function ReviewPanel({ run, told, isWaiting, can, onSent }: ReviewPanelProps) {
  const t = useTranslations('merges');
  const { decisions, newest } = told;
  const { answers, change, undo, canUndo, undone, forget } = useAnswers(run.id);
  const plan = told.plan;
  if (plan === null) return <EmptyState icon={<CircleCheck aria-hidden />} title={t('noPlan')} />;
  const items = listItems(plan, answers);
  const done = items.filter(({ isDone }) => isDone).length;
  const canAnswer = isWaiting && can.start;
  const part: ReviewPart = { href: run.href, plan, answers, change, undone, canAnswer };
  const has = (kind: string) => plan.files.some((file) => file.kind === kind);

  function onKeyDown(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    // In a text the step back is the text's own.
    if (
      !isUndo ||
      !canUndo ||
      target.isContentEditable ||
      target.matches('input:not([type=radio], [type=checkbox])')
    )
      return;
    event.preventDefault();
    undo();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the step back counts wherever in the plan the focus is.
    <div className="flex min-h-full flex-col" onKeyDown={onKeyDown}>
      <div className="mx-auto w-full max-w-6xl flex-1 space-y-4 p-4">
        <header className="space-y-2">
          <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
            <div className="min-w-0 flex-1">
              <h2 className="font-semibold text-lg tracking-tight">
                {t(isWaiting ? 'title' : 'titleAnswered')}
              </h2>
              <p className="text-ink-muted text-sm">
                {plan.from === null ? null : `${t('from', { number: plan.from })} `}
                {plan.uploadBase === null ? null : `${t('uploadBase', { number: plan.uploadBase })} `}
                {isWaiting ? t('waits') : null}
              </p>
            </div>
            {canAnswer && canUndo ? (
              <Button onClick={undo} size="sm" variant="ghost">
                <Undo2 aria-hidden />
                {t('undo')}
              </Button>
            ) : null}
          </div>
          {isWaiting && items.length > 0 ? (
            <div className="space-y-1">
              <p aria-live="polite" className="font-medium text-sm tabular">
                {t('progress', { done, count: items.length })}
              </p>
              <Progress label={t('progress', { done, count: items.length })} value={done / items.length} />
            </div>
          ) : null}
          {isWaiting && !can.start ? <Notice>{t('readOnly')}</Notice> : null}
          {isWaiting && isAnotherPlan(plan, decisions) ? (
            <Notice title={t('another.title')} tone="warn">
              {t('another.help')}
            </Notice>
          ) : null}
          {isWaiting && plan.from !== null && newest !== null && newest > plan.from ? (
            <Notice tone="warn">{t('moved', { from: plan.from, newest })}</Notice>
          ) : null}
        </header>
        {plan.nothing ? (
          <EmptyState className="py-8" icon={<CircleCheck aria-hidden />} title={t('nothing')}>
            {t(plan.of === 'upload' ? 'nothingUpload' : 'nothingHelp')}
          </EmptyState>
        ) : null}
        {plan.changes.length > 0 ? <ChangeList {...part} /> : null}
        {plan.of === 'upload' && asksForLosses(plan) ? <Losses {...part} /> : null}
        {plan.renames.length > 0 ? <RenameList {...part} /> : null}
        {plan.questions.length > 0 ? <QuestionList {...part} /> : null}
        {has('edited') ? <EditedList {...part} /> : null}
        {has('conflict') ? <ConflictList {...part} /> : null}
        {plan.mentions.length > 0 ? <MentionList {...part} /> : null}
        {plan.migration ? <MigrationNote href={run.href} migration={plan.migration} /> : null}
        {has('detached') ? <DetachedList {...part} /> : null}
        {plan.files.length > 0 ? <FileList {...part} /> : null}
      </div>
      {isWaiting && (can.start || can.cancel) ? (
        <ReviewFooter
          answers={answers}
          can={can}
          decisions={decisions}
          items={items}
          onSent={(isTaken) => {
            if (isTaken) forget();
            onSent();
          }}
          plan={plan}
          run={run}
        />
      ) : null}
    </div>
  );
}
