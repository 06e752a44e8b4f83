'use client';

import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { isSolved, tallyOf } from './answers.ts';
import { ConflictFile } from './conflict-file.tsx';
import { Disclosure } from './disclosure.tsx';
import { FileName } from './file-name.tsx';
import { PlanSection } from './plan-section.tsx';
import type { ReviewPart } from './review.ts';

/** Files both sides changed in ways that do not go together. */
export function ConflictList(part: ReviewPart) {
  const { plan, answers } = part;
  const t = useTranslations('merges.conflicts');
  const files = plan.files.filter(({ kind }) => kind === 'conflict');
  return (
    <PlanSection
      asked={tallyOf(plan, answers, 'conflicts')}
      className="divide-y"
      help={t('help')}
      section="conflicts"
      title={t('title')}
    >
      {files.map((file, index) => (
        <Disclosure
          aside={
            isSolved(answers, file) ? (
              <Badge tone="ok">
                <CircleCheck aria-hidden />
                {t('solved')}
              </Badge>
            ) : null
          }
          className="py-2 first:pt-0 last:pb-0"
          initiallyOpen={index === 0}
          key={file.path}
          summary={
            <span className="min-w-0">
              <FileName owner={file.owner} path={file.path} />
              <span className="block text-ink-muted text-xs">
                {t(`reason.${file.reason ?? 'both-changed'}`)}
              </span>
            </span>
          }
        >
          {() => <ConflictFile file={file} part={part} />}
        </Disclosure>
      ))}
    </PlanSection>
  );
}
