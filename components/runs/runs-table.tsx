'use client';

import { useQuery } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Cell, HeaderCell, Row, Table } from '#components/ui/table.tsx';
import { RelativeTime } from '#components/ui/time.tsx';
import { isActiveRunState } from '#lib/runs/rules.ts';
import type { RunKind, RunState } from '#lib/runs/schema.ts';
import { useMeasures } from './format.ts';
import { RunStateBadge } from './run-state.tsx';

const POLL_MS = 2_500;

export type RunListRow = {
  id: string;
  number: number;
  kind: RunKind;
  /** The version it tries or goes back to. */
  aboutVersion: number | null;
  state: RunState;
  specVersionNumber: number;
  createdAt: Date | string;
  durationMs: number | null;
  tests: { passed: number; failed: number };
  costUsdMicros: number;
  startedBy: string;
};
type RunsTableProps = { href: string; specHref: string; initialRuns: RunListRow[] };

/** Every run of a project, the newest first; kept up to date while one of them goes on. */
export function RunsTable({ href, specHref, initialRuns }: RunsTableProps) {
  const t = useTranslations('runs');
  const runs = useQuery({
    queryKey: ['runs', href],
    initialData: initialRuns,
    refetchInterval: (query) =>
      query.state.data?.some((run) => isActiveRunState(run.state)) ? POLL_MS : false,
    queryFn: async (): Promise<RunListRow[]> => {
      const response = await fetch(`${href}/data`);
      if (!response.ok) throw new Error(`runs: ${response.status}`);
      return response.json();
    },
  });

  if (runs.data.length === 0) {
    return (
      <EmptyState
        action={
          <ButtonLink href={specHref} variant="primary">
            {t('list.toSpec')}
          </ButtonLink>
        }
        icon={<Play aria-hidden />}
        level={1}
        title={t('list.none')}
      >
        {t('list.noneHelp')}
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeading title={t('list.title')} />
      <Card className="overflow-hidden">
        <Table aria-label={t('list.title')}>
          <thead>
            <tr>
              <HeaderCell>{t('list.run')}</HeaderCell>
              <HeaderCell>{t('list.state')}</HeaderCell>
              <HeaderCell>{t('list.about')}</HeaderCell>
              <HeaderCell>{t('list.when')}</HeaderCell>
              <HeaderCell className="text-right">{t('list.duration')}</HeaderCell>
              <HeaderCell className="text-right">{t('list.tests')}</HeaderCell>
              <HeaderCell className="text-right">{t('list.cost')}</HeaderCell>
              <HeaderCell>{t('list.who')}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {runs.data.map((run) => (
              <RunRow href={`${href}/${run.number}`} key={run.id} run={run} />
            ))}
          </tbody>
        </Table>
      </Card>
    </>
  );
}

function RunRow({ run, href }: { run: RunListRow; href: string }) {
  const t = useTranslations('runs');
  const { duration, cost } = useMeasures();
  const { passed, failed } = run.tests;
  return (
    <Row className="relative">
      <Cell className="font-medium">
        <Link
          className="tabular outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
          href={href}
        >
          #{run.number}
        </Link>
      </Cell>
      <Cell>
        <RunStateBadge state={run.state} />
      </Cell>
      <Cell className="whitespace-nowrap text-ink-muted">
        {run.kind === 'generate'
          ? t('specVersion', { number: run.specVersionNumber })
          : t(`kind.${run.kind}`, { number: run.aboutVersion ?? 0 })}
      </Cell>
      <Cell className="whitespace-nowrap text-ink-muted">
        <RelativeTime at={run.createdAt} />
      </Cell>
      <Cell className="text-right tabular whitespace-nowrap">
        {run.durationMs === null ? '–' : duration(run.durationMs)}
      </Cell>
      <Cell className="text-right tabular whitespace-nowrap">
        {passed + failed === 0 ? '–' : t('list.testCount', { passed, total: passed + failed })}
      </Cell>
      <Cell className="text-right tabular">{cost(run.costUsdMicros)}</Cell>
      <Cell className="whitespace-nowrap text-ink-muted">{run.startedBy}</Cell>
    </Row>
  );
}
