'use client';

import { FieldValue } from '@/components/data/value/field-value';
import type { EntityDefinition, FieldDefinition, Row } from '@/lib/entity/definition';
import type { ColumnOverrides } from '@/lib/entity/overrides';
import { useWords } from '@/lib/entity/words';

type RecordFieldsProps = {
  definition: EntityDefinition;
  row: Row;
  short: readonly FieldDefinition[];
  long: readonly FieldDefinition[];
  overrides: ColumnOverrides;
};

/** What a record says, field by field: short values in columns, long ones over the whole width. */
export function RecordFields({ definition, row, short, long, overrides }: RecordFieldsProps) {
  const words = useWords(definition.key);
  if (short.length + long.length === 0) return null;
  const value = (field: FieldDefinition): React.ReactNode => {
    const cell = overrides[field.name]?.cell;
    return cell ? (
      cell(row[field.name], row)
    ) : (
      <FieldValue definition={definition} field={field} full row={row} />
    );
  };
  const one = (field: FieldDefinition, look: string) => (
    <div className={look} data-field={field.name} key={field.name}>
      <dt className="text-muted-foreground text-xs">
        {overrides[field.name]?.header ?? words.field(field.name)}
      </dt>
      <dd className="mt-1 min-w-0 text-sm leading-6 break-words">{value(field)}</dd>
    </div>
  );
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-5 rounded-xl border bg-card p-4 shadow-xs sm:grid-cols-2 sm:p-6 xl:grid-cols-3">
      {short.map((field) => one(field, 'min-w-0'))}
      {long.map((field) => one(field, 'min-w-0 sm:col-span-2 xl:col-span-3'))}
    </dl>
  );
}
