'use client';

import { ArrowRight, Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import type { MergePlanView } from '#lib/merges/schema.ts';
import { PlanSection } from './plan-section.tsx';
import type { ReviewPart } from './review.ts';

type Rename = MergePlanView['renames'][number];

/** What is called otherwise from now on: those that were guessed are to be confirmed, those the SPEC tells are settled. */
export function RenameList({ plan, answers, change, canAnswer }: ReviewPart) {
  const t = useTranslations('merges.renames');
  const guessed = plan.renames.filter(({ isSaid }) => !isSaid);
  const said = plan.renames.filter(({ isSaid }) => isSaid);
  const isAsked = plan.open.confirm && guessed.length > 0;
  const done = guessed.filter(({ id }) => answers.renames[id] !== undefined).length;
  return (
    <PlanSection
      asked={isAsked ? { done, count: guessed.length } : undefined}
      className="space-y-4"
      help={isAsked ? t('help') : undefined}
      section="renames"
      title={t('title')}
    >
      {guessed.map((rename) => (
        <div className="space-y-2" key={rename.id}>
          <h3>
            <RenameLine rename={rename} />
          </h3>
          {isAsked ? (
            <RadioCards
              className="sm:grid-cols-2"
              disabled={!canAnswer}
              label={t('question', { from: nameOf(rename), to: rename.to })}
              onChange={(value) =>
                change((known) => ({ ...known, renames: { ...known.renames, [rename.id]: value } }))
              }
              options={[
                { value: 'same', label: t('same'), hint: t('sameHint') },
                {
                  value: 'apart',
                  label: t('apart'),
                  hint: t('apartHint', { from: rename.from, to: rename.to }),
                },
              ]}
              value={answers.renames[rename.id] ?? null}
            />
          ) : null}
        </div>
      ))}
      {said.length > 0 ? (
        <ul className="space-y-1.5">
          {said.map((rename) => (
            <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5" key={rename.id}>
              <RenameLine rename={rename} />
              <span className="inline-flex items-center gap-1 text-ink-muted text-xs">
                <Check aria-hidden className="size-3.5 text-ok" />
                {t('said')}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </PlanSection>
  );
}

const nameOf = ({ entity, from }: Rename) => (entity ? `${entity}.${from}` : from);

function RenameLine({ rename }: { rename: Rename }) {
  const t = useTranslations('merges.renames');
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-sm">
      <code className="font-mono">{nameOf(rename)}</code>
      <ArrowRight aria-label={t('becomes')} className="size-3.5 text-ink-muted" role="img" />
      <code className="font-mono font-semibold">{rename.to}</code>
    </span>
  );
}
