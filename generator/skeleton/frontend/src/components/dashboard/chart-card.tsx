'use client';

import { ChartLineIcon, TableIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import { ViewProblem } from '@/components/data/views/view-problem';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { useTurn } from './use-turn';
import { WhenSeen } from './when-seen';

/** The same as the drawing, in words and figures. */
export type ChartTable = { head: readonly string[]; rows: readonly (readonly string[])[] };

type Props = {
  title: string;
  hint: string;
  /** What is being waited for or went wrong. */
  state: { isPending: boolean; error: Error | null; retry: () => void };
  /** There is nothing in this period. */
  empty: boolean;
  legend?: ReactNode;
  table: ChartTable;
  /** Fetches what draws it. */
  load?: (() => Promise<unknown>) | undefined;
  children: ReactNode;
};

/** A drawing with its title and legend. Screen readers are given the table; everybody else can ask for it. */
export function ChartCard({ title, hint, state, empty, legend, table, load, children }: Props) {
  const t = useTranslations('dashboard');
  const heading = useId();
  const [asTable, setAsTable] = useState(false);
  const inTurn = useTurn();
  // All cards learn their figures at once: what shows them is drawn in small steps.
  const isPending = useDeferredValue(state.isPending, true) || state.isPending;
  const ready = !isPending && !state.error && !empty;
  return (
    <article
      aria-labelledby={heading}
      className="flex h-full min-h-80 min-w-0 flex-col gap-4 rounded-xl border bg-card p-4 shadow-xs"
    >
      <header className="flex items-start gap-3">
        <div className="flex min-w-0 flex-col gap-0.5">
          <h2 id={heading} className="text-sm font-semibold tracking-tight text-balance">
            {title}
          </h2>
          <p className="text-xs text-muted-foreground">{hint}</p>
        </div>
        {ready && (
          <Button
            variant="ghost"
            size="icon-xs"
            className="-mt-1 -mr-1 ml-auto text-muted-foreground"
            aria-pressed={asTable}
            aria-label={t('asTable')}
            title={t('asTable')}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <ChartLineIcon aria-hidden="true" /> : <TableIcon aria-hidden="true" />}
          </Button>
        )}
      </header>
      {state.error && <ViewProblem error={state.error} onRetry={state.retry} />}
      {isPending && !state.error && <Skeleton className="min-h-52 flex-1 rounded-lg" />}
      {!isPending && !state.error && empty && (
        <p className="flex flex-1 items-center justify-center rounded-lg border border-dashed p-6 text-center text-sm text-muted-foreground">
          {t('nothing')}
        </p>
      )}
      {ready && (
        <>
          {!asTable && (
            <div aria-hidden="true" className="flex flex-1 flex-col gap-3">
              {legend}
              <WhenSeen className="min-h-52 flex-1" load={load}>
                {children}
              </WhenSeen>
            </div>
          )}
          {(asTable || inTurn) && <TableOf title={title} table={table} hidden={!asTable} />}
        </>
      )}
    </article>
  );
}

function TableOf({ title, table, hidden }: { title: string; table: ChartTable; hidden: boolean }) {
  const [first, ...others] = table.head;
  return (
    <section
      aria-label={title}
      tabIndex={hidden ? undefined : 0}
      className={hidden ? 'sr-only' : 'max-h-64 overflow-y-auto rounded-lg border'}
    >
      <table className="w-full text-sm">
        <thead className="sticky top-0 bg-muted text-xs text-muted-foreground">
          <tr>
            <th scope="col" className="px-3 py-1.5 text-left font-medium">
              {first}
            </th>
            {others.map((name) => (
              <th key={name} scope="col" className="px-3 py-1.5 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {table.rows.map(([name, ...values]) => (
            <tr key={name}>
              <th scope="row" className="px-3 py-1.5 text-left font-normal">
                {name}
              </th>
              {values.map((value, index) => (
                <td key={others[index]} className="px-3 py-1.5 text-right tabular-nums">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
