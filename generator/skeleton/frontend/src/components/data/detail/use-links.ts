'use client';

import { useAuth } from '@/lib/auth/user-context';
import type { ChildrenDefinition, EntityDefinition, Id, Row } from '@/lib/entity/definition';
import { findField, sentValueOf } from '@/lib/entity/fields';
import { useProblemToast } from '@/lib/mutations/problem-words';
import { useUpdate } from '@/lib/mutations/use-update';

export type Links = { mayLink: boolean; link: (id: Id) => void; unlink: (row: Row) => void };

/** Returns what joins records to this one and takes them apart, whichever of the two has the field of links. */
export function useLinks(
  definition: EntityDefinition,
  row: Row,
  child: ChildrenDefinition,
  target: EntityDefinition | null,
): Links {
  const { can } = useAuth();
  const tellProblem = useProblemToast();
  const holder = child.link?.byTarget && target ? target : definition;
  const { mutate } = useUpdate(holder, { quiet: true });
  const field = child.link ? findField(holder, child.link.field) : null;

  const put = (owner: Row, change: (ids: readonly Id[]) => readonly Id[]): void => {
    if (field?.kind !== 'links') return;
    const ids = sentValueOf(field, owner) as readonly Id[];
    mutate({ row: owner, changes: { [field.column]: change(ids) } });
  };
  const add =
    (id: Id) =>
    (ids: readonly Id[]): readonly Id[] => [...ids, id];
  const drop =
    (id: Id) =>
    (ids: readonly Id[]): readonly Id[] =>
      ids.filter((each) => String(each) !== String(id));

  return {
    mayLink: field !== null && can(holder, 'update', holder === definition ? row : undefined),
    link: (id) => {
      if (holder === definition) put(row, add(id));
      else holder.api.get(id).then((other) => put(other, add(row.id)), tellProblem);
    },
    unlink: (other) => {
      if (holder === definition) put(row, drop(other.id));
      // Lists may leave out what a record's own answer has.
      else holder.api.get(other.id).then((whole) => put(whole, drop(row.id)), tellProblem);
    },
  };
}
