'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAuth } from '@/lib/auth/user-context';
import type { ChildrenDefinition, EntityDefinition, Id, Row } from '@/lib/entity/definition';
import { dropStale } from '@/lib/mutations/cache';
import { useProblemToast } from '@/lib/mutations/problem-words';

export type Links = { mayLink: boolean; link: (id: Id) => void; unlink: (row: Row) => void };

/**
 * Returns what joins records to this one and takes them apart, whichever of the two has the field of links. One link at a
 * time: nothing that pages remember of the others, or of the record's version, can be out of date.
 */
export function useLinks(
  definition: EntityDefinition,
  row: Row,
  child: ChildrenDefinition,
  target: EntityDefinition | null,
): Links {
  const { can } = useAuth();
  const client = useQueryClient();
  const tellProblem = useProblemToast();
  const { link } = child;
  const holder = link?.byTarget ? target : definition;
  const { mutate } = useMutation({
    // One after the other: what was asked for last is what holds.
    scope: { id: `links/${definition.key}/${row.id}/${child.segment}` },
    mutationFn: async ({ name, other }: { name: 'link' | 'unlink'; other: Id }) => {
      const [from, to] = link?.byTarget ? [other, row.id] : [row.id, other];
      await holder?.api[name]?.(link?.field ?? '', from, to);
    },
    onError: tellProblem,
    onSettled: () => (holder ? dropStale(client, holder) : undefined),
  });
  return {
    mayLink:
      link !== undefined &&
      holder?.api.link !== undefined &&
      can(holder, 'update', holder === definition ? row : undefined),
    link: (id) => mutate({ name: 'link', other: id }),
    unlink: ({ id }) => mutate({ name: 'unlink', other: id }),
  };
}
