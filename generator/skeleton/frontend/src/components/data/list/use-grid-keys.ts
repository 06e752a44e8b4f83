'use client';

import { type KeyboardEvent, type RefObject, useCallback, useState } from 'react';
import type { Row } from '@/lib/entity/definition';
import { useList } from './list-context';
import { useRowActions } from './row-actions';
import { useSelection } from './selection';
import type { RecordsTable } from './use-records-table';

type Cell = { row: number; column: number };

/** Lines a page key goes over. */
const LEAP = 10;
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  k: [-1, 0],
  j: [1, 0],
  PageUp: [-LEAP, 0],
  PageDown: [LEAP, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

const between = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** Returns the cell the keyboard is at and what keys do there: walk, select, open, change, delete. */
export function useGridKeys(
  table: RecordsTable,
  scroller: RefObject<HTMLElement | null>,
  edit: (row: Row, field: string) => boolean,
) {
  const { state } = useList();
  const { open, edit: openForm, remove, restore, star } = useRowActions();
  const { selected, select } = useSelection();
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const lines = table.getRowModel().rows;
  const columns = table.getAllLeafColumns();
  const most = { row: lines.length - 1, column: columns.length - 1 };
  const at = { row: between(active.row, most.row), column: between(active.column, most.column) };

  const activate = useCallback((row: number, column: number) => {
    setActive((now) => (now.row === row && now.column === column ? now : { row, column }));
  }, []);

  const focus = (row: number, column: number): void => {
    const [line, cell] = [between(row, most.row), between(column, most.column)];
    activate(line, cell);
    scroller.current?.querySelector<HTMLElement>(`[data-at="${line}:${cell}"]`)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, target } = event;
    const line = lines[at.row];
    // Inputs, links and buttons inside cells have their own keys.
    const onCell = target instanceof HTMLElement && target.dataset.at !== undefined;
    if (!onCell || !line || event.metaKey || event.ctrlKey || event.altKey) return;
    const step = STEPS[key];
    if (step) {
      focus(at.row + step[0], between(at.column + step[1], most.column));
      if (event.shiftKey && step[0] !== 0) reach(at.row + Math.sign(step[0]));
    } else if (key === 'Enter' || key === 'F2') {
      const name = columns[at.column]?.id ?? '';
      const first = at.column === 0 && key === 'Enter';
      if (first || !edit(line.original, name)) open(line.original);
    } else if (key === ' ' || key === 'x') {
      line.getToggleSelectedHandler()({ target: { checked: !selected[line.id] }, shiftKey: event.shiftKey });
    } else if (key === 'e') openForm(line.original);
    else if (key === 'o') open(line.original);
    else if (key === 's') star(line.original);
    else if (key === 'Delete' || key === 'Backspace') {
      const chosen = lines.filter(({ id }) => selected[id]).map(({ original }) => original);
      const rows = chosen.length > 0 ? chosen : [line.original];
      if (state.deleted) restore(rows);
      else remove(rows);
      select({});
    } else if (key === 'Escape' && Object.keys(selected).length > 0) select({});
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Shift and an arrow select what they go over. */
  const reach = (row: number): void => {
    const [from, to] = [lines[at.row], lines[between(row, most.row)]];
    if (from && to) select({ ...selected, [from.id]: true, [to.id]: true });
  };

  return { active: at, activate, onKeyDown };
}
