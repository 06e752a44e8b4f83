'use client';

import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';
import type { EntityDefinition, NumberField } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';
import { formatNumber } from '@/lib/format/number';
import { ChartCard } from './chart-card';
import { stepsWithin } from './figures';
import { type Period, unitOf } from './period';
import { stepLabel } from './steps';
import { useCreated } from './use-dashboard';

const load = () => import('./charts/amount-chart');
const AmountChart = dynamic(() => load().then((module) => module.AmountChart), {
  ssr: false,
  loading: () => <Skeleton className="min-h-52 flex-1 rounded-lg" />,
});

type Props = { entity: EntityDefinition; field: NumberField; period: Period };

/** What the new records' money adds up to, by day or month. */
export function AmountCard({ entity, field, period }: Props) {
  const t = useTranslations('dashboard');
  const words = useWords(entity.key);
  const locale = useLocale();
  const unit = unitOf(period);
  const { data, isPending, error, refetch } = useCreated(entity, period);
  const steps = data ? stepsWithin(data, `${field.name}__sum`, period, unit) : [];
  const label = words.field(field.name);
  const money = (value: number): string => formatNumber(value, locale, 'money', field.scale);
  return (
    <ChartCard
      load={load}
      title={t('amountOf', { field: label, many: words.many })}
      hint={t(`sumBy.${unit}`)}
      state={{ isPending, error, retry: () => void refetch() }}
      empty={steps.every(({ value }) => value === 0)}
      table={{
        head: [t(`unit.${unit}`), label],
        rows: steps.map(({ at, value }) => [stepLabel(at, unit, locale), money(value)]),
      }}
    >
      <AmountChart
        label={label}
        points={steps.map(({ at, value }) => ({ at, value, label: stepLabel(at, unit, locale) }))}
        format={money}
      />
    </ChartCard>
  );
}
