'use client';

import { ChevronRight, File, Folder } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '#components/ui/cn.ts';
import { foldersAbove, type TreeNode } from './tree.ts';

type FileTreeProps = {
  nodes: TreeNode[];
  selected: string | null;
  openAll: boolean;
  onSelect: (path: string) => void;
};

/** Folders that open and close, and files to look at. */
export function FileTree({ nodes, ...rest }: FileTreeProps) {
  const t = useTranslations('runs.files');
  return (
    <nav aria-label={t('tree')}>
      <Level nodes={nodes} {...rest} />
    </nav>
  );
}

function Level({ nodes, selected, openAll, onSelect }: FileTreeProps) {
  const above = new Set(selected === null ? [] : foldersAbove(selected));
  return (
    <ul>
      {nodes.map((node) => (
        <li key={node.path}>
          {node.kind === 'file' ? (
            <button
              aria-current={node.path === selected || undefined}
              className={cn(
                'flex w-full items-center gap-1.5 rounded-md px-2 py-0.75 text-left text-ink-muted text-sm hover:bg-hover hover:text-ink focus-visible:-outline-offset-2',
                node.path === selected && 'bg-hover font-medium text-ink',
              )}
              onClick={() => onSelect(node.path)}
              type="button"
            >
              <File aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
              <span className="truncate">{node.name}</span>
            </button>
          ) : (
            <details open={openAll || above.has(node.path) || undefined}>
              <summary className="flex list-none items-center gap-1.5 rounded-md px-2 py-0.75 text-sm hover:bg-hover focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
                <ChevronRight
                  aria-hidden
                  className="size-3 shrink-0 text-ink-faint transition-transform [[open]>summary>&]:rotate-90"
                />
                <Folder aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
                <span className="truncate">{node.name}</span>
              </summary>
              <div className="ml-3 border-l pl-1.5">
                <Level nodes={node.children} onSelect={onSelect} openAll={openAll} selected={selected} />
              </div>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
