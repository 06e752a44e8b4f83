'use client';

import { Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useTransition } from 'react';
import { toast } from 'sonner';
import { Badge, type Tone } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { Confirm } from '#components/ui/confirm.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { RelativeTime } from '#components/ui/time.tsx';
import { failureSentence } from '#lib/errors.ts';
import { removeRemote, startExport } from '#lib/git-remotes/actions.ts';
import type { ExportState, GitRemoteView } from '#lib/git-remotes/schema.ts';
import { ExportForm } from './export-form.tsx';

/** How often an export in progress is looked at; most take a few seconds. */
const POLL_MS = 1_500;

const TONES: Record<ExportState, Tone> = {
  idle: 'neutral',
  queued: 'accent',
  running: 'accent',
  done: 'ok',
  failed: 'bad',
};

type ExportCardProps = {
  team: string;
  projectId: string;
  remote: GitRemoteView | null;
  hasVersion: boolean;
  canExport: boolean;
};

/** Pushes a project to a repository elsewhere, on demand, and says how it went. */
export function ExportCard({ team, projectId, remote, hasVersion, canExport }: ExportCardProps) {
  const t = useTranslations('git.export');
  const router = useRouter();
  const isGoing = remote?.state === 'queued' || remote?.state === 'running';

  useEffect(() => {
    if (!isGoing) return;
    const timer = setInterval(() => router.refresh(), POLL_MS);
    return () => clearInterval(timer);
  }, [isGoing, router]);

  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <div className="grid gap-4 p-4 text-sm">
        <p className="text-ink-muted">{t('help')}</p>
        {canExport ? (
          <ExportForm disabled={isGoing} projectId={projectId} remote={remote} team={team} />
        ) : (
          <p className="text-ink-muted">{t('viewerHelp')}</p>
        )}
        {remote ? (
          <ExportStatus
            canExport={canExport}
            hasVersion={hasVersion}
            isGoing={isGoing}
            projectId={projectId}
            remote={remote}
            team={team}
          />
        ) : null}
      </div>
    </Card>
  );
}

type ExportStatusProps = Omit<ExportCardProps, 'remote'> & { remote: GitRemoteView; isGoing: boolean };

function ExportStatus({ team, projectId, remote, hasVersion, canExport, isGoing }: ExportStatusProps) {
  const t = useTranslations('git.export');
  const common = useTranslations('common');
  const locale = useLocale();
  const router = useRouter();
  const [busy, startTransition] = useTransition();
  const { state, problem, pushedCommit, pushedAt } = remote;

  function start() {
    startTransition(async () => {
      const result = await startExport(team, { projectId });
      if (!result.ok) toast.error(failureSentence(result.error, locale));
      router.refresh();
    });
  }

  async function remove() {
    const result = await removeRemote(team, { projectId });
    if (!result.ok) toast.error(failureSentence(result.error, locale));
    else toast.success(t('removed'));
    router.refresh();
  }

  return (
    <div className="grid gap-3 border-t pt-4">
      {state === 'failed' && problem !== null ? (
        <Notice title={t('states.failed')} tone="bad">
          {t(`problems.${problem}`)}
        </Notice>
      ) : null}
      {hasVersion ? null : <p className="text-ink-muted">{t('noVersion')}</p>}
      <div className="flex flex-wrap items-center gap-3">
        <p aria-live="polite" className="flex min-w-48 flex-1 flex-wrap items-center gap-2 text-ink-muted">
          <Badge size="md" tone={TONES[state]}>
            {isGoing ? <Spinner /> : null}
            {t(`states.${state}`)}
          </Badge>
          {pushedCommit !== null && pushedAt !== null ? (
            <span>
              {t.rich('last', {
                commit: pushedCommit.slice(0, 10),
                time: () => <RelativeTime at={pushedAt} />,
              })}
            </span>
          ) : null}
        </p>
        {canExport ? (
          <>
            <Confirm
              cancelLabel={common('cancel')}
              confirmLabel={t('remove')}
              danger
              description={t('removeHelp')}
              onConfirm={remove}
              title={t('removeTitle')}
              trigger={<Button variant="ghost">{t('remove')}</Button>}
            />
            <Button busy={busy || isGoing} disabled={!hasVersion} onClick={start} variant="primary">
              <Upload aria-hidden />
              {t('now')}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
}
