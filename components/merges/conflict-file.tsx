'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { PlannedFile } from '#lib/merges/schema.ts';
import { type Answers, aboutOf, choiceOf, textOf } from './answers.ts';
import { countMarks, takeEverywhere } from './conflict-text.ts';
import { type ResultHandle, ResultView } from './result-view.tsx';
import type { ReviewPart } from './review.ts';
import { SideDiff } from './side-diff.tsx';
import { useSide } from './use-plan.ts';

const WAYS = ['solve', 'keep', 'discard'] as const;
type Way = (typeof WAYS)[number];

type ConflictFileProps = { part: ReviewPart; file: PlannedFile };

/** One conflict: both sides, and how it is solved: by a text of one's own, or by either side as a whole. */
export function ConflictFile({ part, file }: ConflictFileProps) {
  const { answers, change, canAnswer, href } = part;
  const t = useTranslations('merges.conflicts');
  const { path, sides, reason } = file;
  // Where one side has no such file there is nothing to write.
  const isText = sides !== undefined && reason !== 'binary' && reason !== 'removed-but-edited';
  const choice = choiceOf(answers, file);
  const way: Way | null = choice === 'keep' || choice === 'discard' ? choice : isText ? 'solve' : null;
  function choose(next: Way) {
    change((known): Answers => {
      const { [path]: _, ...others } = known.files;
      if (next === 'solve') return { ...known, files: others };
      return { ...known, files: { ...others, [path]: { value: next, of: aboutOf(file) } } };
    });
  }
  const options = WAYS.filter((each) => each !== 'solve' || isText).map((value) => ({
    value,
    label: t(`way.${value}`),
    hint: t(value === 'discard' && reason === 'removed-but-edited' ? 'hint.discardRemoved' : `hint.${value}`),
  }));
  return (
    <div className="space-y-3 pt-2">
      {sides && reason !== 'binary' ? (
        <SideDiff comparisons={['both', 'mine', 'next']} href={href} path={path} sides={sides} />
      ) : null}
      <RadioCards
        className={isText ? 'lg:grid-cols-3' : 'lg:grid-cols-2'}
        disabled={!canAnswer}
        label={t('question', { path })}
        onChange={choose}
        options={options}
        value={way}
      />
      {way === 'solve' && sides ? <Solving file={file} part={part} sides={sides} /> : null}
    </div>
  );
}

type SolvingProps = ConflictFileProps & { sides: NonNullable<PlannedFile['sides']> };

/** The merged text with its conflicts, to be solved one by one. */
function Solving({ part, file, sides }: SolvingProps) {
  const { answers, change, canAnswer, undone, href } = part;
  const t = useTranslations('merges.conflicts');
  const editor = useRef<ResultHandle>(null);
  const { path } = file;
  const start = useSide(href, sides.result ?? sides.mine);
  if (start.isError) return <Notice tone="warn">{t('failed')}</Notice>;
  if (start.isPending) return <Skeleton className="h-40" />;
  const text = textOf(answers, file, path) ?? start.data;
  const marks = countMarks(text);
  const write = (value: string) =>
    change(
      (known) => ({ ...known, resolved: { ...known.resolved, [path]: { value, of: aboutOf(file) } } }),
      `text:${path}`,
    );

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const target = event.target as HTMLElement;
    // Letters are written where something can be written, and arrows choose where there is a choice.
    if (target.isContentEditable || target.closest('input, textarea') || event.ctrlKey || event.metaKey)
      return;
    const take = ({ ArrowLeft: 'mine', ArrowRight: 'next', ArrowDown: 'both' } as const)[event.key];
    if (!event.altKey && event.key === 'n') editor.current?.step(1);
    else if (!event.altKey && event.key === 'p') editor.current?.step(-1);
    else if (event.altKey && take) editor.current?.take(take);
    else return;
    event.preventDefault();
  }

  return (
    <section aria-label={t('result', { path })} className="space-y-2" onKeyDown={onKeyDown}>
      <div className="flex flex-wrap items-center gap-2">
        <p aria-live="polite" className="mr-auto text-sm">
          {marks > 0 ? t('left', { count: marks }) : t('noneLeft')}
        </p>
        {canAnswer && marks > 0 ? (
          <>
            <Button onClick={() => editor.current?.step(-1)} size="sm" variant="ghost">
              {t('previous')} <Kbd>p</Kbd>
            </Button>
            <Button onClick={() => editor.current?.step(1)} size="sm" variant="ghost">
              {t('next')} <Kbd>n</Kbd>
            </Button>
            <Button onClick={() => editor.current?.setText(takeEverywhere(text, 'mine'))} size="sm">
              {t('allMine')}
            </Button>
            <Button onClick={() => editor.current?.setText(takeEverywhere(text, 'next'))} size="sm">
              {t('allNext')}
            </Button>
          </>
        ) : null}
      </div>
      <ResultView
        handle={editor}
        label={t('result', { path })}
        onChange={write}
        path={path}
        readOnly={!canAnswer}
        text={text}
        undone={undone}
      />
      {canAnswer ? <p className="text-ink-muted text-xs max-sm:hidden">{t('keys')}</p> : null}
    </section>
  );
}
