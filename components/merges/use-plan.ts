'use client';

import { useQuery } from '@tanstack/react-query';
import type { PlanToAnswer } from '#lib/merges/schema.ts';

/** Where a run's plan and its contents are read: the run, the address of its page, and how often it was planned. */
export type PlanPlace = { runId: string; href: string; plannedTimes: number };

/** A run's plan, read anew each time the run has planned. */
export function usePlan({ runId, href, plannedTimes }: PlanPlace) {
  return useQuery({
    queryKey: ['plan', runId, plannedTimes],
    enabled: plannedTimes > 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<PlanToAnswer> => {
      const response = await fetch(`${href}/plan`);
      if (!response.ok) throw new Error(`plan: ${response.status}`);
      return response.json();
    },
  });
}

/** One of the contents a plan shows; of a side that has no such file, an empty text. Null for bytes that are no text. */
export function useSide(href: string, sha256: string | null | undefined, isWanted = true) {
  return useQuery({
    queryKey: ['plan-side', href, sha256 ?? ''],
    enabled: isWanted && sha256 !== undefined,
    // A content never changes under its hash.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<string> => {
      if (!sha256) return '';
      const response = await fetch(`${href}/side?sha=${sha256}`);
      if (!response.ok) throw new Error(`side: ${response.status}`);
      return response.text();
    },
  });
}
