'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { startTransition, useEffect, useMemo, useState } from 'react';
import { ENTITIES, loadEntity } from '@/features/registry';
import { useAuth } from '@/lib/auth/user-context';
import type { EntityDefinition, ListQuery } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { before, createdWithin, isComparable, type Period } from './period';
import { moneyOf } from './plan';

/** How many entities are looked at to choose from: all of most applications. */
const MOST_ENTITIES = 16;

/** Returns the entities a dashboard can be made of, those somebody may read; null while they are being loaded. */
export function useDefinitions(): readonly EntityDefinition[] | null {
  const { can } = useAuth();
  const [loaded, setLoaded] = useState<readonly EntityDefinition[] | null>(ENTITIES.length === 0 ? [] : null);
  useEffect(() => {
    let gone = false;
    const keys = ENTITIES.filter(({ account }) => !account).slice(0, MOST_ENTITIES);
    void Promise.all(keys.map(({ key }) => loadEntity(key))).then((found) => {
      // The cards are many: they are drawn in small steps.
      if (!gone) startTransition(() => setLoaded(found));
    });
    return () => {
      gone = true;
    };
  }, []);
  return useMemo(() => loaded?.filter((entity) => can(entity, 'read')) ?? null, [loaded, can]);
}

/** Returns how many records of each entity there are; null while they are being counted. */
export function useTotals(entities: readonly EntityDefinition[]): readonly (number | null)[] {
  return useQueries({
    queries: entities.map((entity) => ({
      ...figuresOptions(entity, { metrics: ['count'] }),
      select: (figures: Awaited<ReturnType<EntityDefinition['api']['figures']>>) =>
        Number(figures.items[0]?.values.count ?? 0),
    })),
    combine: (results) => results.map(({ data }) => data ?? null),
  });
}

/**
 * Asks for what was created in a period, by day, and in the one before it; one request serves every figure and chart of
 * the entity. A period too long for that is asked for by month, alone.
 */
export function createdOptions(entity: EntityDefinition, period: Period) {
  const comparable = isComparable(period);
  const asked = comparable ? { from: before(period).from, to: period.to } : period;
  return figuresOptions(entity, {
    ...createdWithin(asked),
    group_by: [comparable ? 'created_at__day' : 'created_at__month'],
    metrics: ['count', ...moneyOf(entity).map(({ name }) => `${name}__sum`)],
  });
}

/** Returns what was created in a period; see `createdOptions`. */
export const useCreated = (entity: EntityDefinition, period: Period) =>
  useQuery(createdOptions(entity, period));

/** Takes an entity and what to ask about it, returns how its figures are asked for and kept. */
export const figuresOptions = (entity: EntityDefinition, query: ListQuery) => ({
  queryKey: keysOf(entity).figures(query),
  queryFn: ({ signal }: { signal: AbortSignal }) => entity.api.figures(query, signal),
});
