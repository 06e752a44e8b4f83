'use client';

import type { RowSelectionState } from '@tanstack/react-table';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { useList } from './list-context';

type Selection = { selected: RowSelectionState; select: (next: RowSelectionState) => void };

const NONE: RowSelectionState = {};
const Context = createContext<Selection>({ selected: NONE, select: () => {} });

/** Returns which records of the page are selected, by their ids, and what selects others. */
export const useSelection = (): Selection => use(Context);

/** Remembers what is selected; another page, filter or order starts anew: nobody changes records that are out of sight. */
export function SelectionProvider({ children }: { children: ReactNode }) {
  const { narrowing, state } = useList();
  const [selected, select] = useState(NONE);
  const shown = useMemo(() => [narrowing, state.page, state.sorts], [narrowing, state.page, state.sorts]);
  const [known, setKnown] = useState(shown);
  if (known !== shown) {
    setKnown(shown);
    select(NONE);
  }
  const value = useMemo(() => ({ selected, select }), [selected]);
  return <Context value={value}>{children}</Context>;
}
