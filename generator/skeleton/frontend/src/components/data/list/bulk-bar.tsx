'use client';

import { ChevronLeftIcon, DownloadIcon, PencilLineIcon, Trash2Icon, Undo2Icon, XIcon } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button, buttonVariants } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Skeleton } from '@/components/ui/skeleton';
import type { FieldDefinition, Row } from '@/lib/entity/definition';
import { isClearable } from '@/lib/entity/fields';
import { useFeature } from '@/lib/switches/features-provider';
import { typedValueOf } from './cell-value';
import { ChoiceList } from './choice-list';
import { exportSome } from './export-path';
import { FieldIcon } from './field-icon';
import { useList } from './list-context';
import { useRowActions } from './row-actions';
import { useUpdateMany } from './use-update-many';

const ReferenceChoices = dynamic(
  () => import('./reference-choices').then((module) => module.ReferenceChoices),
  { ssr: false, loading: () => <Skeleton className="h-40 w-full" /> },
);

type Props = { rows: readonly Row[]; onClear: () => void };

/** What can be done with all records that are selected; floats over the list while some are. */
export function BulkBar({ rows, onClear }: Props) {
  const t = useTranslations('list');
  const { definition, state, can } = useList();
  const { remove, restore } = useRowActions();
  const exports = useFeature('csv_export');
  const ids = rows.map(({ id }) => id);
  const finish = (action: () => void) => (): void => {
    action();
    onClear();
  };
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 z-20 flex justify-center max-md:fixed max-md:bottom-4">
      <div
        role="toolbar"
        aria-label={t('bulk.label')}
        className="pointer-events-auto flex max-w-full items-center gap-1 rounded-xl border bg-popover p-1.5 text-sm shadow-lg motion-safe:animate-in motion-safe:fade-in motion-safe:slide-in-from-bottom-2"
      >
        <span className="px-2 font-medium whitespace-nowrap tabular-nums" aria-live="polite">
          {t('bulk.selected', { count: rows.length })}
        </span>
        {state.deleted ? (
          <Button variant="ghost" size="sm" onClick={finish(() => restore(rows))}>
            <Undo2Icon aria-hidden="true" />
            {t('row.restore')}
          </Button>
        ) : (
          <>
            {rows.every((row) => can.update(row)) && <BulkEdit rows={rows} onDone={onClear} />}
            {exports && (
              <a
                href={exportSome(definition, ids)}
                download
                className={buttonVariants({ variant: 'ghost', size: 'sm' })}
              >
                <DownloadIcon aria-hidden="true" />
                <span className="max-sm:sr-only">{t('bulk.export')}</span>
              </a>
            )}
            {rows.every((row) => can.remove(row)) && (
              <Button variant="destructive-ghost" size="sm" onClick={finish(() => remove(rows))}>
                <Trash2Icon aria-hidden="true" />
                <span className="max-sm:sr-only">{t('bulk.remove')}</span>
              </Button>
            )}
          </>
        )}
        <Button variant="ghost" size="icon-sm" aria-label={t('bulk.clear')} onClick={onClear}>
          <XIcon aria-hidden="true" />
        </Button>
      </div>
    </div>
  );
}

function BulkEdit({ rows, onDone }: { rows: readonly Row[]; onDone: () => void }) {
  const t = useTranslations('list');
  const { definition, label } = useList();
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<FieldDefinition | null>(null);
  const fields = definition.fields.filter(
    ({ kind, readOnly, unique }) =>
      !readOnly && !unique && (kind === 'enum' || kind === 'boolean' || kind === 'reference'),
  );
  if (fields.length === 0) return null;
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setField(null);
      }}
    >
      <PopoverTrigger
        render={
          <Button variant="ghost" size="sm">
            <PencilLineIcon aria-hidden="true" />
            {t('bulk.change')}
          </Button>
        }
      />
      <PopoverContent side="top" className="w-64 p-2" aria-label={t('bulk.change')}>
        {field ? (
          <>
            <div className="mb-1.5 flex items-center gap-1">
              <Button
                variant="ghost"
                size="icon-xs"
                aria-label={t('filter.back')}
                onClick={() => setField(null)}
              >
                <ChevronLeftIcon aria-hidden="true" />
              </Button>
              <h3 className="truncate text-sm font-medium">{label(field.name)}</h3>
            </div>
            <NewValue
              field={field}
              rows={rows}
              onDone={() => {
                setOpen(false);
                onDone();
              }}
            />
          </>
        ) : (
          <ul className="max-h-72 overflow-y-auto">
            {fields.map((option) => (
              <li key={option.name}>
                <button
                  type="button"
                  onClick={() => setField(option)}
                  className="flex h-8 w-full items-center gap-2 rounded-sm px-2 text-left text-sm hover:bg-accent focus-visible:-outline-offset-2 pointer-coarse:h-10"
                >
                  <FieldIcon kind={option.kind} />
                  <span className="truncate">{label(option.name)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </PopoverContent>
    </Popover>
  );
}

type NewValueProps = { field: FieldDefinition; rows: readonly Row[]; onDone: () => void };

function NewValue({ field, rows, onDone }: NewValueProps) {
  const t = useTranslations('list');
  const { definition, words, label } = useList();
  const { mutate } = useUpdateMany(definition);
  const give = (value: unknown, shown: unknown): void => {
    const column = 'column' in field ? field.column : field.name;
    mutate({ rows, column, value, shown: { [field.name]: shown } });
    onDone();
  };
  const empty = { value: '', label: t('edit.empty') };
  const clearing = isClearable(field) ? [empty] : [];
  if (field.kind === 'reference')
    return (
      <>
        <ReferenceChoices
          target={field.target}
          label={label(field.name)}
          values={[]}
          onChange={() => {}}
          onChoose={(ref) => give(ref.id, ref)}
        />
        {clearing.length > 0 && (
          <ChoiceList
            label={empty.label}
            options={clearing}
            values={[]}
            many={false}
            onChange={() => give(null, null)}
          />
        )}
      </>
    );
  const options =
    field.kind === 'enum'
      ? field.values.map((value) => ({ value, label: words.value(field.name, value), values: field.values }))
      : [
          { value: 'true', label: t('filter.yes') },
          { value: 'false', label: t('filter.no') },
        ];
  return (
    <ChoiceList
      label={label(field.name)}
      options={[...options, ...clearing]}
      values={[]}
      many={false}
      onChange={([chosen = '']) => {
        const value = typedValueOf(field, chosen);
        give(value, value);
      }}
    />
  );
}
