'use client';

import { ChevronDownIcon, ChevronUpIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { ToggleGroup, ToggleGroupItem } from '@/components/ui/toggle-group';
import type { FieldDefinition } from '@/lib/entity/definition';
import { DENSITIES } from '@/lib/query/preferences';
import { useList } from './list-context';

/** Columns, their order and the density of lines to choose from. */
export function DisplayPanel() {
  const t = useTranslations('list');
  const { preferences, change } = useList();
  const chosen = preferences.columns !== null || Object.keys(preferences.widths).length > 0;
  return (
    <>
      <div className="flex items-center justify-between gap-4 border-b px-3 py-2.5">
        <span className="text-sm font-medium">{t('display.density')}</span>
        <ToggleGroup
          aria-label={t('display.density')}
          value={[preferences.density]}
          onValueChange={([chosen]) => {
            const density = DENSITIES.find((known) => known === chosen);
            if (density) change(() => ({ density }));
          }}
        >
          {DENSITIES.map((density) => (
            <ToggleGroupItem key={density} value={density}>
              {t(`display.${density}`)}
            </ToggleGroupItem>
          ))}
        </ToggleGroup>
      </div>
      <Columns />
      {chosen && (
        <div className="border-t p-1.5">
          <Button
            variant="ghost"
            size="sm"
            className="w-full justify-start text-muted-foreground"
            onClick={() => change(() => ({ columns: null, widths: {} }))}
          >
            {t('display.reset')}
          </Button>
        </div>
      )}
    </>
  );
}

function Columns() {
  const t = useTranslations('list');
  const { definition, offered, shown, change } = useList();
  // The field that names a record is always there: without it nobody could tell the lines apart.
  const movable = shown.filter(({ name }) => name !== definition.display);
  const hidden = offered.filter((field) => field.name !== definition.display && !shown.includes(field));
  const show = (fields: readonly FieldDefinition[]): void =>
    change(() => ({ columns: fields.map(({ name }) => name) }));
  const move = (from: number, to: number): void => {
    const next = [...movable];
    const [field] = next.splice(from, 1);
    if (field) next.splice(to, 0, field);
    show(next);
  };
  return (
    <div className="p-1.5">
      <h3 className="px-1.5 pt-1 pb-1.5 text-xs font-medium text-muted-foreground">{t('display.columns')}</h3>
      <ul className="max-h-80 overflow-y-auto overscroll-contain">
        {movable.map((field, index) => (
          <li key={field.name}>
            <ColumnLine
              field={field}
              checked
              onToggle={() => movable.length > 1 && show(movable.filter((other) => other !== field))}
              onUp={index > 0 ? () => move(index, index - 1) : undefined}
              onDown={index < movable.length - 1 ? () => move(index, index + 1) : undefined}
            />
          </li>
        ))}
        {hidden.map((field) => (
          <li key={field.name}>
            <ColumnLine field={field} checked={false} onToggle={() => show([...movable, field])} />
          </li>
        ))}
      </ul>
    </div>
  );
}

type LineProps = {
  field: FieldDefinition;
  checked: boolean;
  onToggle: () => void;
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
};

function ColumnLine({ field, checked, onToggle, onUp, onDown }: LineProps) {
  const t = useTranslations('list');
  const { label } = useList();
  const id = `column-${field.name}`;
  return (
    <div className="group flex h-8 items-center gap-2 rounded-sm px-1.5 hover:bg-accent pointer-coarse:h-10">
      <Checkbox id={id} checked={checked} onCheckedChange={onToggle} />
      <label htmlFor={id} className="min-w-0 flex-1 truncate text-sm select-none">
        {label(field.name)}
      </label>
      {checked && (
        <span className="flex shrink-0">
          <Button
            variant="ghost"
            size="icon-xs"
            aria-label={t('display.up', { field: label(field.name) })}
            disabled={!onUp}
            focusableWhenDisabled
            onClick={onUp}
          >
            <ChevronUpIcon aria-hidden="true" />
          </Button>
          <Button
            variant="ghost"
            size="icon-xs"
            aria-label={t('display.down', { field: label(field.name) })}
            disabled={!onDown}
            focusableWhenDisabled
            onClick={onDown}
          >
            <ChevronDownIcon aria-hidden="true" />
          </Button>
        </span>
      )}
    </div>
  );
}
