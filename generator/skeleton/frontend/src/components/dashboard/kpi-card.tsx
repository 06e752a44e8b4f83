'use client';

import { ArrowDownRightIcon, ArrowUpRightIcon } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';
import { useWords } from '@/lib/entity/words';
import { formatNumber } from '@/lib/format/number';
import { changeOf, sumWithin } from './figures';
import { before, isComparable, type Period } from './period';
import type { Kpi } from './plan';
import { useCreated } from './use-dashboard';

type Props = { kpi: Kpi; period: Period; total: number | null };

/** Figures longer than this are written short: 12.3 M. */
const LONG = 10_000_000;
/** Less of a change than this is told as 0 %. */
const LEAST_CHANGE = 0.005;

/** One figure of a period, with its change against the period before. */
export function KpiCard({ kpi, period, total }: Props) {
  const { entity, metric, field } = kpi;
  const t = useTranslations('dashboard');
  const words = useWords(entity.key);
  const locale = useLocale();
  const { data, isError } = useCreated(entity, period);
  const value = data && sumWithin(data, metric, period);
  const change =
    data && isComparable(period)
      ? changeOf(sumWithin(data, metric, period), sumWithin(data, metric, before(period)))
      : null;
  return (
    <article className="relative flex min-w-0 flex-col gap-1 rounded-xl border bg-card p-4 shadow-xs transition-colors hover:border-foreground/20">
      <h2 className="truncate text-sm text-muted-foreground">
        <Link
          href={`/${entity.route}`}
          className="outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:ring-2 focus-visible:after:ring-ring"
        >
          {field ? t('amountOf', { field: words.field(field.name), many: words.many }) : words.many}
        </Link>
      </h2>
      {value === undefined && !isError ? (
        <Skeleton className="my-1 h-7 w-24" />
      ) : (
        <p className="flex flex-wrap items-baseline gap-x-2 text-xl font-semibold tracking-tight tabular-nums md:text-2xl">
          {value === undefined ? '–' : <Figure value={value} locale={locale} money={field} />}
          {change !== null && <Change change={change} />}
        </p>
      )}
      <p className="text-xs text-muted-foreground">
        {field ? t('sumOfNew') : total === null ? t('new') : t('newOf', { total })}
      </p>
    </article>
  );
}

function Figure({ value, locale, money }: { value: string; locale: string; money: Kpi['field'] }) {
  if (Math.abs(Number(value)) >= LONG)
    return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(
      Number(value),
    );
  return formatNumber(value, locale, money ? 'money' : 'integer', money?.scale);
}

function Change({ change }: { change: number }) {
  const t = useTranslations('dashboard');
  const format = useFormatter();
  const Icon = change < 0 ? ArrowDownRightIcon : ArrowUpRightIcon;
  const share = format.number(Math.abs(change), { style: 'percent', maximumFractionDigits: 0 });
  // As many as before points nowhere.
  if (Math.abs(change) < LEAST_CHANGE)
    return <span className="text-xs font-medium tracking-normal text-muted-foreground">{share}</span>;
  return (
    <span
      className={`inline-flex items-center gap-0.5 text-xs font-medium tracking-normal ${change < 0 ? 'text-muted-foreground' : 'text-success'}`}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      <span aria-hidden="true">{share}</span>
      <span className="sr-only">{change < 0 ? t('less', { share }) : t('more', { share })}</span>
    </span>
  );
}
