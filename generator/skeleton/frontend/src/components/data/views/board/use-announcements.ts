'use client';

import type { Active, DndContextProps, Over } from '@dnd-kit/core';
import { useTranslations } from 'next-intl';
import { displayOf, type EntityDefinition, type EnumField } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';
import type { Dragged } from './board-view';

/** Returns what screen readers say while a card is moved, in the language of the page. */
export function useAnnouncements(
  definition: EntityDefinition,
  field: EnumField,
): NonNullable<DndContextProps['accessibility']> {
  const t = useTranslations('views.board');
  const words = useWords(definition.key);
  const name = (active: Active): string => {
    const dragged = active.data.current as Dragged | undefined;
    return dragged ? displayOf(definition, dragged.row) : '';
  };
  const column = (over: Over | null): string => {
    const value = (over?.data.current as { value: string | null } | undefined)?.value ?? null;
    return value === null ? t('none') : words.value(field.name, value);
  };
  return {
    screenReaderInstructions: { draggable: t('instructions') },
    announcements: {
      onDragStart: ({ active }) => t('picked', { name: name(active) }),
      onDragOver: ({ active, over }) =>
        over ? t('over', { name: name(active), column: column(over) }) : t('nowhere', { name: name(active) }),
      onDragEnd: ({ active, over }) =>
        over ? t('dropped', { name: name(active), column: column(over) }) : t('back', { name: name(active) }),
      onDragCancel: ({ active }) => t('back', { name: name(active) }),
    },
  };
}
