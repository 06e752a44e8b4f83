'use client';

import { createContext, type ReactNode, use, useMemo } from 'react';
import { useAuth } from '@/lib/auth/user-context';
import type {
  EntityDefinition,
  FieldDefinition,
  ListQuery,
  Row,
  ViewDefinition,
} from '@/lib/entity/definition';
import type { ColumnOverrides, EntityOverrides } from '@/lib/entity/overrides';
import { useWords, type Words } from '@/lib/entity/words';
import { localDay } from '@/lib/format/date';
import { useNow } from '@/lib/format/use-now';
import { narrowingQuery } from '@/lib/query/list-query';
import { type Preferences, shownColumns } from '@/lib/query/preferences';
import { project } from '@/lib/project';
import { type ChangeState, useListState, type ViewState } from './use-list-state';
import { type ChangePreferences, usePreferences } from './use-preferences';

export type ListContext = {
  definition: EntityDefinition;
  columns: ColumnOverrides;
  overrides: EntityOverrides;
  words: Words;
  /** What a column is called: the override's name, else the SPEC's. */
  label: (field: string) => string;
  /** Fields offered as columns, in the SPEC's order. */
  offered: readonly FieldDefinition[];
  /** Fields shown, in the order chosen. */
  shown: readonly FieldDefinition[];
  state: ViewState;
  /** The way the records are looked at. */
  view: ViewDefinition['kind'];
  setState: ChangeState;
  preferences: Preferences;
  change: ChangePreferences;
  /** What narrows the list, for every view of it. */
  narrowing: ListQuery;
  /** Something narrows it: an empty list is then no empty entity. */
  narrowed: boolean;
  can: {
    create: boolean;
    update: (row?: Row) => boolean;
    remove: (row?: Row) => boolean;
    seeDeleted: boolean;
  };
};

const Context = createContext<ListContext | null>(null);

/** Returns all about the list that the component is a part of; throws outside of one. */
export function useList(): ListContext {
  const context = use(Context);
  if (!context) throw new Error('only parts of a list know about it');
  return context;
}

type Props = {
  definition: EntityDefinition;
  columns: ColumnOverrides;
  overrides: EntityOverrides;
  children: ReactNode;
};

/** Tells the parts of a list what it shows and how that is changed. */
export function ListProvider({ definition, columns, overrides, children }: Props) {
  const words = useWords(definition.key);
  const { can, role } = useAuth();
  const [state, setState] = useListState();
  const [preferences, change] = usePreferences(definition.key);
  // Filters like “in the last 7 days” change at midnight, not every minute.
  const today = localDay(useNow());
  const { favourites } = preferences;
  const narrowing = useMemo(
    () => narrowingQuery(definition, state, favourites, new Date(`${today}T12:00:00`)),
    [definition, state, favourites, today],
  );
  const fields = useMemo(() => {
    const hidden = new Set(Object.keys(columns).filter((name) => columns[name]?.hidden));
    const offered = definition.fields.filter((field) => !hidden.has(field.name));
    const shown = shownColumns(definition, preferences.columns, hidden).flatMap((name) =>
      offered.filter((field) => field.name === name),
    );
    return { offered, shown };
  }, [definition, columns, preferences.columns]);
  const value = useMemo<ListContext>(
    () => ({
      definition,
      columns,
      overrides,
      words,
      label: (field) => columns[field]?.header ?? words.field(field),
      ...fields,
      state,
      view: definition.views.find(({ kind }) => kind === state.view)?.kind ?? 'table',
      setState,
      preferences,
      change,
      narrowing,
      narrowed: Object.keys(narrowing).some((name) => name !== 'deleted') || state.starred,
      can: {
        create: definition.api.create !== undefined && can(definition, 'create'),
        update: (row) => !state.deleted && can(definition, 'update', row),
        remove: (row) => !state.deleted && can(definition, 'delete', row),
        seeDeleted: definition.softDelete && (!project.auth || role === 'admin'),
      },
    }),
    [
      definition,
      columns,
      overrides,
      words,
      fields,
      state,
      setState,
      preferences,
      change,
      narrowing,
      can,
      role,
    ],
  );
  return <Context value={value}>{children}</Context>;
}
