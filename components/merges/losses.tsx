'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import type { PlannedChange } from '#lib/merges/schema.ts';
import { areLossesAccepted, isDestructive, listNamesToType } from './answers.ts';
import { FileName } from './file-name.tsx';
import { Named } from './named.tsx';
import { PlanSection } from './plan-section.tsx';
import type { ReviewPart } from './review.ts';

/** The rest is in the list of files. */
const SHOWN = 20;

/** What rows lose, how to count them, and the yes it needs: a tick, or the names of the entities that go. Of a ZIP, the files it lacks. */
export function Losses({ plan, answers, change, canAnswer }: ReviewPart) {
  const t = useTranslations('merges.losses');
  const names = listNamesToType(plan);
  const isAccepted = areLossesAccepted(plan, answers);
  const isAsked = plan.open.confirm;
  const isUpload = plan.of === 'upload';
  const gone = isUpload ? plan.files.filter(({ kind }) => kind === 'deleted') : [];
  return (
    <PlanSection
      asked={isAsked ? { done: isAccepted ? 1 : 0, count: 1 } : undefined}
      className="space-y-4"
      help={t(isUpload ? 'helpUpload' : 'help')}
      section="losses"
      title={t('title')}
    >
      <ul className="space-y-3">
        {plan.changes.filter(isDestructive).map((loss) => (
          <Loss key={`${loss.kind}:${loss.sentence}`} loss={loss} />
        ))}
        {gone.slice(0, SHOWN).map(({ path, owner }) => (
          <li key={path}>
            <FileName owner={owner} path={path} />
          </li>
        ))}
      </ul>
      {gone.length > SHOWN ? (
        <p className="text-ink-muted text-xs">{t('more', { count: gone.length - SHOWN })}</p>
      ) : null}
      {isAsked && canAnswer ? (
        <div className="space-y-3 rounded-md border border-bad-line bg-bad-soft p-3">
          {names.length === 0 ? (
            <Checkbox
              checked={isAccepted}
              onChange={(yes) => change((known) => ({ ...known, lossesOf: yes ? plan.fingerprint : null }))}
            >
              <span className="font-medium">{t('yes')}</span>
            </Checkbox>
          ) : (
            names.map((name) => (
              <Field key={name} label={t('type', { name })} name={`loss-${name}`}>
                <Input
                  autoComplete="off"
                  onValueChange={(value) =>
                    change(
                      (known) => ({
                        ...known,
                        lossesOf: plan.fingerprint,
                        names: { ...known.names, [name]: value },
                      }),
                      `loss:${name}`,
                    )
                  }
                  placeholder={name}
                  spellCheck={false}
                  value={answers.names[name] ?? ''}
                />
              </Field>
            ))
          )}
        </div>
      ) : null}
    </PlanSection>
  );
}

function Loss({ loss: { sentence, stake } }: { loss: PlannedChange }) {
  const t = useTranslations('merges.losses');
  return (
    <li className="flex items-start gap-2 text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">
          <Named text={sentence} />
        </p>
        {stake ? (
          <>
            <p className="text-ink-muted">
              <Named text={stake.sentence} />
            </p>
            <div className="mt-1.5 flex items-center gap-1 rounded-md border bg-sunken pr-1 pl-2.5">
              <code className="min-w-0 flex-1 overflow-x-auto py-1.5 font-mono text-xs whitespace-pre">
                {stake.countSql}
              </code>
              <CopyButton label={t('copySql')} text={stake.countSql} />
            </div>
          </>
        ) : null}
      </div>
    </li>
  );
}
