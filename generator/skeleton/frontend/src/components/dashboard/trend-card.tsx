'use client';

import { useQueries } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';
import type { EntityDefinition } from '@/lib/entity/definition';
import { formatNumber } from '@/lib/format/number';
import { ChartCard } from './chart-card';
import { stepsWithin } from './figures';
import { type Period, stepsOf, unitOf } from './period';
import { stepLabel } from './steps';
import { createdOptions } from './use-dashboard';

const load = () => import('./charts/trend-chart');
const TrendChart = dynamic(() => load().then((module) => module.TrendChart), {
  ssr: false,
  loading: () => <Skeleton className="min-h-52 flex-1 rounded-lg" />,
});

/** How many records were created, by day or month, a line for each entity. */
export function TrendCard({ entities, period }: { entities: readonly EntityDefinition[]; period: Period }) {
  const t = useTranslations();
  const locale = useLocale();
  const unit = unitOf(period);
  const results = useQueries({ queries: entities.map((entity) => createdOptions(entity, period)) });
  const failed = results.find(({ isError }) => isError);
  const series = entities.map((entity, index) => ({
    key: entity.key,
    label: t(`entities.${entity.key}.many`),
    color: `var(--chart-${index + 1})`,
    values: results[index]?.data ? stepsWithin(results[index].data, 'count', period, unit) : [],
  }));
  const points = stepsOf(period, unit).map((at, step) => ({
    at,
    label: stepLabel(at, unit, locale),
    values: Object.fromEntries(series.map(({ key, values }) => [key, values[step]?.value ?? 0])),
  }));
  return (
    <ChartCard
      load={load}
      title={t('dashboard.trend')}
      hint={t(`dashboard.by.${unit}`)}
      state={{
        isPending: results.some(({ isPending }) => isPending),
        error: failed?.error ?? null,
        retry: () => void failed?.refetch(),
      }}
      empty={series.every(({ values }) => values.every(({ value }) => value === 0))}
      legend={
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted-foreground">
          {series.map(({ key, label, color }) => (
            <li key={key} className="flex items-center gap-1.5">
              <span className="size-2 rounded-full" style={{ background: color }} />
              {label}
            </li>
          ))}
        </ul>
      }
      table={{
        head: [t(`dashboard.unit.${unit}`), ...series.map(({ label }) => label)],
        rows: points.map(({ label, values }) => [
          label,
          ...series.map(({ key }) => formatNumber(values[key] ?? 0, locale, 'integer')),
        ]),
      }}
    >
      <TrendChart points={points} series={series} />
    </ChartCard>
  );
}
