'use client';

import { ChevronLeftIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import type { FieldDefinition } from '@/lib/entity/definition';
import { type Condition, conditionsOf, groupOf, valuesOf } from '@/lib/query/conditions';
import type { Filter } from '@/lib/query/filters';
import { FilterValues } from './filter-values';
import { useList } from './list-context';

type Props = {
  field: FieldDefinition;
  filter?: Filter;
  onApply: (filter: Filter) => void;
  /** Missing where there is nothing to go back to. */
  onBack?: () => void;
};

/** What is asked of a field: a condition in words and its values. */
export function FilterEditor({ field, filter, onApply, onBack }: Props) {
  const t = useTranslations('list');
  const { label } = useList();
  const conditions = conditionsOf(field);
  const [condition, setCondition] = useState<Condition>(filter?.condition ?? conditions[0] ?? 'is');
  const [values, setValues] = useState<readonly string[]>(filter?.values ?? startingValues(condition));
  const items = conditions.map((value) => ({ value, label: t(`conditions.${groupOf(field)}.${value}`) }));
  const needed = valuesOf(condition);
  const given = values.filter((value) => value.trim() !== '');
  const complete = needed === 'many' ? given.length > 0 : given.length >= needed;

  const choose = (next: Condition): void => {
    setCondition(next);
    if (valuesOf(next) !== valuesOf(condition) || next === 'last' || condition === 'last')
      setValues(startingValues(next));
  };
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    if (complete) onApply({ field: field.name, condition, values: needed === 0 ? [] : given });
  };

  return (
    <form onSubmit={apply}>
      <div className="flex h-10 items-center gap-1 border-b px-1.5">
        {onBack && (
          <Button variant="ghost" size="icon-xs" aria-label={t('filter.back')} onClick={onBack}>
            <ChevronLeftIcon aria-hidden="true" />
          </Button>
        )}
        <h3 className="truncate px-1.5 text-sm font-medium">{label(field.name)}</h3>
      </div>
      <div className="flex flex-col gap-2 p-2.5">
        {conditions.length > 1 && (
          <Select items={items} value={condition} onValueChange={(next) => next && choose(next)}>
            <SelectTrigger size="sm" aria-label={t('filter.condition')}>
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
        )}
        {needed !== 0 && (
          <FilterValues
            key={condition}
            field={field}
            condition={condition}
            values={values}
            onChange={setValues}
          />
        )}
      </div>
      <div className="flex justify-end border-t p-2">
        <Button type="submit" size="sm" disabled={!complete}>
          {t('filter.apply')}
        </Button>
      </div>
    </form>
  );
}

/** A month is what people look back most often. */
const startingValues = (condition: Condition): readonly string[] => (condition === 'last' ? ['30'] : []);
