'use client';

import { useTranslations } from 'next-intl';
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import type { EnumField } from '@/lib/entity/definition';
import { isClearable } from '@/lib/entity/fields';
import type { InputProps } from '@/lib/entity/overrides';
import { useWords } from '@/lib/entity/words';
import { controlProps } from './control-props';

/** As many as fit beside each other with their words. */
const MOST_CARDS = 4;

/** Whether all values are in sight: they are few, and one of them has to be chosen. */
export const showsCards = (field: EnumField): boolean =>
  !isClearable(field) && field.values.length <= MOST_CARDS;

/** One of some values: cards while they are few and one has to be chosen, else a list. */
export function EnumInput(props: InputProps) {
  const words = useWords(props.definition.key);
  const { field } = props;
  if (field.kind !== 'enum') return null;
  const options = field.values.map((value) => ({ value, label: words.value(field.name, value) }));
  return showsCards(field) && !props.compact ? (
    <EnumCards {...props} options={options} />
  ) : (
    <EnumSelect {...props} options={options} />
  );
}

type Options = readonly { value: string; label: string }[];

function EnumCards({ options, ...props }: InputProps & { options: Options }) {
  const { autoFocus: _none, id, ...control } = controlProps(props);
  return (
    <RadioGroup
      {...control}
      aria-labelledby={`${id}-label`}
      className="flex flex-wrap gap-2"
      id={id}
      onBlur={props.onBlur}
      onValueChange={(value) => props.onChange(value)}
      value={typeof props.value === 'string' ? props.value : null}
    >
      {options.map(({ value, label }) => (
        <label
          className="flex h-9 cursor-pointer items-center gap-2 rounded-md border border-input bg-background px-3 text-sm shadow-xs transition-colors select-none hover:bg-accent has-data-checked:border-primary has-data-checked:bg-primary-soft has-data-checked:text-primary-soft-foreground has-data-disabled:cursor-not-allowed has-data-disabled:opacity-60 dark:bg-muted/40"
          htmlFor={`${id}-${value}`}
          key={value}
        >
          {/* Named outright: what a label around it says is only known once the page has come to life. */}
          <RadioGroupItem aria-labelledby={`${id}-${value}-name`} id={`${id}-${value}`} value={value} />
          <span id={`${id}-${value}-name`}>{label}</span>
        </label>
      ))}
    </RadioGroup>
  );
}

function EnumSelect({ options, ...props }: InputProps & { options: Options }) {
  const t = useTranslations('form.choice');
  const none = { value: null, label: t('none') };
  const items = isClearable(props.field) ? [none, ...options] : options;
  return (
    <Select
      disabled={props.disabled}
      items={items}
      onOpenChange={(open) => !open && props.onBlur()}
      onValueChange={(value: string | null) => props.onChange(value)}
      value={typeof props.value === 'string' ? props.value : null}
    >
      <SelectTrigger
        {...controlProps(props)}
        aria-labelledby={props.compact ? undefined : `${props.id}-label`}
      >
        <SelectValue placeholder={t('choose')} />
      </SelectTrigger>
      <SelectContent>
        {items.map(({ value, label }) => (
          <SelectItem key={value ?? ''} value={value}>
            {value === null ? <span className="text-muted-foreground">{label}</span> : label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
