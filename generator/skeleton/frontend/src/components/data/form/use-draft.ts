'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { type Draft, dropDraft, findDraft, keepDraft } from '@/lib/drafts/drafts';
import { changedColumns, type FormValues } from '@/lib/forms/values';

/** Long enough not to write at every letter, short enough that nothing worth mentioning is lost. */
const PAUSE_MS = 800;

type DraftOptions = {
  form: UseFormReturn<FormValues>;
  /** What the draft is kept under; null keeps none. */
  id: string | null;
  version: number | null;
  /** What the form holds while nothing is changed. */
  base: () => FormValues;
};

export type DraftControl = {
  /** A draft from before, until somebody decides about it. */
  found: Draft | null;
  /** When the draft of what is in the form now was kept. */
  keptAt: number | null;
  restore: () => void;
  /** Forgets the draft. */
  discard: () => Promise<void>;
};

/** Keeps what somebody types in this browser until it is saved, and offers it again to who comes back. */
export function useDraft({ form, id, version, base }: DraftOptions): DraftControl {
  const [found, setFound] = useState<Draft | null>(null);
  const [keptAt, setKeptAt] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    if (id === null) return;
    let wanted = true;
    findDraft(id).then((draft) => {
      if (wanted && draft && changedColumns(base(), { ...base(), ...draft.values }).length > 0)
        setFound(draft);
    });
    return () => {
      wanted = false;
    };
  }, [id, base]);

  useEffect(() => {
    if (id === null) return;
    const keep = (): void => {
      const values = form.getValues();
      const at = Date.now();
      const changed = changedColumns(base(), values).length > 0;
      void (changed ? keepDraft({ key: id, values: structuredClone(values), version, at }) : dropDraft(id));
      setKeptAt(changed ? at : null);
    };
    const stop = form.subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(keep, PAUSE_MS);
      },
    });
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [form, id, version, base]);

  const discard = useCallback(async () => {
    clearTimeout(timer.current);
    setFound(null);
    setKeptAt(null);
    if (id !== null) await dropDraft(id);
  }, [id]);

  const restore = useCallback(() => {
    const values = form.getValues();
    for (const [column, value] of Object.entries(found?.values ?? {}))
      if (column in values) form.setValue(column, value, { shouldDirty: true });
    setFound(null);
  }, [form, found]);

  return { found, keptAt, restore, discard };
}
