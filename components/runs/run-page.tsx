'use client';

import { FileCheck2, Files, GitMerge, Images, ListChecks, SquareTerminal, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { PlanView } from '#components/merges/plan-view.tsx';
import { usePlan } from '#components/merges/use-plan.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Card } from '#components/ui/card.tsx';
import { cn } from '#components/ui/cn.ts';
import { Tab, TabList, TabPanel, Tabs } from '#components/ui/tabs.tsx';
import { hasFrontend } from '#generator/blueprint/parts.ts';
import type { EventRow } from '#lib/consoles/schema.ts';
import { isFinalRunState, type TypicalTime } from '#lib/runs/rules.ts';
import type { Waiting } from '#lib/runs/schema.ts';
import { ChecksTable } from './checks-table.tsx';
import { LogConsole } from './console/log-console.tsx';
import { LogStore } from './console/log-store.ts';
import { CostCard } from './cost-card.tsx';
import { Evidence } from './evidence.tsx';
import { FilesPanel } from './files/files-panel.tsx';
import { Findings } from './findings.tsx';
import { Gallery } from './gallery/gallery.tsx';
import { hasFailed, picturesVersion } from './progress.ts';
import { RunHeader } from './run-header.tsx';
import type { RunAbilities, RunSummary } from './run-view.ts';
import { Timeline } from './timeline.tsx';
import { useRun } from './use-run.ts';

const VIEWS = ['plan', 'console', 'checks', 'findings', 'pages', 'files', 'evidence'] as const;
type View = (typeof VIEWS)[number];
const ICONS = {
  plan: GitMerge,
  console: SquareTerminal,
  checks: ListChecks,
  findings: TriangleAlert,
  pages: Images,
  files: Files,
  evidence: FileCheck2,
} as const;

type RunPageProps = {
  team: string;
  run: RunSummary;
  events: EventRow[];
  /** Address of this page. */
  href: string;
  can: RunAbilities;
  waiting: Waiting | null;
  /** Whether it had a plan to look at when the page was made. */
  hasPlan: boolean;
  /** How long runs of the project took, where it has some. */
  times: readonly TypicalTime[];
};

/** One run: what it is doing, what it did, and what came out of it. */
export function RunPage(props: RunPageProps) {
  const { team, run, events, href, can, waiting: initialWaiting, hasPlan, times } = props;
  const t = useTranslations('runs');
  const [store] = useState(() => new LogStore());
  const [place, setPlace] = useQueryStates({
    view: parseAsStringLiteral(VIEWS),
    file: parseAsString,
    line: parseAsInteger,
  });
  const { progress, state, parts, waiting, connection } = useRun({
    team,
    runId: run.id,
    href,
    initialState: run.state,
    initialParts: run.parts,
    initialWaiting,
    initialEvents: events,
    onLogs: store.add,
  });
  const plan = usePlan({ runId: run.id, href, plannedTimes: progress.plannedTimes });
  const isWaiting = state === 'review';
  const showsPlan = isWaiting || (plan.data ? plan.data.plan !== null : hasPlan);
  const tallies: Record<View, number> = {
    plan: 0,
    console: 0,
    checks: progress.checks.length,
    findings: progress.findings.length,
    pages: 0,
    files: progress.fileCount ?? 0,
    evidence: 0,
  };
  // A backend has no pages to show, and a first generation meets nothing it could change.
  const views = VIEWS.filter(
    (view) => (view !== 'pages' || parts === null || hasFrontend(parts)) && (view !== 'plan' || showsPlan),
  );
  const view = views.find((each) => each === place.view) ?? (isWaiting ? 'plan' : 'console');
  const openFile = (file: string, line?: number) =>
    void setPlace({ view: 'files', file, line: line ?? null });

  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:overflow-hidden">
      <RunHeader
        can={can}
        href={href}
        parts={parts}
        progress={progress}
        run={run}
        state={state}
        team={team}
        times={times}
        waiting={waiting}
      />
      <div className="grid min-h-0 flex-1 gap-4 p-4 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <aside className={cn('space-y-4 lg:overflow-y-auto', isWaiting && 'max-lg:order-last')}>
          <Card className="p-4">
            <Timeline progress={progress} />
          </Card>
          <CostCard progress={progress} />
        </aside>
        <Card className="flex min-h-[32rem] min-w-0 flex-col overflow-clip lg:min-h-0">
          <Tabs
            className="flex min-h-0 flex-1 flex-col"
            onValueChange={(next: View) => void setPlace({ view: next })}
            value={view}
          >
            <TabList className="shrink-0 border-b px-2" label={t('views')}>
              {views.map((each) => {
                const Icon = ICONS[each];
                return (
                  <Tab key={each} value={each}>
                    <Icon aria-hidden className="max-sm:hidden" />
                    {t(`view.${each}`)}
                    {tallies[each] > 0 ? <Badge>{tallies[each]}</Badge> : null}
                  </Tab>
                );
              })}
            </TabList>
            {showsPlan ? (
              <TabPanel
                className="relative min-h-0 flex-1 overflow-y-auto bg-canvas max-lg:overflow-visible"
                value="plan"
              >
                <PlanView
                  can={can}
                  isWaiting={isWaiting}
                  plan={plan}
                  run={{ team, id: run.id, number: run.number, href }}
                />
              </TabPanel>
            ) : null}
            <TabPanel className="min-h-0 flex-1 max-lg:h-[28rem]" keepMounted value="console">
              <LogConsole
                connection={connection}
                fileName={`${run.project.slug}-run-${run.number}.log`}
                isOver={isFinalRunState(state)}
                store={store}
              />
            </TabPanel>
            <TabPanel className="min-h-0 flex-1 overflow-y-auto bg-canvas" value="checks">
              <ChecksTable progress={progress} />
            </TabPanel>
            <TabPanel className="min-h-0 flex-1 overflow-y-auto bg-canvas" value="findings">
              <Findings href={href} onOpenFile={openFile} progress={progress} />
            </TabPanel>
            {views.includes('pages') ? (
              <TabPanel className="min-h-0 flex-1 overflow-y-auto bg-canvas" value="pages">
                <Gallery
                  hasFailed={hasFailed(progress, 'e2e')}
                  href={href}
                  isGoing={!isFinalRunState(state)}
                  version={picturesVersion(progress)}
                />
              </TabPanel>
            ) : null}
            <TabPanel className="min-h-0 flex-1 max-lg:h-[36rem]" value="files">
              <FilesPanel
                href={href}
                line={place.line ?? undefined}
                onSelect={openFile}
                selected={place.file}
                version={`${progress.fileCount}:${progress.fixes.length}:${progress.hasZip}`}
              />
            </TabPanel>
            <TabPanel className="min-h-0 flex-1 overflow-y-auto bg-canvas" value="evidence">
              <Evidence href={href} ready={progress.hasZip} />
            </TabPanel>
          </Tabs>
        </Card>
      </div>
    </div>
  );
}
