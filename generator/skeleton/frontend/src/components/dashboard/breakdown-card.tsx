'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';
import { useWords } from '@/lib/entity/words';
import { formatNumber } from '@/lib/format/number';
import { inSentence } from '@/lib/format/text';
import { toneOf } from '@/lib/format/tone';
import '@/components/data/value/tones.css';
import { BarList } from './bar-list';
import { ChartCard } from './chart-card';
import { largest, slicesOf } from './figures';
import { createdWithin, type Period } from './period';
import type { Breakdown } from './plan';
import { figuresOptions } from './use-dashboard';

const load = () => import('./charts/pie-chart');
const PieChart = dynamic(() => load().then((module) => module.PieChart), {
  ssr: false,
  loading: () => <Skeleton className="mx-auto size-44 rounded-full" />,
});

/** A slice of the whole as it is drawn; `tone`: the colour a value of a choice has everywhere. */
export type DrawnSlice = { key: string; label: string; value: number; share: string; className: string };

const MOST_SLICES = 7;
const REST = ' rest';

/** The new records of a period by a choice, or by whom they belong to. */
export function BreakdownCard({ breakdown, period }: { breakdown: Breakdown; period: Period }) {
  const { entity, field, group, kind } = breakdown;
  const t = useTranslations('dashboard');
  const words = useWords(entity.key);
  const locale = useLocale();
  const format = useFormatter();
  const { data, isPending, error, refetch } = useQuery(
    figuresOptions(entity, { ...createdWithin(period), group_by: [group], metrics: ['count'] }),
  );
  const found = data ? slicesOf(data, group, 'count') : [];
  const total = found.reduce((sum, { value }) => sum + value, 0);
  const nameOf = (key: string | null): string => {
    if (key === null) return t('none');
    if (key === REST) return t('rest');
    return field.kind === 'enum' ? words.value(field.name, key) : (data?.labels[group]?.[key] ?? `#${key}`);
  };
  const slices = largest(inOrder(found, breakdown), MOST_SLICES, REST).map(
    ({ key, value }, index): DrawnSlice => ({
      key: key ?? '',
      label: nameOf(key),
      value,
      share: format.number(value / total, { style: 'percent', maximumFractionDigits: 0 }),
      className: toneClass(breakdown, key, index),
    }),
  );
  return (
    <ChartCard
      load={kind === 'pie' ? load : undefined}
      title={t('breakdown', { many: words.many, field: inSentence(words.field(field.name)) })}
      hint={t('new')}
      state={{ isPending, error, retry: () => void refetch() }}
      empty={slices.length === 0}
      table={{
        head: [words.field(field.name), words.many, t('share')],
        rows: slices.map(({ label, value, share }) => [label, formatNumber(value, locale, 'integer'), share]),
      }}
    >
      {kind === 'pie' ? (
        <div className="flex flex-1 flex-col justify-center gap-4">
          <PieChart slices={slices} total={formatNumber(total, locale, 'integer')} />
          <ul className="flex flex-col gap-1.5 text-sm">
            {slices.map(({ key, label, value, share, className }) => (
              <li key={key} className="flex items-center gap-2">
                <span className={`${className} size-2 shrink-0 rounded-full bg-(--tone)`} />
                <span className="min-w-0 flex-1 truncate">{label}</span>
                <span className="tabular-nums">{formatNumber(value, locale, 'integer')}</span>
                <span className="w-10 text-right text-xs text-muted-foreground tabular-nums">{share}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <BarList slices={slices} />
      )}
    </ChartCard>
  );
}

/** Choices keep the order of the SPEC; owners come with the one who has most first. */
function inOrder(slices: ReturnType<typeof slicesOf>, { field }: Breakdown): ReturnType<typeof slicesOf> {
  if (field.kind !== 'enum') return slices.toSorted((one, other) => other.value - one.value);
  const place = (key: string | null): number =>
    key === null ? field.values.length : field.values.indexOf(key);
  return slices.toSorted((one, other) => place(one.key) - place(other.key));
}

function toneClass({ field }: Breakdown, key: string | null, index: number): string {
  if (key === null || key === REST) return 'tone-gray';
  if (field.kind === 'enum') return `tone-${toneOf(field.values, key)}`;
  return `chart-tone-${(index % 5) + 1}`;
}
