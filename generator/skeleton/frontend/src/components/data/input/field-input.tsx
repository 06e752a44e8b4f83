'use client';

import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import type { FieldDefinition } from '@/lib/entity/definition';
import type { InputProps } from '@/lib/entity/overrides';
import { BooleanInput } from './boolean-input';
import { DateInput, DateTimeInput, TimeInput } from './date-input';
import { EnumInput } from './enum-input';
import { JsonInput } from './json-input';
import { NumberInput } from './number-input';
import { LinksInput, ReferenceInput } from './relation-input';
import { TextAreaInput, TextInput } from './text-input';

/** What few fields need comes when one does. */
const lazy = (load: () => Promise<{ default: ComponentType<InputProps> }>, height: string) =>
  dynamic(load, { loading: () => <Skeleton className={height} />, ssr: false });
const FileInput = lazy(() => import('./file-input'), 'h-24');
const GeoInput = lazy(() => import('./geo-input'), 'h-9');
const RichInput = lazy(() => import('./rich-input'), 'h-40');

const INPUTS: Readonly<Record<FieldDefinition['kind'], ComponentType<InputProps>>> = {
  string: TextInput,
  text: TextAreaInput,
  rich: RichInput,
  email: TextInput,
  url: TextInput,
  phone: TextInput,
  uuid: TextInput,
  integer: NumberInput,
  float: NumberInput,
  decimal: NumberInput,
  money: NumberInput,
  boolean: BooleanInput,
  date: DateInput,
  datetime: DateTimeInput,
  time: TimeInput,
  enum: EnumInput,
  json: JsonInput,
  geo: GeoInput,
  file: FileInput,
  image: FileInput,
  reference: ReferenceInput,
  links: LinksInput,
};

/**
 * The input for a field, whatever its kind. It gives and takes values as requests carry them; text that is no value yet
 * comes as `Unreadable`.
 */
export function FieldInput(props: InputProps) {
  const Input = INPUTS[props.field.kind];
  return <Input {...props} />;
}
