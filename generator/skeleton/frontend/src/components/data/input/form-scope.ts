'use client';

import { createContext, use, useMemo, useSyncExternalStore } from 'react';

/** What an input can see of the form it is part of. */
export type FormScope = {
  read: (column: string) => unknown;
  /** Calls the listener after every change; returns how to stop. */
  subscribe: (listener: () => void) => () => void;
};

const ScopeContext = createContext<FormScope | null>(null);

/** Tells the inputs below which form they are part of. */
export const FormScopeProvider = ScopeContext.Provider;

const noForm: FormScope = { read: () => null, subscribe: () => () => {} };

/** Returns what other fields of the form hold now; inputs outside a form see nothing. */
export function useScopeValues(columns: readonly string[]): readonly unknown[] {
  const scope = use(ScopeContext) ?? noForm;
  const snapshot = (): string => JSON.stringify(columns.map((column) => scope.read(column) ?? null));
  const text = useSyncExternalStore(scope.subscribe, snapshot, snapshot);
  return useMemo(() => JSON.parse(text), [text]);
}
