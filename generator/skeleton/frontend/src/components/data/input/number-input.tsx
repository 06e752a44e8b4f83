'use client';

import { useLocale } from 'next-intl';
import { Input } from '@/components/ui/input';
import type { FieldDefinition } from '@/lib/entity/definition';
import type { InputProps } from '@/lib/entity/overrides';
import { controlProps } from './control-props';
import { groupedNumber, parseNumber, typedNumber } from '@/lib/forms/number-text';
import { useTypedText } from './use-typed-text';

/** Whole and floating numbers are numbers in JSON; exact ones are text, all the way from here to the database. */
const isExact = ({ kind }: FieldDefinition): boolean => kind === 'decimal' || kind === 'money';

/** A number, typed and shown as the language of the page writes it. */
export function NumberInput(props: InputProps) {
  const locale = useLocale();
  const { field } = props;
  const scale = field.kind === 'money' ? (field.scale ?? 2) : 0;
  const text = useTypedText({
    value: props.value,
    onChange: props.onChange,
    onBlur: props.onBlur,
    parse: (typed) => {
      const exact = parseNumber(typed, locale);
      return exact === null || exact === undefined || isExact(field) ? exact : Number(exact);
    },
    format: (value) => groupedNumber(plain(value), locale, scale),
    edit: (value) => typedNumber(plain(value), locale),
  });
  return (
    <Input
      {...controlProps(props)}
      autoComplete="off"
      className="tabular-nums"
      inputMode={field.kind === 'integer' ? 'numeric' : 'decimal'}
      onBlur={text.onBlur}
      onChange={(event) => text.onChange(event.currentTarget.value)}
      onFocus={text.onFocus}
      value={text.value}
    />
  );
}

/** Numbers of JavaScript turn to exponents when they are very large or small. */
const plain = (value: unknown): string =>
  typeof value === 'number' && /e/i.test(String(value))
    ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
    : String(value);
