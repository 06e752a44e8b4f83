'use client';

import { type RefObject, useCallback, useState } from 'react';
import type { FieldDefinition, Id, Row } from '@/lib/entity/definition';
import { useUpdate } from '@/lib/mutations/use-update';
import { isEditable } from './field-sizes';
import { useList } from './list-context';

/** `shown`: how the new value looks until the API has answered, where that differs. */
export type Commit = (row: Row, field: FieldDefinition, value: unknown, shown?: unknown) => void;

/** Returns which cell is being changed, and what begins, ends and stores it. */
export function useCellEdit(scroller: RefObject<HTMLElement | null>) {
  const { definition, can } = useList();
  const { mutate } = useUpdate(definition, { quiet: true });
  const [editing, setEditing] = useState<{ row: Id; field: string } | null>(null);

  const end = useCallback(() => {
    setEditing(null);
    // The keyboard goes on where it was.
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>('td[data-at][tabindex="0"]')
        ?.focus({ preventScroll: true }),
    );
  }, [scroller]);

  const edit = useCallback(
    (row: Row, name: string): boolean => {
      const field = definition.fields.find((known) => known.name === name);
      if (!field || !isEditable(field) || !can.update(row)) return false;
      setEditing({ row: row.id, field: name });
      return true;
    },
    [definition, can],
  );

  const commit = useCallback<Commit>(
    (row, field, value, shown) => {
      end();
      const column = 'column' in field ? field.column : field.name;
      if (value === (row[column] ?? null)) return;
      mutate({
        row,
        changes: { [column]: value },
        ...(shown === undefined ? {} : { shown: { [field.name]: shown } }),
      });
    },
    [end, mutate],
  );
  return { editing, edit, commit, cancel: end };
}
