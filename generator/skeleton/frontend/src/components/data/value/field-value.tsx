'use client';

import { CheckIcon, MapPinIcon, MinusIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { EntityDefinition, FieldDefinition, Row } from '@/lib/entity/definition';
import { isStoredFile } from '@/lib/entity/files';
import { isRef } from '@/lib/entity/refs';
import { formatPlace, isPlace } from '@/lib/format/geo';
import { formatNumber } from '@/lib/format/number';
import { EmptyValue } from './empty-value';
import { EnumBadge } from './enum-badge';
import { FileValue, ImageValue } from './file-value';
import { MomentValue } from './moment-value';
import { LinksValue, ReferenceValue } from './reference-value';
import { EmailValue, JsonValue, PhoneValue, RichValue, TextValue, UrlValue, UuidValue } from './text-value';

type Props = {
  definition: Pick<EntityDefinition, 'key'>;
  field: FieldDefinition;
  row: Row;
  /** The whole of it, on a record's own page; else one line of it. */
  full?: boolean;
};

/** Shows the value a record has in a field, each kind in its own way; a quiet dash where there is none. */
export function FieldValue({ definition, field, row, full = false }: Props) {
  const value = row[field.name];
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return <EmptyValue />;
  switch (field.kind) {
    case 'enum':
      return <EnumBadge definition={definition} field={field} value={String(value)} />;
    case 'boolean':
      return <BooleanValue value={value === true} />;
    case 'integer':
    case 'float':
    case 'decimal':
    case 'money':
      return <NumberValue field={field} value={value as number | string} />;
    case 'date':
    case 'datetime':
    case 'time':
      return <MomentValue kind={field.kind} value={String(value)} full={full} planned={!field.readOnly} />;
    case 'reference':
      return isRef(value) ? <ReferenceValue target={field.target} value={value} /> : <EmptyValue />;
    case 'links':
      return (
        <LinksValue
          target={field.target}
          value={Array.isArray(value) ? value.filter(isRef) : []}
          full={full}
        />
      );
    case 'image':
      return isStoredFile(value) ? <ImageValue file={value} full={full} /> : <EmptyValue />;
    case 'file':
      return isStoredFile(value) ? <FileValue file={value} /> : <EmptyValue />;
    case 'geo':
      return isPlace(value) ? <PlaceValue text={formatPlace(value)} /> : <EmptyValue />;
    case 'json':
      return <JsonValue value={value} full={full} />;
    case 'email':
      return <EmailValue value={String(value)} />;
    case 'url':
      return <UrlValue value={String(value)} />;
    case 'phone':
      return <PhoneValue value={String(value)} />;
    case 'uuid':
      return <UuidValue value={String(value)} full={full} />;
    case 'rich':
      return <RichValue value={String(value)} full={full} />;
    default:
      return <TextValue value={String(value)} full={full} />;
  }
}

function NumberValue({
  field,
  value,
}: {
  field: Extract<FieldDefinition, { scale?: number }>;
  value: number | string;
}) {
  const locale = useLocale();
  return <span className="tabular-nums">{formatNumber(value, locale, field.kind, field.scale)}</span>;
}

function BooleanValue({ value }: { value: boolean }) {
  const t = useTranslations('values');
  const Icon = value ? CheckIcon : MinusIcon;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon
        aria-hidden="true"
        className={`size-4 ${value ? 'text-foreground' : 'text-muted-foreground/60'}`}
      />
      <span className={value ? undefined : 'text-muted-foreground'}>{value ? t('yes') : t('no')}</span>
    </span>
  );
}

function PlaceValue({ text }: { text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 tabular-nums">
      <MapPinIcon aria-hidden="true" className="size-3.5 shrink-0 text-muted-foreground" />
      {text}
    </span>
  );
}
