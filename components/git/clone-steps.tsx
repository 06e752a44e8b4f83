'use client';

import { GitBranch, KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { CopyLine } from './copy-line.tsx';

export type CloneStepsProps = {
  team: string;
  project: string;
  /** Where git finds the repository; null before the first version. */
  address: string | null;
  canPush: boolean;
};

/** How to work on a project with git: its address, three commands, and where the password comes from. */
export function CloneSteps({ team, project, address, canPush }: CloneStepsProps) {
  const t = useTranslations('git.clone');
  if (address === null) {
    return (
      <EmptyState
        action={<ButtonLink href={`/t/${team}/p/${project}`}>{t('toSpec')}</ButtonLink>}
        className="py-8"
        icon={<GitBranch aria-hidden />}
        title={t('emptyTitle')}
      >
        {t('emptyHelp')}
      </EmptyState>
    );
  }
  const steps = [
    { label: t('get'), command: `git clone ${address}` },
    { label: t('update'), command: 'git pull' },
    ...(canPush ? [{ label: t('send'), command: 'git push origin main' }] : []),
  ];
  return (
    <div className="grid gap-4 text-sm">
      <p className="text-ink-muted">{t('help')}</p>
      <div className="grid gap-1.5">
        <p className="font-medium">{t('address')}</p>
        <CopyLine label={t('copyAddress')} text={address} />
      </div>
      <ol className="grid gap-3">
        {steps.map(({ label, command }) => (
          <li className="grid min-w-0 gap-1.5" key={command}>
            <p className="text-ink-muted">{label}</p>
            <CopyLine label={t('copyCommand')} text={command} />
          </li>
        ))}
      </ol>
      {canPush ? null : <p className="text-ink-muted">{t('readOnly')}</p>}
      <div className="flex flex-wrap items-center gap-3 border-t pt-4">
        <p className="min-w-56 flex-1 text-ink-muted">{t('password')}</p>
        <ButtonLink href={`/t/${team}/settings#tokens`}>
          <KeyRound aria-hidden />
          {t('tokens')}
        </ButtonLink>
      </div>
    </div>
  );
}
