'use client';

import { FieldValue } from '@/components/data/value/field-value';
import type { EntityDefinition, FieldDefinition, Row } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';

type Props = { definition: EntityDefinition; fields: readonly FieldDefinition[]; row: Row };

/** What tells most about a record, below its name: values side by side; those that are empty take no room. */
export function CardFields({ definition, fields, row }: Props) {
  const words = useWords(definition.key);
  const shown = fields.filter(
    ({ name }) => row[name] !== null && row[name] !== undefined && row[name] !== '',
  );
  if (shown.length === 0) return null;
  return (
    <dl className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-muted-foreground">
      {shown.map((field) => (
        <div
          key={field.name}
          title={words.field(field.name)}
          className="relative min-w-0 max-w-full truncate"
        >
          <dt className="sr-only">{words.field(field.name)}</dt>
          {/* Above the link that covers the card, for links and hints of their own. */}
          <dd className="relative min-w-0 truncate">
            <FieldValue definition={definition} field={field} row={row} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
