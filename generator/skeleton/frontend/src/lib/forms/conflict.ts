import type { EntityDefinition, FieldDefinition } from '@/lib/entity/definition';
import { columnOf, writableFields } from '@/lib/entity/fields';
import { type FormValues, sameValue } from './values';

export type Side = 'mine' | 'theirs';

/** A field two people left with different values. */
export type Difference = {
  field: FieldDefinition;
  column: string;
  /** Both changed it; where only one did, that one's value is the better guess. */
  both: boolean;
  guess: Side;
};

/** Takes a record as it was when somebody began, what they made of it and what it is now, returns where they differ. */
export function differencesOf(
  definition: EntityDefinition,
  base: FormValues,
  mine: FormValues,
  theirs: FormValues,
): readonly Difference[] {
  return writableFields(definition).flatMap((field) => {
    const column = columnOf(field);
    if (!(column in mine) || sameValue(mine[column], theirs[column])) return [];
    const [byMe, byThem] = [mine, theirs].map((side) => !sameValue(base[column], side[column]));
    return [{ field, column, both: byMe === true && byThem === true, guess: byMe ? 'mine' : 'theirs' }];
  });
}

/** Returns the values somebody chose, field by field; what does not differ stays. */
export function mergedValues(
  mine: FormValues,
  theirs: FormValues,
  differences: readonly Difference[],
  choices: Readonly<Record<string, Side>>,
): FormValues {
  const merged: FormValues = { ...mine };
  for (const { column, guess } of differences)
    merged[column] = (choices[column] ?? guess) === 'mine' ? mine[column] : theirs[column];
  return merged;
}
