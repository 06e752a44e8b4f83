import { Check as CheckIcon, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Cell, HeaderCell, Row, Table } from '#components/ui/table.tsx';
import type { Check } from '#lib/runs/schema.ts';
import { useCheckName } from './check-name.ts';
import { useMeasures } from './format.ts';

/** The checks a delivery rests on, each with what it counted and how long it took. */
export function EvidenceChecks({ checks }: { checks: readonly Check[] }) {
  const t = useTranslations('runs');
  const { duration } = useMeasures();
  const nameOf = useCheckName();
  return (
    <Table aria-label={t('evidence.checks')}>
      <thead>
        <tr>
          <HeaderCell>{t('checks.check')}</HeaderCell>
          <HeaderCell className="text-right">{t('checks.passed')}</HeaderCell>
          <HeaderCell className="text-right">{t('checks.failed')}</HeaderCell>
          <HeaderCell className="text-right">{t('checks.time')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => {
          const held = check.exitCode === 0 && (check.failed ?? 0) === 0;
          const Sign = held ? CheckIcon : X;
          return (
            <Row key={check.name}>
              <Cell>
                <span className="flex items-center gap-2">
                  <Sign
                    aria-label={t(held ? 'checks.didPass' : 'checks.didFail')}
                    className={held ? 'size-4 text-ok' : 'size-4 text-bad'}
                    role="img"
                  />
                  {nameOf(check.name)}
                </span>
              </Cell>
              <Cell className="text-right tabular">{check.passed ?? '–'}</Cell>
              <Cell className="text-right tabular">{check.failed ?? '–'}</Cell>
              <Cell className="text-right tabular whitespace-nowrap">{duration(check.durationMs)}</Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
