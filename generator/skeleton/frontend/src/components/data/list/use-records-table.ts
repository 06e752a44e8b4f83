'use client';

import {
  type ColumnSizingState,
  functionalUpdate,
  type Row as TableRow,
  type RowSelectionState,
  useTable,
} from '@tanstack/react-table';
import { useEffect, useMemo, useState } from 'react';
import type { Row } from '@/lib/entity/definition';
import { useList } from './list-context';
import { columnsOf, FEATURES } from './table-columns';

export type Line = TableRow<typeof FEATURES, Row>;

/** Takes the records of a page and which are selected, returns the table that shows them; its order lives in the address. */
export function useRecordsTable(
  rows: readonly Row[],
  rowSelection: RowSelectionState,
  setSelection: (next: RowSelectionState) => void,
) {
  const { definition, columns: overrides, shown, label, state, setState, preferences, change } = useList();
  const columns = useMemo(
    () => columnsOf(definition, shown, overrides, label),
    // The label is a new function whenever the overrides or the language are new.
    [definition, shown, overrides, label],
  );
  const sorting = useMemo(
    () => state.sorts.map(({ field, descending }) => ({ id: field, desc: descending })),
    [state.sorts],
  );
  const [columnSizing, setSizing] = useState<ColumnSizingState>(preferences.widths);
  const [kept, setKept] = useState(preferences.widths);
  if (kept !== preferences.widths) {
    setKept(preferences.widths);
    setSizing(preferences.widths);
  }
  const table = useTable({
    features: FEATURES,
    columns,
    data: rows,
    getRowId: (row) => String(row.id),
    manualSorting: true,
    enableSortingRemoval: true,
    columnResizeMode: 'onChange',
    state: { rowSelection, sorting, columnSizing },
    onRowSelectionChange: (next) => setSelection(functionalUpdate(next, rowSelection)),
    onSortingChange: (next) =>
      setState({
        sorts: functionalUpdate(next, sorting).map(({ id, desc }) => ({ field: id, descending: desc })),
      }),
    onColumnSizingChange: setSizing,
  });
  const resizing = table.state.columnResizing.isResizingColumn !== false;
  useEffect(() => {
    if (!resizing && columnSizing !== kept) change(() => ({ widths: columnSizing }));
  }, [resizing, columnSizing, kept, change]);
  return table;
}

export type RecordsTable = ReturnType<typeof useRecordsTable>;
