import { Check as CheckIcon, LoaderCircle, Minus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Cell, HeaderCell, Row, Table } from '#components/ui/table.tsx';
import { useCheckName } from './check-name.ts';
import { useMeasures } from './format.ts';
import type { CheckProgress, RunProgress } from './progress.ts';

/** Every check of every round, the last round first: the command, how it ended, and what it counted. */
export function ChecksTable({ progress }: { progress: RunProgress }) {
  const t = useTranslations('runs.checks');
  const rounds = [...new Set(progress.checks.map((check) => check.iteration))].sort((a, b) => b - a);
  if (rounds.length === 0) {
    return (
      <EmptyState icon={<CheckIcon aria-hidden />} title={t('none')}>
        {t('noneHelp')}
      </EmptyState>
    );
  }
  return (
    <div className="space-y-4 p-4">
      {rounds.map((round, index) => (
        <Card className="overflow-hidden" key={round}>
          {rounds.length > 1 ? (
            <CardHeader>
              <CardTitle>{t('round', { round })}</CardTitle>
              {index === 0 ? <Badge tone="outline">{t('last')}</Badge> : null}
            </CardHeader>
          ) : null}
          <RoundTable checks={progress.checks.filter((check) => check.iteration === round)} round={round} />
        </Card>
      ))}
    </div>
  );
}

function RoundTable({ checks, round }: { checks: CheckProgress[]; round: number }) {
  const t = useTranslations('runs.checks');
  return (
    <Table aria-label={t('round', { round })}>
      <thead>
        <tr>
          <HeaderCell>{t('check')}</HeaderCell>
          <HeaderCell>{t('command')}</HeaderCell>
          <HeaderCell className="text-right">{t('exitCode')}</HeaderCell>
          <HeaderCell className="text-right">{t('passed')}</HeaderCell>
          <HeaderCell className="text-right">{t('failed')}</HeaderCell>
          <HeaderCell className="text-right">{t('skipped')}</HeaderCell>
          <HeaderCell className="text-right">{t('time')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => (
          <CheckRow check={check} key={check.name} />
        ))}
      </tbody>
    </Table>
  );
}

function CheckRow({ check: { name, command, check, stopped } }: { check: CheckProgress }) {
  const t = useTranslations('runs.checks');
  const common = useTranslations('common');
  const { duration } = useMeasures();
  const nameOf = useCheckName();
  const number = 'text-right tabular whitespace-nowrap';
  return (
    <Row>
      <Cell className="font-medium whitespace-nowrap">
        <span className="flex items-center gap-2">
          <CheckSign check={check} stopped={stopped} />
          {nameOf(name)}
        </span>
      </Cell>
      <Cell>
        <span className="flex items-center gap-1">
          <code className="font-mono text-ink-muted text-xs">{command}</code>
          <CopyButton label={`${common('copy')}: ${nameOf(name)}`} text={command} />
        </span>
      </Cell>
      <Cell className={number}>{check?.exitCode ?? ''}</Cell>
      <Cell className={number}>{count(check?.passed)}</Cell>
      <Cell className={number}>{count(check?.failed)}</Cell>
      <Cell className={number}>{count(check?.skipped)}</Cell>
      <Cell className={number}>
        {check ? duration(check.durationMs) : t(stopped ? 'stopped' : 'running')}
      </Cell>
    </Row>
  );
}

/** Checks such as a linter count nothing: a dash, never a zero that looks like a count. */
function count(value: number | null | undefined): string {
  return value === null ? '–' : String(value ?? '');
}

function CheckSign({ check, stopped }: Pick<CheckProgress, 'check' | 'stopped'>) {
  const t = useTranslations('runs.checks');
  if (stopped) return <Minus aria-label={t('stopped')} className="size-4 text-ink-muted" role="img" />;
  if (check === null)
    return <LoaderCircle aria-label={t('running')} className="size-4 animate-spin text-accent" role="img" />;
  return check.exitCode === 0 ? (
    <CheckIcon aria-label={t('didPass')} className="size-4 text-ok" role="img" />
  ) : (
    <X aria-label={t('didFail')} className="size-4 text-bad" role="img" />
  );
}
