'use client';

import { useQuery } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { cn } from '#components/ui/cn.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { inputStyle } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { FileTree } from './file-tree.tsx';
import { FileViewer } from './file-viewer.tsx';
import { buildTree, type FileEntry } from './tree.ts';

type FilesPanelProps = {
  href: string;
  /** Changes when the run wrote files again. */
  version: string;
  selected: string | null;
  line?: number;
  onSelect: (path: string) => void;
};

/** The files of the result: a tree to find one, and the one found. */
export function FilesPanel({ href, version, selected, line, onSelect }: FilesPanelProps) {
  const t = useTranslations('runs.files');
  const [query, setQuery] = useState('');
  const list = useQuery({
    queryKey: ['files', href, version],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<FileEntry[]> => {
      const response = await fetch(`${href}/files`);
      if (!response.ok) throw new Error(`files: ${response.status}`);
      return response.json();
    },
  });
  const wanted = query.trim().toLowerCase();
  const tree = useMemo(
    () => buildTree((list.data ?? []).filter(({ path }) => path.toLowerCase().includes(wanted))),
    [list.data, wanted],
  );

  if (list.isError)
    return (
      <Notice className="m-4" tone="bad">
        {t('failed')}
      </Notice>
    );
  if (list.isSuccess && list.data.length === 0) {
    return (
      <EmptyState icon={<FolderOpen aria-hidden />} title={t('none')}>
        {t('noneHelp')}
      </EmptyState>
    );
  }
  return (
    <div className="grid h-full min-h-0 max-lg:grid-rows-[minmax(10rem,40%)_minmax(0,1fr)] lg:grid-cols-[16rem_minmax(0,1fr)]">
      <div className="flex min-h-0 flex-col border-b lg:border-r lg:border-b-0">
        <div className="p-2">
          <input
            aria-label={t('search')}
            className={cn(inputStyle, 'h-7.5 text-sm')}
            onChange={(event) => setQuery(event.target.value)}
            placeholder={list.data ? t('searchIn', { count: list.data.length }) : t('search')}
            value={query}
          />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
          {list.isPending ? <Skeleton className="h-40" /> : null}
          <FileTree
            key={wanted === '' ? 'all' : 'found'}
            nodes={tree}
            onSelect={onSelect}
            openAll={wanted !== ''}
            selected={selected}
          />
        </div>
      </div>
      <div className="min-h-0 min-w-0 bg-surface">
        {selected === null ? (
          <EmptyState icon={<FolderOpen aria-hidden />} title={t('choose')} />
        ) : (
          <FileViewer href={href} key={`${selected}:${line}`} line={line} path={selected} />
        )}
      </div>
    </div>
  );
}
