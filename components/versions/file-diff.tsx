'use client';

import { useQuery } from '@tanstack/react-query';
import { Equal, FileWarning, FileX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DiffView } from '#components/diff/diff-view.tsx';
import { useMeasures } from '#components/runs/format.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { FileChange, FilePair } from '#lib/versions/schema.ts';

type FileDiffProps = {
  /** Address of the two versions' files. */
  href: string;
  from: number | null;
  to: number;
  file: FileChange;
  title?: ReactNode;
};

/** What changed in one file; its contents are fetched when it is looked at. */
export function FileDiff({ href, from, to, file, title }: FileDiffProps) {
  const t = useTranslations('versions');
  const { bytes } = useMeasures();
  const pair = useQuery({
    queryKey: ['version-file', href, from, to, file.path],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => loadPair(href, from, to, file),
  });
  if (pair.isPending)
    return (
      <div className="space-y-2 p-4">
        {['w-1/2', 'w-2/3', 'w-1/3', 'w-3/5'].map((width) => (
          <Skeleton className={`h-3.5 ${width}`} key={width} />
        ))}
      </div>
    );
  if (pair.isError)
    return (
      <EmptyState
        action={<Button onClick={() => void pair.refetch()}>{t('retry')}</Button>}
        icon={<FileX aria-hidden />}
        title={t('failed')}
      >
        <code className="font-mono text-xs">{file.path}</code>
      </EmptyState>
    );
  const { before, after, hidden } = pair.data;
  const size = (count: number | null) => (count === null ? t('diff.nothing') : bytes(count));
  if (hidden !== null)
    return (
      <EmptyState icon={<FileWarning aria-hidden />} title={t(`diff.${hidden}`)}>
        <p>
          <code className="font-mono text-xs [overflow-wrap:anywhere]">{file.path}</code>
        </p>
        <p>{t('diff.binaryHelp', { before: size(file.before), after: size(file.after) })}</p>
        {hidden === 'large' ? <p>{t('diff.largeHelp')}</p> : null}
      </EmptyState>
    );
  if (before === after)
    return (
      <EmptyState icon={<Equal aria-hidden />} title={t('diff.sameText')}>
        <p>
          <code className="font-mono text-xs [overflow-wrap:anywhere]">
            {file.from ? `${file.from} → ${file.path}` : file.path}
          </code>
        </p>
        <p>{t('diff.sameTextHelp')}</p>
      </EmptyState>
    );
  return (
    <DiffView
      after={after}
      before={before}
      key={file.path}
      marks={
        <>
          {file.from ? (
            <span className="text-ink-muted text-xs">{t('diff.movedFrom', { path: file.from })}</span>
          ) : null}
          <Badge title={t(`files.ownerHelp.${file.owner ?? 'none'}`)} tone="outline">
            {t(`files.whose.${file.owner ?? 'none'}`)}
          </Badge>
        </>
      }
      path={file.path}
      title={title}
    />
  );
}

async function loadPair(
  href: string,
  from: number | null,
  to: number,
  { path, from: was }: FileChange,
): Promise<FilePair> {
  const query = new URLSearchParams({ from: String(from ?? 0), to: String(to), path, ...(was && { was }) });
  const response = await fetch(`${href}/file?${query}`);
  if (!response.ok) throw new Error(`file: ${response.status}`);
  return response.json();
}
