'use client';

import { useDraggable } from '@dnd-kit/core';
import { GripVerticalIcon } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { displayOf, type EntityDefinition, type EnumField, type Row } from '@/lib/entity/definition';
import { CardFields } from '../card-fields';
import { tellingFields } from '../telling-fields';

type Props = {
  definition: EntityDefinition;
  field: EnumField;
  row: Row;
  /** It hangs on the pointer. */
  floating?: boolean;
  handle?: ReactNode;
};

/** A record on a board: its name, which leads to its page, and what tells most about it. */
export function BoardCard({ definition, field, row, floating = false, handle }: Props) {
  return (
    <article
      className={`group/card relative flex flex-col gap-2 rounded-lg border bg-card p-3 text-sm text-card-foreground transition-colors hover:border-foreground/20 ${floating ? 'rotate-1 cursor-grabbing shadow-lg motion-reduce:rotate-0' : 'shadow-xs'}`}
    >
      <div className="flex items-start gap-1">
        <Link
          href={`/${definition.route}/${row.id}`}
          draggable={false}
          className="line-clamp-2 min-w-0 flex-1 leading-snug font-medium wrap-anywhere outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:ring-2 focus-visible:after:ring-ring"
        >
          {displayOf(definition, row)}
        </Link>
        {handle}
      </div>
      <CardFields definition={definition} row={row} fields={tellingFields(definition, [field.name], 3)} />
    </article>
  );
}

type DraggableProps = { definition: EntityDefinition; field: EnumField; row: Row; from: string | null };

/** A card that can be moved: as a whole with pointer or finger, by its handle with the keyboard. */
export function DraggableCard({ definition, field, row, from }: DraggableProps) {
  const t = useTranslations('views.board');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: `card:${row.id}`,
    data: { row, from },
    attributes: { roleDescription: t('card') },
  });
  return (
    <div
      ref={setNodeRef}
      {...listeners}
      className={`touch-manipulation cursor-grab ${isDragging ? 'opacity-40' : ''}`}
    >
      <BoardCard
        definition={definition}
        field={field}
        row={row}
        handle={
          <button
            type="button"
            ref={setActivatorNodeRef}
            data-card-handle={row.id}
            aria-roledescription={attributes['aria-roledescription']}
            aria-describedby={attributes['aria-describedby']}
            aria-label={t('move', { name: displayOf(definition, row) })}
            className="relative -mt-1 -mr-1.5 flex size-6 shrink-0 cursor-grab items-center justify-center rounded-md text-muted-foreground opacity-0 outline-none group-hover/card:opacity-100 focus-visible:opacity-100 focus-visible:ring-2 focus-visible:ring-ring pointer-coarse:opacity-100"
          >
            <GripVerticalIcon aria-hidden="true" className="size-4" />
          </button>
        }
      />
    </div>
  );
}
