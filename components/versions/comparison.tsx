'use client';

import { Boxes, Files, FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { Badge } from '#components/ui/badge.tsx';
import { Card } from '#components/ui/card.tsx';
import { Tab, TabList, TabPanel, Tabs } from '#components/ui/tabs.tsx';
import type { Comparison as ComparisonView, VersionView } from '#lib/versions/schema.ts';
import { BlueprintChanges } from './blueprint-changes.tsx';
import { ChangedFiles, SameFiles } from './changed-files.tsx';
import { FileDiff } from './file-diff.tsx';
import { type VersionAbilities, type VersionPlace, versionsHref } from './looks.ts';
import { VersionRun } from './version-run.tsx';

const VIEWS = ['changes', 'files', 'run'] as const;
type View = (typeof VIEWS)[number];
const ICONS = { changes: Boxes, files: Files, run: FlaskConical } as const;
const SPEC_PATH = 'SPEC.md';

type ComparisonProps = {
  place: VersionPlace;
  can: VersionAbilities;
  comparison: ComparisonView;
  /** The later of the two, as the list shows it. */
  version: VersionView;
};

/** Two versions side by side: the product in words and its SPEC, the files, and the run that tried the later one. */
export function Comparison({ place, can, comparison, version }: ComparisonProps) {
  const t = useTranslations('versions');
  const [view, setView] = useQueryState('view', parseAsStringLiteral(VIEWS).withDefault('changes'));
  const href = `${versionsHref(place)}/compare`;
  const tallies: Record<View, number> = {
    changes: comparison.blueprint?.reduce((sum, group) => sum + group.changes.length, 0) ?? 0,
    files: comparison.files.length,
    run: 0,
  };
  const spec = comparison.files.find(({ path }) => path === SPEC_PATH);
  return (
    <div className="flex min-h-0 flex-1 flex-col p-4">
      <Card className="flex min-h-0 min-w-0 flex-1 flex-col overflow-hidden max-lg:min-h-[36rem]">
        <Tabs
          className="flex min-h-0 flex-1 flex-col"
          onValueChange={(next: View) => void setView(next)}
          value={view}
        >
          <TabList className="shrink-0 border-b px-2" label={t('views')}>
            {VIEWS.map((each) => {
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
          <TabPanel className="min-h-0 flex-1 overflow-y-auto bg-canvas p-4" value="changes">
            {comparison.files.length === 0 ? (
              <SameFiles />
            ) : (
              <div className="mx-auto max-w-6xl space-y-8">
                <section>
                  <h2 className="mb-3 font-semibold">{t('blueprint.title')}</h2>
                  <BlueprintChanges groups={comparison.blueprint} />
                </section>
                <section>
                  <h2 className="mb-3 font-semibold">{t('spec.title')}</h2>
                  {spec ? (
                    <Card className="overflow-hidden">
                      <FileDiff
                        file={spec}
                        from={comparison.from?.number ?? null}
                        href={href}
                        to={comparison.to.number}
                      />
                    </Card>
                  ) : (
                    <p className="text-ink-muted text-sm">{t('spec.same')}</p>
                  )}
                </section>
              </div>
            )}
          </TabPanel>
          <TabPanel className="min-h-0 flex-1" value="files">
            <ChangedFiles comparison={comparison} href={href} />
          </TabPanel>
          <TabPanel className="min-h-0 flex-1 overflow-y-auto bg-canvas" value="run">
            <VersionRun can={can} place={place} version={version} />
          </TabPanel>
        </Tabs>
      </Card>
    </div>
  );
}
