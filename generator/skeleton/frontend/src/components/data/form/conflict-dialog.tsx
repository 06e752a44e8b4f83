'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog';
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group';
import { FieldValue } from '@/components/data/value/field-value';
import type { EntityDefinition, FieldDefinition, Id, Row } from '@/lib/entity/definition';
import { refOf, refsOf, sentValueOf } from '@/lib/entity/fields';
import { useEntity } from '@/lib/entity/use-entity';
import { useWords } from '@/lib/entity/words';
import { type Difference, differencesOf, mergedValues, type Side } from '@/lib/forms/conflict';
import { type FormValues, sameValue, valuesOf } from '@/lib/forms/values';
import { useNames } from '../input/use-related';
import type { Base } from './use-save';

type ConflictDialogProps = {
  definition: EntityDefinition;
  base: Base;
  mine: FormValues;
  theirs: Row;
  /** Saves these values over the newer version. */
  onSave: (values: FormValues) => void;
  /** Drops what was changed here. */
  onTakeTheirs: () => void;
  onClose: () => void;
};

/** Two people changed the same record: both versions side by side, and for each field whose value stays. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { definition, base, mine, theirs, onSave, onTakeTheirs, onClose } = props;
  const t = useTranslations('form.conflict');
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const theirValues = valuesOf(definition, theirs);
  const differences = differencesOf(definition, base.values, mine, theirValues);
  const allMine = Object.fromEntries(differences.map(({ column }) => [column, 'mine' as const]));
  const save = (chosen: Readonly<Record<string, Side>>): void =>
    onSave(mergedValues(mine, theirValues, differences, chosen));
  return (
    <Dialog onOpenChange={(open) => !open && onClose()} open>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>{t('title')}</DialogTitle>
          <DialogDescription>{differences.length > 0 ? t('text') : t('same')}</DialogDescription>
        </DialogHeader>
        <div className="flex max-h-[55dvh] flex-col gap-3 overflow-y-auto p-0.5">
          {differences.map((difference) => (
            <Choice
              definition={definition}
              difference={difference}
              key={difference.column}
              mine={mine}
              onChoose={(side) => setChoices({ ...choices, [difference.column]: side })}
              row={base.row}
              side={choices[difference.column] ?? difference.guess}
              theirs={theirs}
            />
          ))}
        </div>
        <DialogFooter>
          <Button className="sm:mr-auto" onClick={onTakeTheirs} variant="ghost">
            {t('takeTheirs')}
          </Button>
          <Button onClick={() => save(allMine)} variant="outline">
            {t('overwrite')}
          </Button>
          <Button onClick={() => save(choices)}>{t('saveChosen')}</Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

type ChoiceProps = {
  definition: EntityDefinition;
  difference: Difference;
  mine: FormValues;
  theirs: Row;
  row: Row | undefined;
  side: Side;
  onChoose: (side: Side) => void;
};

function Choice({ definition, difference, mine, theirs, row, side, onChoose }: ChoiceProps) {
  const t = useTranslations('form.conflict');
  const words = useWords(definition.key);
  const { field, column } = difference;
  const id = `conflict-${field.name}`;
  return (
    <div className="rounded-lg border p-3">
      <p className="mb-2 font-medium text-sm" id={id}>
        {words.field(field.name)}
      </p>
      <RadioGroup
        aria-labelledby={id}
        className="grid-cols-1 gap-2 sm:grid-cols-2"
        onValueChange={(value) => onChoose(value === 'mine' ? 'mine' : 'theirs')}
        value={side}
      >
        {(['mine', 'theirs'] as const).map((each) => (
          <label
            className="flex min-w-0 cursor-pointer items-start gap-2.5 rounded-md border p-2.5 text-sm has-data-checked:border-primary has-data-checked:bg-primary-soft/50"
            htmlFor={`${id}-${each}`}
            key={each}
          >
            <RadioGroupItem className="mt-0.5" id={`${id}-${each}`} value={each} />
            <span className="min-w-0 flex-1">
              <span className="block text-muted-foreground text-xs">{t(each)}</span>
              <span className="block max-h-40 overflow-y-auto break-words">
                {each === 'theirs' ? (
                  <FieldValue definition={definition} field={field} row={theirs} />
                ) : (
                  <MyValue definition={definition} field={field} row={row} value={mine[column]} />
                )}
              </span>
            </span>
          </label>
        ))}
      </RadioGroup>
    </div>
  );
}

type MyValueProps = {
  definition: EntityDefinition;
  field: FieldDefinition;
  row: Row | undefined;
  value: unknown;
};

/** A value of the form, shown as the value of a record would be. */
function MyValue({ definition, field, row, value }: MyValueProps) {
  const target = useEntity(field.kind === 'reference' || field.kind === 'links' ? field.target : null);
  const ids = (field.kind === 'links' ? value : field.kind === 'reference' ? [value] : []) as readonly Id[];
  const kept = row?.[field.name];
  const known = field.kind === 'links' ? refsOf(kept) : [refOf(kept)].filter((ref) => ref !== null);
  const names = useNames(
    target,
    (ids ?? []).filter((id) => id !== null && id !== ''),
    known,
  );
  const unchanged = row !== undefined && sameValue(sentValueOf(field, row), value);
  const shown = unchanged
    ? kept
    : field.kind === 'links'
      ? names
      : field.kind === 'reference'
        ? (names[0] ?? null)
        : field.kind === 'file' || field.kind === 'image'
          ? null
          : value;
  return <FieldValue definition={definition} field={field} row={{ id: row?.id ?? 0, [field.name]: shown }} />;
}
