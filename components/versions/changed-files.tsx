'use client';

import { Files, FolderOpen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { inputStyle } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { useKeys } from '#components/ui/use-keys.ts';
import { type Comparison, FILE_CHANGES, type FileChange } from '#lib/versions/schema.ts';
import { FileDiff } from './file-diff.tsx';
import { CHANGE_SIGNS } from './looks.ts';

const OWNERS = ['any', 'G', 'U', 'M', 'none'] as const;
const CHANGES = ['any', ...FILE_CHANGES] as const;
/** Files listed at once; the rest comes when it is asked for. */
const STEP = 400;

type ChangedFilesProps = { comparison: Comparison; href: string };

/** The files two versions do not have alike: a list to find one, and what changed in the one found. */
export function ChangedFiles({ comparison, href }: ChangedFilesProps) {
  const t = useTranslations('versions.files');
  const [place, setPlace] = useQueryStates({
    file: parseAsString,
    owner: parseAsStringLiteral(OWNERS).withDefault('any'),
    change: parseAsStringLiteral(CHANGES).withDefault('any'),
  });
  const [query, setQuery] = useState('');
  const [limit, setLimit] = useState(STEP);
  const { files, from, to } = comparison;
  const wanted = query.trim().toLowerCase();
  const found = files.filter(
    ({ path, owner, change }) =>
      (place.owner === 'any' || (owner ?? 'none') === place.owner) &&
      (place.change === 'any' || change === place.change) &&
      path.toLowerCase().includes(wanted),
  );
  // The generator's own bookkeeping comes first by name, and is what nobody came for.
  const selected =
    files.find(({ path }) => path === place.file) ??
    found.find(({ path }) => !path.startsWith('.iopeer/')) ??
    found[0];
  const owners = OWNERS.filter(
    (owner) => owner === 'any' || files.some((file) => (file.owner ?? 'none') === owner),
  );
  const changes = CHANGES.filter(
    (change) => change === 'any' || files.some((file) => file.change === change),
  );
  const go = (step: 1 | -1) => {
    const next = found[found.findIndex(({ path }) => path === selected?.path) + step];
    if (next) void setPlace({ file: next.path });
  };
  useKeys({ n: () => go(1), p: () => go(-1) });

  if (files.length === 0) return <SameFiles />;
  return (
    <div className="grid h-full min-h-0 max-lg:grid-rows-[minmax(12rem,40%)_minmax(0,1fr)] lg:grid-cols-[20rem_minmax(0,1fr)]">
      <div className="flex min-h-0 min-w-0 flex-col border-b lg:border-r lg:border-b-0">
        <div className="space-y-2 p-2">
          <input
            aria-label={t('search')}
            className={cn(inputStyle, 'h-7.5 text-sm')}
            onChange={(event) => setQuery(event.target.value)}
            placeholder={t('searchIn', { count: files.length })}
            value={query}
          />
          <div className="grid grid-cols-2 gap-2">
            <Select
              className="h-7 min-w-0 text-xs"
              label={t('ownerLabel')}
              onChange={(owner) => void setPlace({ owner })}
              options={owners.map((value) =>
                value === 'any'
                  ? { value, label: t('anyOwner') }
                  : { value, label: t(`owner.${value}`), hint: t(`ownerHelp.${value}`) },
              )}
              value={place.owner}
            />
            <Select
              className="h-7 min-w-0 text-xs"
              label={t('changeLabel')}
              onChange={(change) => void setPlace({ change })}
              options={changes.map((value) => ({
                value,
                label: value === 'any' ? t('anyChange') : t(`change.${value}`),
              }))}
              value={place.change}
            />
          </div>
        </div>
        <nav aria-label={t('list')} className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
          {found.length === 0 ? (
            <p className="px-2 py-4 text-ink-muted text-sm">{t('noMatch')}</p>
          ) : (
            <ul>
              {found.slice(0, limit).map((file) => (
                <FileLine
                  file={file}
                  isSelected={file.path === selected?.path}
                  key={file.path}
                  onSelect={() => void setPlace({ file: file.path })}
                />
              ))}
            </ul>
          )}
          {found.length > limit ? (
            <Button className="mt-2 w-full" onClick={() => setLimit(limit + STEP)} size="sm">
              {t('showMore', { count: Math.min(STEP, found.length - limit) })}
            </Button>
          ) : null}
          {comparison.unchanged > 0 ? (
            <p className="px-2 pt-3 text-ink-muted text-xs">
              {t('unchanged', { count: comparison.unchanged })}
            </p>
          ) : null}
        </nav>
      </div>
      <div className="min-h-0 min-w-0 bg-surface">
        {selected ? (
          <FileDiff
            file={selected}
            from={from?.number ?? null}
            href={href}
            key={selected.path}
            to={to.number}
          />
        ) : (
          <EmptyState icon={<FolderOpen aria-hidden />} title={t('choose')} />
        )}
      </div>
    </div>
  );
}

export function SameFiles() {
  const t = useTranslations('versions.compare');
  return (
    <EmptyState icon={<Files aria-hidden />} title={t('same')}>
      {t('sameHelp')}
    </EmptyState>
  );
}

type FileLineProps = { file: FileChange; isSelected: boolean; onSelect: () => void };

function FileLine({ file, isSelected, onSelect }: FileLineProps) {
  const t = useTranslations('versions.files');
  const { sign, style } = CHANGE_SIGNS[file.change];
  const cut = file.path.lastIndexOf('/') + 1;
  return (
    <li className="[contain-intrinsic-size:auto_2.5rem] [content-visibility:auto]">
      <button
        aria-current={isSelected || undefined}
        className={cn(
          'flex w-full items-start gap-2 rounded-md px-2 py-1 text-left hover:bg-hover focus-visible:-outline-offset-2',
          isSelected && 'bg-hover',
        )}
        onClick={onSelect}
        title={file.path}
        type="button"
      >
        <span aria-hidden className={cn('w-3 shrink-0 text-center font-mono text-sm', style)}>
          {sign}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm">{file.path.slice(cut)}</span>
          {cut > 0 ? (
            // Cut off at its start: what tells folders apart is their end.
            <span className="block truncate text-left text-ink-muted text-xs [direction:rtl]">
              <bdi>{file.path.slice(0, cut - 1)}</bdi>
            </span>
          ) : null}
        </span>
        <span className="sr-only">{t(`one.${file.change}`)}</span>
        <span
          className="mt-0.5 shrink-0 text-2xs text-ink-muted"
          title={t(`ownerHelp.${file.owner ?? 'none'}`)}
        >
          {t(`whose.${file.owner ?? 'none'}`)}
        </span>
      </button>
    </li>
  );
}
