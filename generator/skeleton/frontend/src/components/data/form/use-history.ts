'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { temporal } from 'zundo';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { changedColumns, type FormValues } from '@/lib/forms/values';

/** Letters typed without a pause are taken back together. */
const PAUSE_MS = 500;
const MOST_STEPS = 100;

const createHistory = (values: FormValues) =>
  createStore<{ values: FormValues }>()(
    temporal(() => ({ values }), {
      limit: MOST_STEPS,
      equality: (past, current) => changedColumns(past.values, current.values).length === 0,
    }),
  );

export type FormHistory = {
  undo: () => void;
  redo: () => void;
  /** Begins anew: what was is saved, or somebody else's. */
  restart: (values: FormValues) => void;
  store: ReturnType<typeof createHistory>;
};

/** Remembers what a form held, so that changes can be taken back and made again. */
export function useHistory(form: UseFormReturn<FormValues>): FormHistory {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a history lives as long as its form
  const store = useMemo(() => createHistory(form.getValues()), []);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const note = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    store.setState({ values: structuredClone(form.getValues()) });
  }, [form, store]);
  useEffect(() => {
    const stop = form.subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(note, PAUSE_MS);
      },
    });
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [form, note]);
  return useMemo(() => {
    const go = (step: 'undo' | 'redo') => {
      if (timer.current !== undefined) note();
      store.temporal.getState()[step]();
      const { values } = store.getState();
      for (const column of changedColumns(form.getValues(), values))
        form.setValue(column, values[column], { shouldDirty: true, shouldValidate: true });
      clearTimeout(timer.current);
      timer.current = undefined;
    };
    return {
      undo: () => go('undo'),
      redo: () => go('redo'),
      restart: (values: FormValues) => {
        clearTimeout(timer.current);
        timer.current = undefined;
        store.setState({ values: structuredClone(values) });
        store.temporal.getState().clear();
      },
      store,
    };
  }, [form, note, store]);
}

/** Returns whether there is something to take back, and to make again. */
export function useHistoryState(history: FormHistory): { canUndo: boolean; canRedo: boolean } {
  const canUndo = useStore(history.store.temporal, (state) => state.pastStates.length > 0);
  const canRedo = useStore(history.store.temporal, (state) => state.futureStates.length > 0);
  return { canUndo, canRedo };
}
