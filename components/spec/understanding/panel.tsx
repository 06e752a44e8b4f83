'use client';

import { Boxes, CircleAlert, Lightbulb, Network, SlidersHorizontal } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { Badge } from '#components/ui/badge.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Tab, TabList, TabPanel, Tabs } from '#components/ui/tabs.tsx';
import type { Delivery } from '../delivery.ts';
import type { Reading } from '../reader/spec-reader.ts';
import { Counts } from './counts.tsx';
import { EmptySpec } from './empty-spec.tsx';
import { EntityCard } from './entity-card.tsx';
import { Notes } from './notes.tsx';
import { type OptionOverrides, OptionsPanel } from './options.tsx';
import { Problems } from './problems.tsx';
import { listRelationEnds } from './relations.ts';

const Diagram = dynamic(async () => (await import('../diagram/diagram.tsx')).Diagram, {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full" />,
});

const VIEWS = ['entities', 'diagram', 'notes', 'options', 'problems'] as const;
type View = (typeof VIEWS)[number];
const ICONS = {
  entities: Boxes,
  diagram: Network,
  notes: Lightbulb,
  options: SlidersHorizontal,
  problems: CircleAlert,
} as const;

type UnderstandingPanelProps = {
  reading: Reading | null;
  failed: boolean;
  overrides: OptionOverrides;
  onOverrides: (next: OptionOverrides) => void;
  /** What a run would deliver; absent where none can be started. */
  delivery?: Delivery;
  onJump: (line: number, column?: number) => void;
  /** Puts a first text into an empty editor; absent for those who may only look. */
  onInsert?: (text: string) => void;
  readOnly: boolean;
};

/** What the text is understood as, from every side: entities, diagram, guesses, options, problems. */
export function UnderstandingPanel(props: UnderstandingPanelProps) {
  const { reading, failed, overrides, onOverrides, delivery, onJump, onInsert, readOnly } = props;
  const t = useTranslations('spec');
  const [view, setView] = useQueryState('view', parseAsStringLiteral(VIEWS).withDefault('entities'));

  if (failed) {
    return (
      <Notice className="m-4" title={t('readFailed.title')} tone="bad">
        {t('readFailed.help')}
      </Notice>
    );
  }
  if (reading === null) return <PanelSkeleton />;
  if (reading.text.trim() === '') return <EmptySpec onInsert={onInsert} />;

  const { blueprint, diagnostics, assumptions } = reading.result;
  const worst = diagnostics.some(({ severity }) => severity === 'error') ? 'bad' : 'warn';
  const tallies: Record<View, number> = {
    entities: blueprint?.entities.length ?? 0,
    diagram: 0,
    notes: assumptions.length + (blueprint?.rules.length ?? 0),
    options: Object.keys(overrides).length + (delivery?.chosen ? 1 : 0),
    problems: diagnostics.length,
  };
  return (
    <Tabs
      className="flex h-full min-h-0 flex-col"
      onValueChange={(next: View) => void setView(next)}
      value={view}
    >
      <h2 className="sr-only">{t('pane.understood')}</h2>
      <div className="shrink-0 border-b bg-surface">
        <TabList className="px-2" label={t('pane.understood')}>
          {VIEWS.map((value) => {
            const Icon = ICONS[value];
            return (
              <Tab key={value} value={value}>
                <Icon aria-hidden className="max-2xl:hidden" />
                {t(`view.${value}`)}
                {tallies[value] > 0 ? (
                  <Badge tone={value === 'problems' ? worst : 'neutral'}>{tallies[value]}</Badge>
                ) : null}
              </Tab>
            );
          })}
        </TabList>
      </div>
      <Counts blueprint={blueprint} diagnostics={diagnostics} language={reading.result.language} />
      {blueprint === null && view !== 'problems' ? (
        <TabPanel className="min-h-0 flex-1 overflow-y-auto p-4" value={view}>
          <Notice title={t('nothingUnderstood')} tone="warn">
            {diagnostics[0]?.message}
          </Notice>
        </TabPanel>
      ) : null}
      {blueprint ? (
        <>
          <TabPanel className="min-h-0 flex-1 overflow-y-auto p-4" value="entities">
            <div className="columns-[19rem] gap-4 [&>*]:mb-4 [&>*]:break-inside-avoid">
              {blueprint.entities.map((entity) => (
                <EntityCard ends={listRelationEnds(blueprint, entity.name)} entity={entity} key={entity.id} />
              ))}
            </div>
          </TabPanel>
          <TabPanel className="min-h-0 flex-1" value="diagram">
            <Diagram blueprint={blueprint} />
          </TabPanel>
          <TabPanel className="min-h-0 flex-1 overflow-y-auto p-4" value="notes">
            <Notes assumptions={assumptions} blueprint={blueprint} onJump={onJump} />
          </TabPanel>
          <TabPanel className="min-h-0 flex-1 overflow-y-auto p-4" value="options">
            <OptionsPanel
              delivery={delivery}
              onChange={onOverrides}
              options={blueprint.options}
              overrides={overrides}
              readOnly={readOnly}
            />
          </TabPanel>
        </>
      ) : null}
      <TabPanel className="min-h-0 flex-1 overflow-y-auto p-4" value="problems">
        <Problems diagnostics={diagnostics} onJump={onJump} />
      </TabPanel>
    </Tabs>
  );
}

function PanelSkeleton() {
  return (
    <div className="space-y-4 p-4">
      <Skeleton className="h-8 w-2/3" />
      <Skeleton className="h-44" />
      <Skeleton className="h-36" />
    </div>
  );
}
