'use client';

import { useLocale } from 'next-intl';
import { formatNumber } from '@/lib/format/number';
import type { DrawnSlice } from './breakdown-card';
import './bar-list.css';

/** Bars with their names above them: names of any length have room, on a phone too. */
export function BarList({ slices }: { slices: readonly DrawnSlice[] }) {
  const locale = useLocale();
  const most = Math.max(...slices.map(({ value }) => value), 1);
  return (
    <ul className="flex flex-1 flex-col gap-3.5 text-sm">
      {slices.map(({ key, label, value, share, className }) => (
        <li key={key} className="flex flex-col gap-1.5">
          <div className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate">{label}</span>
            <span className="tabular-nums">{formatNumber(value, locale, 'integer')}</span>
            <span className="w-10 text-right text-xs text-muted-foreground tabular-nums">{share}</span>
          </div>
          <div className="h-1.5 overflow-hidden rounded-full bg-muted">
            <div
              className={`${className} h-full rounded-full bg-(--tone)`}
              style={{ width: `${(value / most) * 100}%` }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
