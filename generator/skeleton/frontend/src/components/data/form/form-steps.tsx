'use client';

import { Check, CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Progress } from '@/components/ui/progress';
import { cn } from '@/lib/cn';
import type { Step } from '@/lib/forms/steps';

/** Returns what steps are called. */
export function useStepNames(): (step: Step) => string {
  const t = useTranslations('form.steps');
  return ({ name, part }) => (part > 0 ? t('part', { name: t(name), part }) : t(name));
}

type FormStepsProps = {
  steps: readonly Step[];
  current: number;
  /** The furthest step somebody has been to. */
  reached: number;
  /** Steps in which something is wrong. */
  faulty: ReadonlySet<number>;
  onGo: (step: number) => void;
};

/** How far a long form has come: every step, where one is, what is wrong where. */
export function FormSteps({ steps, current, reached, faulty, onGo }: FormStepsProps) {
  const t = useTranslations('form.steps');
  const nameOf = useStepNames();
  const step = steps[current];
  return (
    <nav aria-label={t('label')} className="flex flex-col gap-3">
      <div className="flex items-baseline justify-between gap-2 text-sm sm:hidden">
        <span className="font-medium">{step ? nameOf(step) : ''}</span>
        <span className="text-muted-foreground tabular-nums">
          {t('position', { current: current + 1, count: steps.length })}
        </span>
      </div>
      <Progress
        aria-label={t('progress')}
        className="sm:hidden"
        value={Math.round(((current + 1) / steps.length) * 100)}
      />
      <ol className="hidden flex-wrap gap-x-1 gap-y-2 sm:flex">
        {steps.map((each, index) => (
          <li key={`${each.name}-${each.part}`}>
            <button
              aria-current={index === current ? 'step' : undefined}
              className={cn(
                'flex h-8 items-center gap-2 rounded-md px-2.5 text-muted-foreground text-sm transition-colors hover:bg-accent hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring',
                index === current && 'bg-accent font-medium text-foreground',
              )}
              onClick={() => onGo(index)}
              type="button"
            >
              <StepMark
                index={index}
                isDone={index < reached && index !== current}
                isFaulty={faulty.has(index)}
              />
              {nameOf(each)}
              {faulty.has(index) ? <span className="sr-only">{t('faulty')}</span> : null}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepMark({ index, isDone, isFaulty }: { index: number; isDone: boolean; isFaulty: boolean }) {
  if (isFaulty) return <CircleAlert aria-hidden className="size-4 text-destructive" />;
  return (
    <span
      aria-hidden
      className={cn(
        'flex size-5 items-center justify-center rounded-full border text-2xs tabular-nums',
        isDone && 'border-primary bg-primary text-primary-foreground',
      )}
    >
      {isDone ? <Check className="size-3" /> : index + 1}
    </span>
  );
}
