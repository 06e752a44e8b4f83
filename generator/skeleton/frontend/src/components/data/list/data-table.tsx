'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useRef } from 'react';
import type { Row } from '@/lib/entity/definition';
import { BulkBar } from './lazy';
import { LEAST_TITLE_WIDTH } from './field-sizes';
import { useList } from './list-context';
import { useSelection } from './selection';
import { TableHeadings } from './table-headings';
import { TableLine } from './table-line';
import { useCellEdit } from './use-cell-edit';
import { useGridKeys } from './use-grid-keys';
import { useRecordsTable } from './use-records-table';

/** Widths in pixels of what stands before and after the fields. */
const LEAD_WIDTH = 68;
const END_WIDTH = 48;

/** The records of a page as a table: a grid that arrow keys walk through, edited where it stands. */
export function DataTable({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations('list');
  const { words, preferences } = useList();
  const { selected, select } = useSelection();
  const table = useRecordsTable(rows, selected, select);
  const lines = table.getRowModel().rows;
  const scroller = useRef<HTMLDivElement>(null);
  const { editing, edit, commit, cancel } = useCellEdit(scroller);
  const { active, activate, onKeyDown } = useGridKeys(table, scroller, edit);
  const leafs = table.getAllLeafColumns();
  const title = leafs[0]?.id ?? '';
  const flexible = table.state.columnSizing[title] === undefined;
  // What takes the room that is left keeps the width it has while another column is made wider.
  const freeze = (width: number): void => {
    if (flexible && width > 0) table.setColumnSizing((sizes) => ({ ...sizes, [title]: width }));
  };
  const total = leafs.reduce(
    (sum, column, index) => sum + (index === 0 && flexible ? LEAST_TITLE_WIDTH : column.getSize()),
    LEAD_WIDTH + END_WIDTH,
  );
  const toggle = useCallback(
    (index: number, checked: boolean, shiftKey: boolean) =>
      table.getRowModel().rows[index]?.getToggleSelectedHandler()({ target: { checked }, shiftKey }),
    [table],
  );
  const chosen = lines.filter((line) => selected[line.id]).map(({ original }) => original);
  // Lines are drawn anew when their columns change, not for every step of a resize.
  const layout = leafs.map(({ id }) => id).join(' ');
  return (
    <>
      <div
        ref={scroller}
        data-list-scroll
        className="relative min-h-0 overflow-auto overscroll-x-contain rounded-xl border bg-card shadow-xs"
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells that are walked through and edited make a grid
          role="grid"
          aria-label={words.many}
          aria-rowcount={-1}
          aria-multiselectable="true"
          className="w-full table-fixed border-separate border-spacing-0 text-sm"
          style={{ minWidth: total }}
          onKeyDown={onKeyDown}
        >
          <colgroup>
            <col style={{ width: LEAD_WIDTH }} />
            {leafs.map((column, index) => (
              // What names the records takes the room that is left, until somebody gives it a width.
              <col
                key={column.id}
                style={index === 0 && flexible ? undefined : { width: column.getSize() }}
              />
            ))}
            <col style={flexible ? { width: END_WIDTH } : undefined} />
          </colgroup>
          <TableHeadings table={table} onResize={freeze} />
          <tbody>
            {lines.map((line, index) => (
              <TableLine
                key={line.id}
                line={line}
                index={index}
                layout={layout}
                last={index === lines.length - 1}
                compact={preferences.density === 'compact'}
                selected={selected[line.id] === true}
                starred={preferences.favourites.includes(line.original.id)}
                activeColumn={active.row === index ? active.column : null}
                editing={editing?.row === line.original.id ? editing.field : null}
                onActivate={activate}
                onToggle={toggle}
                onEdit={edit}
                onCommit={commit}
                onCancel={cancel}
              />
            ))}
          </tbody>
        </table>
        <p className="sr-only">{t('keys.hint')}</p>
      </div>
      {chosen.length > 0 && <BulkBar rows={chosen} onClear={() => select({})} />}
    </>
  );
}
