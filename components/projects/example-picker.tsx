'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import type { ExampleView } from '#lib/specs/schema.ts';

type ExamplePickerProps = { examples: ExampleView[]; value: string; onChange: (id: string) => void };

/**
 * The examples as a list to choose one from. Each radio names its label itself: Base UI would find the label around it only
 * once the page has woken up, and until then a screen reader would hear nothing.
 */
export function ExamplePicker({ examples, value, onChange }: ExamplePickerProps) {
  const t = useTranslations('projects');
  const id = useId();
  return (
    <RadioGroup
      aria-label={t('new.from.example')}
      className="grid content-start gap-2"
      onValueChange={onChange}
      value={value}
    >
      {examples.map((example) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is the control; Base UI draws it as a span.
        <label
          className="grid cursor-pointer gap-1 rounded-lg border bg-surface p-3 hover:border-line-strong has-data-checked:border-ink has-data-checked:shadow-low"
          key={example.id}
        >
          <span className="flex items-center gap-2 font-medium text-sm" lang={example.language}>
            <Radio.Root
              aria-labelledby={`${id}-${example.id}`}
              className="grid size-4 shrink-0 place-items-center rounded-full border border-line-strong data-checked:border-primary data-checked:bg-primary"
              value={example.id}
            >
              <Radio.Indicator className="size-1.5 rounded-full bg-ink-inverse" />
            </Radio.Root>
            <span id={`${id}-${example.id}`}>{example.title}</span>
          </span>
          <span className="pl-6 text-ink-muted text-xs" lang={example.language}>
            {example.summary}
          </span>
          <span className="flex gap-1 pl-6">
            <Badge tone="outline">{example.language === 'es' ? 'Español' : 'English'}</Badge>
            <Badge tone="outline">{t(`form.${example.form}`)}</Badge>
          </span>
        </label>
      ))}
    </RadioGroup>
  );
}
