'use client';

import { FlaskConical, LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Evidence } from '#components/runs/evidence.tsx';
import { RunStateBadge } from '#components/runs/run-state.tsx';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { VersionView } from '#lib/versions/schema.ts';
import { runsHref, type VersionAbilities, type VersionPlace } from './looks.ts';
import { useVersionActions } from './use-version-actions.ts';

type VersionRunProps = { version: VersionView; place: VersionPlace; can: VersionAbilities };

/** The run that made a version or tried it last, with the evidence it left. */
export function VersionRun({ version, place, can }: VersionRunProps) {
  const t = useTranslations('versions');
  const actions = useVersionActions(place, () => {});
  const { run, tests } = version;
  const tryOut = can.tryOut ? (
    <Button busy={actions.busy} onClick={() => actions.tryOut(version)} variant="primary">
      {t(run === null ? 'actions.tryAgain' : 'actions.tryAgainAfterFailure')}
    </Button>
  ) : null;
  if (run === null)
    return (
      <EmptyState action={tryOut} icon={<FlaskConical aria-hidden />} title={t('run.none')}>
        {t('run.noneHelp')}
      </EmptyState>
    );
  const href = `${runsHref(place)}/${run.number}`;
  const open = <ButtonLink href={href}>{t('run.open', { number: run.number })}</ButtonLink>;
  if (tests === 'running')
    return (
      <EmptyState
        action={open}
        icon={<LoaderCircle aria-hidden className="animate-spin" />}
        title={t('run.going', { number: run.number })}
      >
        {t('run.goingHelp')}
      </EmptyState>
    );
  if (tests === 'untested')
    return (
      <EmptyState
        action={
          <>
            {open}
            {tryOut}
          </>
        }
        icon={<FlaskConical aria-hidden />}
        title={t('run.noEvidence', { number: run.number })}
      >
        {t('run.noEvidenceHelp')}
      </EmptyState>
    );
  return (
    <>
      <Bar>
        <RunStateBadge state={run.state} />
        <span className="ml-auto flex gap-2">
          {tests === 'failed' ? tryOut : null}
          {open}
        </span>
      </Bar>
      <Evidence href={href} ready />
    </>
  );
}

const Bar = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-2 border-b bg-surface px-4 py-2">{children}</div>
);
