'use client';

import { closestCenter, DndContext, DragOverlay, type DragStartEvent } from '@dnd-kit/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import type { EntityDefinition, EnumField, ListQuery, Row } from '@/lib/entity/definition';
import type { EntityOverrides } from '@/lib/entity/overrides';
import { ViewProblem } from '../view-problem';
import { BoardCard } from './board-card';
import { BoardColumn } from './board-column';
import { BoardGrouping } from './board-grouping';
import { boardKeys, countsQuery } from './board-keys';
import { boardFields, columnsOf } from './board-columns';
import { useAnnouncements } from './use-announcements';
import { useBoardSensors } from './use-board-sensors';
import { useMoveCard } from './use-move-card';

export type BoardViewProps = {
  definition: EntityDefinition;
  /** Filters, search and order of the list, without paging. */
  query: ListQuery;
  overrides: EntityOverrides;
};

/** What is being dragged, and where from. */
export type Dragged = { row: Row; from: string | null };

/** The records as cards in a column for each value of a choice; a card moved to another column takes its value. */
export function BoardView({ definition, query }: BoardViewProps) {
  const fields = boardFields(definition);
  const [group, setGroup] = useQueryState('group', parseAsString);
  const field = fields.find(({ name }) => name === group) ?? fields[0];
  if (!field) return null;
  return (
    <div className="flex w-full min-w-0 flex-col gap-3">
      {fields.length > 1 && (
        <BoardGrouping
          definition={definition}
          fields={fields}
          value={field.name}
          onChange={(name) => void setGroup(name === fields[0]?.name ? null : name)}
        />
      )}
      <Board key={field.name} definition={definition} field={field} query={query} />
    </div>
  );
}

type BoardProps = { definition: EntityDefinition; field: EnumField; query: ListQuery };

function Board({ definition, field, query }: BoardProps) {
  const t = useTranslations('views.board');
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const move = useMoveCard(definition, field, query);
  const sensors = useBoardSensors();
  const accessibility = useAnnouncements(definition, field);
  const counts = useQuery({
    queryKey: boardKeys(definition, field, query).figures,
    queryFn: ({ signal }) => definition.api.figures(countsQuery(field, query), signal),
  });
  const columns = columnsOf(field, query, counts.data);
  if (counts.isError) return <ViewProblem error={counts.error} onRetry={() => void counts.refetch()} />;

  const finish = (to: string | null | undefined, byKeyboard: boolean): void => {
    setDragged(null);
    if (!dragged || to === undefined || to === dragged.from) return;
    move.mutate({ ...dragged, to });
    if (byKeyboard) focusHandle(dragged.row);
  };

  return (
    <DndContext
      // One id for server and browser: the one dnd-kit would count up differs between them.
      id={`board-${definition.key}`}
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={accessibility}
      onDragStart={({ active }: DragStartEvent) => setDragged(active.data.current as Dragged)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={({ over, activatorEvent }) =>
        finish(
          over ? (over.data.current as { value: string | null }).value : undefined,
          activatorEvent instanceof KeyboardEvent,
        )
      }
    >
      <section
        aria-label={t('label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached with the keyboard
        tabIndex={0}
        className="relative -mx-4 flex snap-x snap-mandatory scroll-px-4 gap-3 overflow-x-auto overscroll-x-contain px-4 pb-3 outline-none focus-visible:ring-2 focus-visible:ring-ring md:mx-0 md:snap-none md:px-0.5"
      >
        {columns.map(({ value, count }) => (
          <BoardColumn
            key={value ?? ''}
            definition={definition}
            field={field}
            value={value}
            count={counts.isPending ? null : count}
            query={query}
            dragged={dragged}
          />
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {dragged && <BoardCard definition={definition} field={field} row={dragged.row} floating />}
      </DragOverlay>
    </DndContext>
  );
}

/** Leads the keyboard on to the card where it is now; it comes there a moment after the key was pressed. */
function focusHandle(row: Row): void {
  setTimeout(() => {
    const handles = document.querySelectorAll<HTMLElement>('[data-card-handle]');
    [...handles].find((handle) => handle.dataset.cardHandle === String(row.id))?.focus();
  }, 100);
}
