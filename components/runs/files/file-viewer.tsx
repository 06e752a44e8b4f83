'use client';

import { useQuery } from '@tanstack/react-query';
import { FileWarning } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useMeasures } from '../format.ts';
import { highlight } from './highlighter.ts';

type FileViewerProps = { path: string; href: string; line?: number };
type Loaded = { text: string | null; size: number; lines: Awaited<ReturnType<typeof highlight>> };

/** One file of the result, with colours and line numbers. */
export function FileViewer({ path, href, line }: FileViewerProps) {
  const t = useTranslations('runs.files');
  const { bytes } = useMeasures();
  const file = useQuery({
    queryKey: ['file', href, path],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => loadFile(href, path),
  });

  if (file.isPending) return <ViewerSkeleton />;
  if (file.isError || file.data.text === null) {
    return (
      <EmptyState icon={<FileWarning aria-hidden />} title={file.isError ? t('failed') : t('binary')}>
        <code className="font-mono text-xs">{path}</code>
      </EmptyState>
    );
  }
  const { text, size, lines } = file.data;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex items-center gap-2 border-b px-3 py-1.5">
        <code className="min-w-0 truncate font-mono text-xs">{path}</code>
        <span className="ml-auto shrink-0 text-ink-muted text-xs">{bytes(size)}</span>
        <CopyButton label={t('copyFile')} text={text} />
      </div>
      <Code
        key={path}
        line={line}
        lines={lines ?? text.split('\n').map((content) => [{ content, offset: 0 }])}
        path={path}
      />
    </div>
  );
}

async function loadFile(href: string, path: string): Promise<Loaded> {
  const response = await fetch(`${href}/file?path=${encodeURIComponent(path)}`);
  if (response.status === 415) return { text: null, size: 0, lines: null };
  if (!response.ok) throw new Error(`file: ${response.status}`);
  const text = await response.text();
  return { text, size: new Blob([text]).size, lines: await highlight(path, text) };
}

type CodeProps = { path: string; line: number | undefined; lines: NonNullable<Loaded['lines']> };

function Code({ path, line, lines }: CodeProps) {
  const marked = useRef<HTMLLIElement>(null);
  useEffect(() => marked.current?.scrollIntoView({ block: 'center' }), []);
  return (
    <section
      aria-label={path}
      className="min-h-0 flex-1 overflow-auto font-mono text-xs leading-5 focus-visible:-outline-offset-2"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard.
      tabIndex={0}
    >
      <ol className="w-max min-w-full py-2 [counter-reset:line]">
        {lines.map((tokens, index) => (
          <li
            className="px-3 whitespace-pre before:mr-4 before:inline-block before:w-9 before:text-right before:text-ink-faint before:content-[counter(line)] [counter-increment:line] data-marked:bg-warn-soft"
            data-marked={line === index + 1 || undefined}
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
            key={index}
            ref={line === index + 1 ? marked : undefined}
          >
            {tokens.map((token) => (
              <span className="shiki-token" key={token.offset} style={token.htmlStyle}>
                {token.content}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function ViewerSkeleton() {
  return (
    <div className="space-y-2 p-4">
      {['w-1/2', 'w-2/3', 'w-1/3', 'w-3/5', 'w-2/5'].map((width) => (
        <Skeleton className={`h-3.5 ${width}`} key={width} />
      ))}
    </div>
  );
}
