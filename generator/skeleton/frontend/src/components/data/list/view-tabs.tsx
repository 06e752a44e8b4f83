'use client';

import {
  CalendarDaysIcon,
  ImagesIcon,
  type LucideIcon,
  MapIcon,
  SquareKanbanIcon,
  TableIcon,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Tabs, TabsList, TabsTrigger } from '@/components/ui/tabs';
import type { ViewDefinition } from '@/lib/entity/definition';
import { useList } from './list-context';
import { SavedViews } from './saved-views';

const ICONS: Record<ViewDefinition['kind'], LucideIcon> = {
  table: TableIcon,
  board: SquareKanbanIcon,
  calendar: CalendarDaysIcon,
  gallery: ImagesIcon,
  map: MapIcon,
};

/** The ways to look at the records, and the ones somebody gave a name. */
export function ViewTabs() {
  const { definition, view, setState } = useList();
  const t = useTranslations('list');
  const kinds = definition.views.map(({ kind }) => kind);
  if (kinds.length < 2) return null;
  return (
    <div className="flex min-w-0 items-center justify-between gap-2 border-b">
      <Tabs
        className="-mb-px min-w-0"
        value={view}
        onValueChange={(kind: string) => setState({ view: kind === 'table' ? '' : kind })}
      >
        <TabsList variant="line" className="border-b-0" aria-label={t('views.label')}>
          {kinds.map((kind) => {
            const Icon = ICONS[kind];
            return (
              <TabsTrigger key={kind} value={kind} aria-label={t(`views.${kind}`)}>
                <Icon aria-hidden="true" />
                <span className={kinds.length > 3 ? 'max-sm:sr-only' : undefined}>{t(`views.${kind}`)}</span>
              </TabsTrigger>
            );
          })}
        </TabsList>
      </Tabs>
      <SavedViews />
    </div>
  );
}
