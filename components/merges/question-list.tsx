'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import { Select } from '#components/ui/select.tsx';
import type { MergePlanView } from '#lib/merges/schema.ts';
import type { Fill } from './answers.ts';
import { inputOf, parseFill } from './fills.ts';
import { PlanSection } from './plan-section.tsx';
import type { ReviewPart } from './review.ts';

type Question = MergePlanView['questions'][number];

/** What the rows there are get where something new is required, or a choice goes. */
export function QuestionList({ plan, answers, change, undone, canAnswer }: ReviewPart) {
  const t = useTranslations('merges.questions');
  const asked = plan.questions.filter(
    ({ key, isAnswered }) => !isAnswered || plan.open.questions.includes(key),
  );
  const done = asked.filter(({ key }) => answers.fills[key] !== undefined).length;
  function fill(key: string, value: Fill | undefined) {
    change((known) => {
      const { [key]: _, ...others } = known.fills;
      return { ...known, fills: value === undefined ? others : { ...others, [key]: value } };
    }, `fill:${key}`);
  }
  return (
    <PlanSection
      asked={{ done, count: asked.length }}
      className="divide-y"
      help={t('help')}
      section="questions"
      title={t('title')}
    >
      {plan.questions.map((question) => (
        <QuestionRow
          canAnswer={canAnswer}
          isSettled={!asked.includes(question)}
          // A step back takes what was written too.
          key={`${question.key}:${undone}`}
          onFill={(value) => fill(question.key, value)}
          question={question}
          value={answers.fills[question.key]}
        />
      ))}
    </PlanSection>
  );
}

type QuestionRowProps = {
  question: Question;
  value: Fill | undefined;
  /** It was answered before. */
  isSettled: boolean;
  canAnswer: boolean;
  onFill: (value: Fill | undefined) => void;
};

function QuestionRow({ question, value, isSettled, canAnswer, onFill }: QuestionRowProps) {
  const t = useTranslations('merges.questions');
  const gone = question.key.includes('=') ? question.key.slice(question.key.indexOf('=') + 1) : null;
  const label = gone === null ? question.label : t('choice', { label: question.label, value: gone });
  if (isSettled) {
    return (
      <p className="flex flex-wrap gap-x-2 py-3 text-sm first:pt-0 last:pb-0">
        <code className="font-mono">{question.key}</code>
        <span className="text-ink-muted">{t('settled')}</span>
      </p>
    );
  }
  return (
    <div className="grid gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0 sm:grid-cols-[minmax(0,14rem)_minmax(0,22rem)]">
      <div className="min-w-0 text-sm">
        <p className="font-medium wrap-anywhere">{label}</p>
        <p className="text-ink-muted text-xs">{t('ofEntity', { entity: question.entity })}</p>
      </div>
      <div className="min-w-0 space-y-2">
        {value === null ? null : (
          <FillInput canAnswer={canAnswer} label={label} onFill={onFill} question={question} value={value} />
        )}
        <Checkbox
          checked={value === null}
          className="text-ink-muted"
          disabled={!canAnswer}
          onChange={(none) => onFill(none ? null : undefined)}
        >
          {t('none')}
        </Checkbox>
      </div>
    </div>
  );
}

type FillInputProps = Omit<QuestionRowProps, 'isSettled'> & { label: string };

function FillInput({ question, label, value, canAnswer, onFill }: FillInputProps) {
  const t = useTranslations('merges.questions');
  const { type, choices } = question;
  if (choices.length > 0) {
    const unchosen = { value: '', label: t('choose') };
    return (
      <Select
        className="w-full"
        disabled={!canAnswer}
        label={label}
        onChange={(next) => onFill(next === '' ? undefined : next)}
        options={[unchosen, ...choices.map((choice) => ({ value: choice, label: choice }))]}
        value={typeof value === 'string' ? value : ''}
      />
    );
  }
  if (type === 'boolean') {
    return (
      <RadioCards
        className="grid-cols-2"
        disabled={!canAnswer}
        label={label}
        onChange={(next) => onFill(next === 'yes')}
        options={[
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ]}
        value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
      />
    );
  }
  return (
    <WrittenFill canAnswer={canAnswer} label={label} onFill={onFill} question={question} value={value} />
  );
}

/** A value that is written; what cannot be read as its type is no answer yet, and says so. */
function WrittenFill({ question: { key, type }, label, value, canAnswer, onFill }: FillInputProps) {
  const t = useTranslations('merges.questions');
  const shown =
    value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  const [written, setWritten] = useState(shown);
  const isWrong = written.trim() !== '' && parseFill(type, written) === undefined;
  return (
    <Field
      error={isWrong ? t(`wrong.${inputOf(type).wrong}`) : undefined}
      label={t('value', { label })}
      name={key}
    >
      <Input
        autoComplete="off"
        disabled={!canAnswer}
        inputMode={inputOf(type).inputMode}
        onValueChange={(next) => {
          setWritten(next);
          onFill(parseFill(type, next));
        }}
        type={inputOf(type).type}
        value={written}
      />
    </Field>
  );
}
