'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import type { EntityDefinition } from '@/lib/entity/definition';
import { AmountCard } from './amount-card';
import { BreakdownCard } from './breakdown-card';
import { FirstSteps, NoEntities } from './first-steps';
import { KpiCard } from './kpi-card';
import { LatestCard } from './latest-card';
import { dayOf } from './period';
import { PeriodFilter } from './period-filter';
import { planDashboard } from './plan';
import { TrendCard } from './trend-card';
import { useDefinitions, useTotals } from './use-dashboard';
import { usePeriod } from './use-period';

/** How wide each of the last row's parts is, by how many there are. */
const SPANS: Readonly<Record<number, string>> = {
  1: 'xl:col-span-6',
  2: 'xl:col-span-3',
  3: 'xl:col-span-2',
};

/** The application at a glance: a few figures and drawings of what has been created lately, and the newest records. */
export function Dashboard() {
  const t = useTranslations('dashboard');
  const definitions = useDefinitions();
  return (
    <div className="mx-auto flex w-full max-w-7xl flex-col gap-5">
      <h1 className="sr-only">{t('title')}</h1>
      {definitions === null && <PendingDashboard />}
      {definitions?.length === 0 && <NoEntities />}
      {definitions !== null && definitions.length > 0 && <DashboardOf definitions={definitions} />}
    </div>
  );
}

function DashboardOf({ definitions }: { definitions: readonly EntityDefinition[] }) {
  const t = useTranslations('dashboard');
  const [today] = useState(() => dayOf(new Date()));
  const { name, period, choose } = usePeriod(today);
  const plan = useMemo(() => planDashboard(definitions), [definitions]);
  const totals = useTotals(definitions);
  if (totals.every((total) => total === 0)) return <FirstSteps definitions={definitions} />;
  const [first, ...others] = plan.breakdowns;
  const span = plan.amount ? 'xl:col-span-2' : (SPANS[others.length + plan.latest.length] ?? 'xl:col-span-2');
  const totalOf = (entity: EntityDefinition): number | null => totals[definitions.indexOf(entity)] ?? null;
  return (
    <>
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p aria-hidden="true" className="text-xl font-semibold tracking-tight">
          {t('title')}
        </p>
        <PeriodFilter name={name} period={period} today={today} onChoose={choose} />
      </header>
      <section aria-label={t('figures')} className="grid grid-cols-2 gap-3 md:gap-4 xl:grid-cols-4">
        {plan.kpis.map((kpi) => (
          <KpiCard
            key={`${kpi.entity.key}.${kpi.metric}`}
            kpi={kpi}
            period={period}
            total={totalOf(kpi.entity)}
          />
        ))}
      </section>
      <section aria-label={t('charts')} className="grid gap-3 md:gap-4 xl:grid-cols-6">
        <div className={`min-w-0 ${first ? 'xl:col-span-4' : 'xl:col-span-6'}`}>
          <TrendCard entities={plan.trend} period={period} />
        </div>
        {first && (
          <div className="min-w-0 xl:col-span-2">
            <BreakdownCard breakdown={first} period={period} />
          </div>
        )}
        {plan.amount && (
          <div className="min-w-0 xl:col-span-4">
            <AmountCard {...plan.amount} period={period} />
          </div>
        )}
        {others.map((breakdown) => (
          <div key={breakdown.group} className={`min-w-0 ${span}`}>
            <BreakdownCard breakdown={breakdown} period={period} />
          </div>
        ))}
        {plan.latest.map((entity) => (
          <div key={entity.key} className={`min-w-0 ${span}`}>
            <LatestCard entity={entity} />
          </div>
        ))}
      </section>
    </>
  );
}

function PendingDashboard() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-5">
      <Skeleton className="h-8 w-40" />
      <div className="grid grid-cols-2 gap-3 md:gap-4 xl:grid-cols-4">
        <Skeleton className="h-28 rounded-xl" />
        <Skeleton className="h-28 rounded-xl" />
        <Skeleton className="h-28 rounded-xl" />
        <Skeleton className="h-28 rounded-xl" />
      </div>
      <div className="grid gap-3 md:gap-4 xl:grid-cols-3">
        <Skeleton className="h-80 rounded-xl xl:col-span-2" />
        <Skeleton className="h-80 rounded-xl" />
      </div>
    </div>
  );
}
