'use client';

import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { MergeChoice, PlannedFile } from '#lib/merges/schema.ts';
import { MERGE_CHOICES } from '#lib/merges/schema.ts';
import { aboutOf, choiceOf, tallyOf, textOf } from './answers.ts';
import { countMarks } from './conflict-text.ts';
import { Disclosure } from './disclosure.tsx';
import { FileName } from './file-name.tsx';
import { PlanSection } from './plan-section.tsx';
import { ResultView } from './result-view.tsx';
import type { ReviewPart } from './review.ts';
import { SideDiff } from './side-diff.tsx';
import { useSide } from './use-plan.ts';

/** Generated files somebody changed by hand: what becomes of each, or of all of them at once. */
export function EditedList(part: ReviewPart) {
  const { plan, answers, change, canAnswer } = part;
  const t = useTranslations('merges.edited');
  const files = plan.files.filter(({ kind }) => kind === 'edited');
  const choose = (chosen: PlannedFile[], value: MergeChoice) =>
    change((known) => {
      const fresh = chosen.map((file) => [file.path, { value, of: aboutOf(file) }] as const);
      return { ...known, files: { ...known.files, ...Object.fromEntries(fresh) } };
    });
  return (
    <PlanSection
      asked={tallyOf(plan, answers, 'edited')}
      className="divide-y"
      help={t('help')}
      section="edited"
      title={t('title')}
    >
      {canAnswer && files.length > 1 ? (
        <div className="flex flex-wrap items-center gap-2 pb-4 text-sm">
          <span className="text-ink-muted">{t('forAll')}</span>
          {MERGE_CHOICES.map((value) => {
            const those = value === 'move' ? files.filter(({ movable }) => movable) : files;
            return those.length === 0 ? null : (
              <Button key={value} onClick={() => choose(those, value)} size="sm">
                {value === 'move' && those.length < files.length
                  ? t('moveSome', { count: those.length })
                  : t(`choice.${value}`)}
              </Button>
            );
          })}
        </div>
      ) : null}
      {files.map((file) => (
        <EditedFile
          choice={choiceOf(answers, file)}
          file={file}
          key={file.path}
          onChoose={(value) => choose([file], value)}
          part={part}
        />
      ))}
    </PlanSection>
  );
}

type EditedFileProps = {
  part: ReviewPart;
  file: PlannedFile;
  choice: MergeChoice | null;
  onChoose: (choice: MergeChoice) => void;
};

function EditedFile({ part, file, choice, onChoose }: EditedFileProps) {
  const t = useTranslations('merges.edited');
  const { path, owner, sides, movable, target } = file;
  return (
    <div className="space-y-3 py-4 first:pt-0 last:pb-0">
      <h3>
        <FileName owner={owner} path={path} />
      </h3>
      {sides ? (
        <Disclosure summary={<span className="text-ink-muted">{t('show')}</span>}>
          {() => (
            <SideDiff comparisons={['mine', 'next', 'both']} href={part.href} path={path} sides={sides} />
          )}
        </Disclosure>
      ) : null}
      <RadioCards
        className="lg:grid-cols-3"
        disabled={!part.canAnswer}
        label={t('question', { path })}
        onChange={onChoose}
        options={MERGE_CHOICES.map((value) => ({
          value,
          label: t(`choice.${value}`),
          hint: value === 'move' && !movable ? t('notMovable') : t(`hint.${value}`),
          disabled: value === 'move' && !movable,
        }))}
        value={choice}
      />
      {choice === 'move' && target !== undefined && sides?.result ? (
        <MovedText file={file} part={part} proposal={sides.result} target={target} />
      ) : null}
    </div>
  );
}

type MovedTextProps = { part: ReviewPart; file: PlannedFile; target: string; proposal: string };

/** The file that extends a generated one, as it is proposed with the person's changes in it; theirs to write. */
function MovedText({ part, file, target, proposal }: MovedTextProps) {
  const { answers, change, canAnswer, undone, href } = part;
  const t = useTranslations('merges.edited');
  const proposed = useSide(href, proposal);
  if (proposed.isError) return <Notice tone="warn">{t('noProposal')}</Notice>;
  if (proposed.isPending) return <Skeleton className="h-32" />;
  const text = textOf(answers, file, target) ?? proposed.data;
  const marks = countMarks(text);
  return (
    <div className="space-y-2">
      <p className="text-sm">
        {t('target')} <FileName owner="U" path={target} />
      </p>
      <ResultView
        label={t('targetLabel', { path: target })}
        onChange={(value) =>
          change(
            (known) => ({
              ...known,
              resolved: { ...known.resolved, [target]: { value, of: aboutOf(file) } },
            }),
            `text:${target}`,
          )
        }
        path={target}
        readOnly={!canAnswer}
        text={text}
        undone={undone}
      />
      {marks > 0 ? <p className="text-warn text-xs">{t('marks', { count: marks })}</p> : null}
    </div>
  );
}
