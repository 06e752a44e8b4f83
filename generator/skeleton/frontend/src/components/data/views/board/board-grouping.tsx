'use client';

import { useTranslations } from 'next-intl';
import type { EntityDefinition, EnumField } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';
import { FieldChoice } from '../field-choice';

type Props = {
  definition: EntityDefinition;
  fields: readonly EnumField[];
  value: string;
  onChange: (name: string) => void;
};

/** Which choice the board is made of, where the records have several. */
export function BoardGrouping({ definition, fields, value, onChange }: Props) {
  const t = useTranslations('views.board');
  const words = useWords(definition.key);
  return (
    <FieldChoice
      label={t('grouping')}
      value={value}
      options={fields.map(({ name }) => ({ value: name, label: words.field(name) }))}
      onChange={onChange}
    />
  );
}
