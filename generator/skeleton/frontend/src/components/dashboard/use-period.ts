'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { PERIODS, type Period, type PeriodName, periodOf } from './period';

const SEARCH = {
  period: parseAsStringLiteral(PERIODS).withDefault('30d'),
  from: parseAsString,
  to: parseAsString,
};

/** Returns the period the address names, and how another one is chosen: the address can be kept and sent to somebody. */
export function usePeriod(today: string): {
  name: PeriodName;
  period: Period;
  choose: (name: PeriodName, own?: Period) => void;
} {
  const [{ period: name, from, to }, setSearch] = useQueryStates(SEARCH);
  const period = useMemo(() => periodOf(name, { from, to }, today), [name, from, to, today]);
  const choose = (chosen: PeriodName, own?: Period): void => {
    const days = chosen === 'own' ? (own ?? period) : null;
    void setSearch({ period: chosen, from: days?.from ?? null, to: days?.to ?? null });
  };
  return { name, period, choose };
}
