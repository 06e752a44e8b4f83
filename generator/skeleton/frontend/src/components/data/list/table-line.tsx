'use client';

import { flexRender } from '@tanstack/react-table';
import { StarIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, type MouseEvent } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/lib/cn';
import { displayOf, type Row } from '@/lib/entity/definition';
import { CellEditor } from './lazy';
import { isFigure } from './field-sizes';
import { useList } from './list-context';
import { RowMenuButton, useRowActions } from './row-actions';
import type { Commit } from './use-cell-edit';
import type { Line } from './use-records-table';

type Props = {
  line: Line;
  index: number;
  /** Changes with the columns. */
  layout: string;
  last: boolean;
  compact: boolean;
  selected: boolean;
  starred: boolean;
  activeColumn: number | null;
  /** Name of the field being changed. */
  editing: string | null;
  onActivate: (row: number, column: number) => void;
  onToggle: (index: number, checked: boolean, shiftKey: boolean) => void;
  onEdit: (row: Row, field: string) => void;
  onCommit: Commit;
  onCancel: () => void;
};

const CELL =
  'border-b bg-card px-3 align-middle whitespace-nowrap transition-colors group-hover/line:bg-muted group-data-selected/line:bg-primary-soft';

/** One record of the table. */
export const TableLine = memo(function TableLine(props: Props) {
  const { line, index, compact, selected, starred, activeColumn, last } = props;
  const t = useTranslations('list');
  const { definition, state } = useList();
  const { star } = useRowActions();
  const row = line.original;
  const name = displayOf(definition, row);
  const cell = cn(CELL, compact ? 'h-8.5' : 'h-11', last && 'border-b-0');
  // Only what stands in the active line is on the way of the Tab key; the others are an arrow away.
  const tabIndex = activeColumn === null ? -1 : 0;
  return (
    <tr aria-selected={selected} data-selected={selected || undefined} className="group/line">
      <td
        className={cn(cell, 'sticky left-0 z-1 pr-1 pl-4')}
        // A range of lines is selected, not what is written in them.
        onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      >
        <span className="flex items-center gap-2">
          <Checkbox
            tabIndex={tabIndex}
            aria-label={t('select.one', { name })}
            checked={selected}
            onCheckedChange={(checked, { event }) =>
              props.onToggle(index, checked, 'shiftKey' in event && event.shiftKey === true)
            }
          />
          {!state.deleted && (
            <button
              type="button"
              tabIndex={tabIndex}
              aria-pressed={starred}
              aria-label={t('favourites.star', { name })}
              onClick={() => star(row)}
              className={cn(
                'flex size-6 items-center justify-center rounded-sm focus-visible:opacity-100',
                starred
                  ? 'text-warning'
                  : 'text-muted-foreground opacity-0 group-focus-within/line:opacity-100 group-hover/line:opacity-100 pointer-coarse:opacity-100',
              )}
            >
              <StarIcon aria-hidden="true" className={cn('size-3.5', starred && 'fill-current')} />
            </button>
          )}
        </span>
      </td>
      {line.getAllCells().map((part, column) => {
        const field = part.column.columnDef.meta?.field ?? null;
        const editing = field !== null && props.editing === field.name;
        return (
          <td
            key={part.id}
            data-at={`${index}:${column}`}
            tabIndex={activeColumn === column ? 0 : -1}
            onFocus={() => props.onActivate(index, column)}
            onDoubleClick={(event: MouseEvent) => {
              if (field && !(event.target instanceof Element && event.target.closest('a,button,input')))
                props.onEdit(row, field.name);
            }}
            className={cn(
              cell,
              'overflow-hidden focus-visible:-outline-offset-2',
              column === 0 && 'sticky left-17 z-1 max-md:static',
              field !== null && isFigure(field) && 'pr-6 text-right',
              editing && 'p-0',
            )}
          >
            {editing ? (
              <CellEditor field={field} row={row} onCommit={props.onCommit} onCancel={props.onCancel} />
            ) : (
              <div
                className={cn(
                  'flex min-w-0 items-center',
                  field !== null && isFigure(field) && 'justify-end',
                )}
              >
                {flexRender(part.column.columnDef.cell, part.getContext())}
              </div>
            )}
          </td>
        );
      })}
      <td className={cn(cell, 'sticky right-0 z-1 px-2 text-right')}>
        <RowMenuButton row={row} tabIndex={tabIndex} />
      </td>
    </tr>
  );
});
