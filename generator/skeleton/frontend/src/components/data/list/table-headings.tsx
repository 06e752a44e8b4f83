'use client';

import { ArrowDownIcon, ArrowUpIcon, ChevronsUpDownIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type Ref, useRef } from 'react';
import { flushSync } from 'react-dom';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/lib/cn';
import { isFigure } from './field-sizes';
import type { RecordsTable } from './use-records-table';

const HEAD =
  'sticky top-0 z-2 h-9 border-b bg-muted px-3 text-left align-middle text-xs font-medium whitespace-nowrap text-muted-foreground';

type Props = {
  table: RecordsTable;
  /** Told how wide the first column is before a column is made wider. */
  onResize: (first: number) => void;
};

/** The names of the columns: a click orders by one, with Shift by several; the edge makes it wider. */
export function TableHeadings({ table, onResize }: Props) {
  const title = useRef<HTMLTableCellElement>(null);
  const t = useTranslations('list');
  const [group] = table.getHeaderGroups();
  const all = table.getIsAllPageRowsSelected();
  return (
    <thead>
      <tr>
        <th scope="col" className={cn(HEAD, 'left-0 z-3 pl-4')}>
          <Checkbox
            aria-label={t('select.all')}
            checked={all}
            indeterminate={!all && table.getIsSomePageRowsSelected()}
            onCheckedChange={(checked) => table.toggleAllPageRowsSelected(checked)}
          />
        </th>
        {group?.headers.map((header, index) => (
          <Heading
            key={header.id}
            ref={index === 0 ? title : undefined}
            header={header}
            first={index === 0}
            onResize={() => onResize(title.current?.offsetWidth ?? 0)}
          />
        ))}
        <th scope="col" className={cn(HEAD, 'right-0 z-3')}>
          <span className="sr-only">{t('row.column')}</span>
        </th>
      </tr>
    </thead>
  );
}

type Header = ReturnType<RecordsTable['getHeaderGroups']>[number]['headers'][number];

type HeadingProps = {
  header: Header;
  first: boolean;
  onResize: () => void;
  ref?: Ref<HTMLTableCellElement> | undefined;
};

function Heading({ header, first, onResize, ref }: HeadingProps) {
  const t = useTranslations('list');
  const { column } = header;
  const name = String(column.columnDef.header);
  const field = column.columnDef.meta?.field ?? null;
  const sorted = column.getIsSorted();
  const order = column.getSortIndex();
  const right = field !== null && isFigure(field);
  const several = header.getContext().table.options.state?.sorting?.length ?? 0;
  const start = (event: { nativeEvent: Event }): void => {
    // The handler starts from the widths of the last render.
    flushSync(onResize);
    header.getResizeHandler()(event);
  };
  return (
    <th
      ref={ref}
      scope="col"
      aria-sort={sorted === false ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
      className={cn(HEAD, 'group/head', first && 'left-17 z-3 max-md:static', right && 'pr-6 text-right')}
    >
      {column.getCanSort() ? (
        <button
          type="button"
          onClick={column.getToggleSortingHandler()}
          title={t('sort.hint')}
          className={cn(
            '-mx-1.5 inline-flex h-7 max-w-[calc(100%+0.75rem)] items-center gap-1 rounded-sm px-1.5 hover:bg-accent hover:text-foreground focus-visible:-outline-offset-2',
            sorted && 'text-foreground',
            right && 'flex-row-reverse',
          )}
        >
          <span className="truncate">{name}</span>
          <SortMark sorted={sorted} />
          {sorted !== false && several > 1 && <span className="text-2xs tabular-nums">{order + 1}</span>}
        </button>
      ) : (
        <span className="block truncate">{name}</span>
      )}
      {/* For the mouse only: no width keeps anybody from reading a value, which its record's page shows whole. */}
      <div
        aria-hidden="true"
        onMouseDown={start}
        onTouchStart={start}
        onDoubleClick={() => column.resetSize()}
        className={cn(
          'absolute top-1.5 right-0 z-1 flex h-6 w-2 cursor-col-resize touch-none justify-end opacity-0 select-none group-hover/head:opacity-100',
          column.getIsResizing() && 'opacity-100',
        )}
      >
        <span className={cn('w-px bg-input', column.getIsResizing() && 'w-0.5 bg-primary')} />
      </div>
    </th>
  );
}

function SortMark({ sorted }: { sorted: false | 'asc' | 'desc' }) {
  if (sorted === 'asc') return <ArrowUpIcon aria-hidden="true" className="size-3.5 shrink-0" />;
  if (sorted === 'desc') return <ArrowDownIcon aria-hidden="true" className="size-3.5 shrink-0" />;
  return (
    <ChevronsUpDownIcon
      aria-hidden="true"
      className="size-3.5 shrink-0 opacity-0 group-hover/head:opacity-60"
    />
  );
}
