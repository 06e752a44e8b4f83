'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Popover, PopoverContent } from '@/components/ui/popover';
import { Skeleton } from '@/components/ui/skeleton';
import type { FieldDefinition, Row } from '@/lib/entity/definition';
import { isRef } from '@/lib/entity/refs';
import { FieldValue } from '@/components/data/value/field-value';
import { isClearable } from '@/lib/entity/fields';
import { inputValueOf, typedValueOf } from './cell-value';
import { ChoiceList } from './choice-list';
import { isFigure } from './field-sizes';
import { useList } from './list-context';
import type { Commit } from './use-cell-edit';

const ReferenceChoices = dynamic(
  () => import('./reference-choices').then((module) => module.ReferenceChoices),
  { ssr: false, loading: () => <Skeleton className="h-40 w-full" /> },
);

type Props = { field: FieldDefinition; row: Row; onCommit: Commit; onCancel: () => void };

/** A value being changed where it stands: typed in place, or chosen from a list below it. */
export function CellEditor(props: Props) {
  const { kind } = props.field;
  return kind === 'enum' || kind === 'boolean' || kind === 'reference' ? (
    <ChosenValue {...props} />
  ) : (
    <TypedValue {...props} />
  );
}

const INPUT_TYPES: Partial<Record<FieldDefinition['kind'], string>> = {
  integer: 'number',
  float: 'number',
  decimal: 'number',
  money: 'number',
  date: 'date',
  datetime: 'datetime-local',
  time: 'time',
  email: 'email',
  url: 'url',
  phone: 'tel',
};

function TypedValue({ field, row, onCommit, onCancel }: Props) {
  const { label } = useList();
  // The version somebody saw when they began: news of the record meanwhile must not be overwritten unseen.
  const [seen] = useState(row);
  const [text, setText] = useState(() => inputValueOf(field, row[field.name]));
  const done = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const finish = (save: boolean): void => {
    if (done.current) return;
    if (save && input.current && !input.current.reportValidity()) return;
    done.current = true;
    if (save) onCommit(seen, field, typedValueOf(field, text));
    else onCancel();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') finish(true);
    else if (event.key === 'Escape') finish(false);
  };
  const limits = {
    ...('maxLength' in field && field.maxLength ? { maxLength: field.maxLength } : {}),
    ...('min' in field && field.min !== undefined ? { min: field.min } : {}),
    ...('max' in field && field.max !== undefined ? { max: field.max } : {}),
  };
  return (
    <input
      ref={input}
      // biome-ignore lint/a11y/noAutofocus: whoever began to change a value is about to type it
      autoFocus
      type={INPUT_TYPES[field.kind] ?? 'text'}
      step={isFigure(field) && field.kind !== 'integer' ? 'any' : undefined}
      required={!isClearable(field)}
      aria-label={label(field.name)}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.target.select()}
      onBlur={() => (input.current?.validity.valid ? finish(true) : finish(false))}
      className={`h-full min-h-8 w-full bg-background px-3 text-sm outline-2 -outline-offset-2 outline-ring ${isFigure(field) ? 'text-right' : ''}`}
      {...limits}
    />
  );
}

function ChosenValue({ field, row, onCommit, onCancel }: Props) {
  const t = useTranslations('list');
  const { definition, words, label } = useList();
  const anchor = useRef<HTMLDivElement>(null);
  const [seen] = useState(row);
  const value = row[field.name];
  const empty = { value: '', label: t('edit.empty') };
  const options =
    field.kind === 'enum'
      ? field.values.map((option) => ({
          value: option,
          label: words.value(field.name, option),
          values: field.values,
        }))
      : [
          { value: 'true', label: t('filter.yes') },
          { value: 'false', label: t('filter.no') },
        ];
  const current = isRef(value) ? [String(value.id)] : value == null ? [''] : [String(value)];
  return (
    <Popover open onOpenChange={(open) => !open && onCancel()}>
      <div
        ref={anchor}
        className="flex h-full min-h-8 items-center overflow-hidden px-3 outline-2 -outline-offset-2 outline-ring"
      >
        <FieldValue definition={definition} field={field} row={row} />
      </div>
      <PopoverContent anchor={anchor} align="start" className="w-60 p-2" aria-label={label(field.name)}>
        {field.kind === 'reference' ? (
          <>
            <ReferenceChoices
              target={field.target}
              label={label(field.name)}
              values={current}
              onChange={() => {}}
              onChoose={(ref) => onCommit(seen, field, ref.id, ref)}
            />
            {isClearable(field) && (
              <ChoiceList
                label={empty.label}
                options={[empty]}
                values={current}
                many={false}
                onChange={() => onCommit(seen, field, null, null)}
              />
            )}
          </>
        ) : (
          <ChoiceList
            label={label(field.name)}
            options={isClearable(field) ? [...options, empty] : options}
            values={current}
            many={false}
            onChange={([chosen]) => onCommit(seen, field, typedValueOf(field, chosen ?? ''))}
          />
        )}
      </PopoverContent>
    </Popover>
  );
}
