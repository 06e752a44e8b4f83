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
      <section aria-label={t('charts')} className="grid gap-3 md:gap-4 xl:grid-cols-3">
        <div className="min-w-0 xl:col-span-2">
          <TrendCard entities={plan.trend} period={period} />
        </div>
        {plan.breakdowns[0] && <BreakdownCard breakdown={plan.breakdowns[0]} period={period} />}
        {plan.amount && (
          <div className="min-w-0 xl:col-span-2">
            <AmountCard {...plan.amount} period={period} />
          </div>
        )}
        {plan.breakdowns.slice(1).map((breakdown) => (
          <BreakdownCard
            key={`${breakdown.entity.key}.${breakdown.group}`}
            breakdown={breakdown}
            period={period}
          />
        ))}
        {plan.latest.map((entity) => (
          <LatestCard key={entity.key} entity={entity} />
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
