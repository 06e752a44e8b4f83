'use client';

import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { displayOf, type EntityDefinition, type Id, type ListQuery, type Ref } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { searchQuery } from './related';

/** Long enough that one request serves a word, short enough that nobody waits. */
const PAUSE_MS = 180;

/** Records of an entity that match what somebody types, asked for while `open`. */
export function useChoices(
  target: EntityDefinition | null,
  typed: string,
  open: boolean,
  narrow: ListQuery = {},
) {
  const text = usePaused(useDeferredValue(typed));
  const query = target ? searchQuery(target, text, narrow) : {};
  const answer = useQuery({
    queryKey: target ? keysOf(target).list(query) : ['@none'],
    queryFn: async ({ signal }) => {
      if (!target) throw new Error('nothing to choose from');
      return target.api.list(query, signal);
    },
    enabled: open && target !== null,
    placeholderData: keepPreviousData,
    select: (page) =>
      page.items.map((row): Ref => ({ id: row.id, label: target ? displayOf(target, row) : '' })),
  });
  // Until the answer to the last letter is there: Enter must not choose what does not match any more.
  const isBehind = text !== typed || answer.isPlaceholderData;
  const wanted = typed.trim().toLowerCase();
  const data = isBehind
    ? answer.data?.filter(({ label }) => label.toLowerCase().includes(wanted))
    : answer.data;
  return { data, isFetching: answer.isFetching, isError: answer.isError, isSuccess: answer.isSuccess };
}

/** A chosen record; its name may still be on its way. */
export type NamedRef = Ref & { isPending: boolean };

/** What chosen records are called: as far as known, else asked for. */
export function useNames(
  target: EntityDefinition | null,
  ids: readonly Id[],
  known: readonly Ref[],
): readonly NamedRef[] {
  const names = new Map(known.map((ref) => [String(ref.id), ref]));
  const missing = ids.filter((id) => !names.has(String(id)));
  const answers = useQueries({
    queries: missing.map((id) => ({
      queryKey: target ? keysOf(target).record(id) : ['@none', String(id)],
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        if (!target) throw new Error('nothing to ask');
        return target.api.get(id, signal);
      },
      enabled: target !== null,
    })),
  });
  const asked = new Map(missing.map((id, index) => [String(id), answers[index]]));
  return ids.map((id): NamedRef => {
    const named = names.get(String(id));
    if (named) return { id, label: named.label, isPending: false };
    const row = asked.get(String(id))?.data;
    const isPending = target === null || asked.get(String(id))?.isPending !== false;
    return { id, label: row && target ? displayOf(target, row) : `#${id}`, isPending };
  });
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
