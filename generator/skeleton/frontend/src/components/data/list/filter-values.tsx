'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DatePicker } from '@/components/ui/date-picker';
import { Input } from '@/components/ui/input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { FieldDefinition } from '@/lib/entity/definition';
import { type Condition, groupOf, valuesOf } from '@/lib/query/conditions';
import { ChoiceList } from './choice-list';
import { useList } from './list-context';

const ReferenceChoices = dynamic(
  () => import('./reference-choices').then((module) => module.ReferenceChoices),
  { ssr: false, loading: () => <Skeleton className="h-40 w-full" /> },
);

/** Days one looks back. */
const PERIODS = ['1', '7', '30', '90', '365'] as const;

type Props = {
  field: FieldDefinition;
  condition: Condition;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
};

/** The values a condition compares with, in the input that fits the field. */
export function FilterValues(props: Props) {
  const { field, condition, values, onChange } = props;
  const t = useTranslations('list');
  const { words, label } = useList();
  const name = t('filter.valueOf', { field: label(field.name) });
  if (field.kind === 'reference')
    return <ReferenceChoices target={field.target} label={name} values={values} onChange={onChange} />;
  if (field.kind === 'enum') {
    const options = field.values.map((value) => ({
      value,
      label: words.value(field.name, value),
      values: field.values,
    }));
    return (
      <ChoiceList
        label={name}
        options={options}
        values={values}
        many={condition === 'any'}
        onChange={onChange}
      />
    );
  }
  if (field.kind === 'boolean') {
    const options = [
      { value: 'true', label: t('filter.yes') },
      { value: 'false', label: t('filter.no') },
    ];
    return <ChoiceList label={name} options={options} values={values} many={false} onChange={onChange} />;
  }
  if (condition === 'last') return <Period {...props} label={name} />;
  if (valuesOf(condition) === 'many') return <Several {...props} label={name} />;
  if (valuesOf(condition) === 2) return <Range {...props} />;
  return <One {...props} label={name} value={values[0] ?? ''} onChange={(value) => onChange([value])} />;
}

function Range({ values, onChange, ...rest }: Props) {
  const t = useTranslations('list');
  const [from = '', to = ''] = values;
  return (
    <div className="flex flex-col gap-2">
      <One {...rest} label={t('filter.from')} value={from} onChange={(value) => onChange([value, to])} />
      <One {...rest} label={t('filter.to')} value={to} onChange={(value) => onChange([from, value])} />
    </div>
  );
}

type OneProps = Pick<Props, 'field'> & { label: string; value: string; onChange: (value: string) => void };

function One({ field, label, value, onChange }: OneProps) {
  const group = groupOf(field);
  if (group === 'moment')
    return (
      <DatePicker
        aria-label={label}
        placeholder={label}
        value={value === '' ? null : value}
        onChange={(day) => onChange(day ?? '')}
      />
    );
  return (
    <Input
      autoFocus
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      {...(group === 'time' ? { type: 'time' } : {})}
      {...(group === 'number' ? { type: 'number', step: 'any' } : {})}
    />
  );
}

/** Several values, as people list them: with commas between. */
function Several({ values, onChange, label }: Props & { label: string }) {
  const t = useTranslations('list');
  const [text, setText] = useState(values.join(', '));
  return (
    <Input
      autoFocus
      aria-label={label}
      placeholder={t('filter.several')}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(event.target.value.split(',').map((part) => part.trim()));
      }}
    />
  );
}

function Period({ values, onChange, label }: Props & { label: string }) {
  const t = useTranslations('list');
  const items = PERIODS.map((value) => ({ value, label: t('filter.days', { count: Number(value) }) }));
  const [value] = values;
  const known = items.some((item) => item.value === value);
  return (
    <Select
      items={
        known || !value ? items : [...items, { value, label: t('filter.days', { count: Number(value) }) }]
      }
      value={value ?? null}
      onValueChange={(next) => next && onChange([next])}
    >
      <SelectTrigger size="sm" aria-label={label}>
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {items.map((item) => (
          <SelectItem key={item.value} value={item.value}>
            {item.label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
