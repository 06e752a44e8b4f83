'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

type ErrorPageProps = { error: unknown; retry: () => void };

/** When a page breaks: what to do, and the code under which the log has the cause. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const t = useTranslations('errors');
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <main className="grid min-h-dvh place-items-center" id="main">
      <EmptyState
        action={
          <>
            <Button onClick={retry} variant="primary">
              {t('broken.retry')}
            </Button>
            <ButtonLink href="/t">{t('notFound.toProjects')}</ButtonLink>
          </>
        }
        icon={<CircleAlert aria-hidden className="text-bad" />}
        level={1}
        title={t('broken.title')}
      >
        <p>{t('broken.help')}</p>
        {digest ? (
          <p className="mt-3 flex items-center justify-center gap-1">
            {t('broken.code')} <code className="font-mono text-ink">{digest}</code>
            <CopyButton label={t('broken.copyCode')} text={digest} />
          </p>
        ) : null}
      </EmptyState>
    </main>
  );
}
