'use client';

import { ArrowDownToLine, ChevronDown, ChevronUp, Download, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { cn } from '#components/ui/cn.ts';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { inputStyle } from '#components/ui/field.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { ConsoleStatus } from '#lib/consoles/client.ts';
import type { LogStore } from './log-store.ts';
import { toPlainText } from './log-text.ts';

type ConsoleBarProps = {
  store: LogStore;
  connection: ConsoleStatus;
  isOver: boolean;
  following: boolean;
  onFollow: () => void;
  matches: { index: number; count: number };
  onFind: (text: string, direction: 'next' | 'previous') => void;
  fileName: string;
};

/** Above the console: whether it is live, and what can be done with the text. */
export function ConsoleBar(props: ConsoleBarProps) {
  const { store, connection, isOver, following, onFollow, matches, onFind, fileName } = props;
  const t = useTranslations('runs.console');
  const [query, setQuery] = useState('');

  function download() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(
      new Blob([toPlainText(store.rows)], { type: 'text/plain;charset=utf-8' }),
    );
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b px-3 py-1.5">
      <search className="relative min-w-36 max-w-72 flex-1">
        <Search aria-hidden className="absolute top-2 left-2.5 size-3.5 text-ink-faint" />
        <input
          aria-label={t('search')}
          className={cn(inputStyle, 'h-7.5 pr-16 pl-8 text-sm')}
          onChange={(event) => {
            setQuery(event.target.value);
            onFind(event.target.value, 'next');
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onFind(query, event.shiftKey ? 'previous' : 'next');
          }}
          placeholder={t('search')}
          value={query}
        />
        {query ? (
          <span aria-live="polite" className="absolute top-1.5 right-2.5 text-ink-muted text-xs tabular">
            {matches.count === 0 ? t('noMatch') : `${matches.index + 1}/${matches.count}`}
          </span>
        ) : null}
      </search>
      <IconButton
        disabled={!query}
        label={t('previous')}
        onClick={() => onFind(query, 'previous')}
        size="icon-sm"
      >
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton disabled={!query} label={t('next')} onClick={() => onFind(query, 'next')} size="icon-sm">
        <ChevronDown aria-hidden />
      </IconButton>
      <div className="ml-auto flex items-center gap-1">
        <ConnectionBadge connection={connection} isOver={isOver} />
        <IconButton aria-pressed={following} label={t('follow')} onClick={onFollow} size="icon-sm">
          <ArrowDownToLine aria-hidden className={cn(following && 'text-accent')} />
        </IconButton>
        <CopyButton label={t('copyAll')} text={() => toPlainText(store.rows)} />
        <IconButton label={t('download')} onClick={download} size="icon-sm">
          <Download aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}

function ConnectionBadge({ connection, isOver }: Pick<ConsoleBarProps, 'connection' | 'isOver'>) {
  const t = useTranslations('runs.console');
  if (isOver) return <Badge>{t('ended')}</Badge>;
  if (connection === 'live') {
    return (
      <Badge tone="ok">
        <span aria-hidden className="size-1.5 animate-pulse-dot rounded-full bg-ok-solid" />
        {t('live')}
      </Badge>
    );
  }
  return <Badge tone={connection === 'closed' ? 'bad' : 'warn'}>{t(connection)}</Badge>;
}
