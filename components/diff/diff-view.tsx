'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { highlight } from '#components/runs/files/highlighter.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { useIsWide } from '#components/ui/use-is-wide.ts';
import { useKeys } from '#components/ui/use-keys.ts';
import { DiffBody } from './diff-body.tsx';
import { diffTexts, listChanges, splitLines } from './lines.ts';

type DiffViewProps = {
  path: string;
  before: string | null;
  after: string | null;
  /** What else is known of the file, beside its path. */
  marks?: ReactNode;
  /** What to call the file, where it is not its path. */
  title?: ReactNode;
};

const LAYOUTS = ['split', 'unified'] as const;
/** Lines drawn at once; the rest comes when it is asked for. */
const STEP = 1_500;

/** What changed in one text: in its colours, folded where nothing did, change by change with j and k. */
export function DiffView({ path, before, after, marks, title }: DiffViewProps) {
  const t = useTranslations('versions.diff');
  const isWide = useIsWide();
  const [layout, setLayout] = useQueryState('layout', parseAsStringLiteral(LAYOUTS).withDefault('split'));
  const frame = useRef<HTMLElement>(null);
  const [at, setAt] = useState(-1);
  const [limit, setLimit] = useState(STEP);
  const { lines, added, removed } = useMemo(() => diffTexts(before, after), [before, after]);
  const changes = useMemo(() => listChanges(lines), [lines]);
  const texts = useMemo(() => [splitLines(before ?? ''), splitLines(after ?? '')] as const, [before, after]);
  const colours = useQuery({
    queryKey: ['diff-colours', path, before, after],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    queryFn: async () => [await highlight(path, before ?? ''), await highlight(path, after ?? '')] as const,
  });
  // Of a file that came or went there is no other side to show.
  const isSplit = isWide && layout === 'split' && before !== null && after !== null;

  function go(step: 1 | -1) {
    const next = Math.min(changes.length - 1, Math.max(0, at + step));
    const line = changes[next];
    if (line === undefined) return;
    setAt(next);
    if (line >= limit) setLimit(line + STEP);
    // After what was asked for is drawn.
    requestAnimationFrame(() =>
      frame.current?.querySelector(`[data-change="${next}"]`)?.scrollIntoView({ block: 'center' }),
    );
  }
  useKeys({ j: () => go(1), k: () => go(-1) });

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-surface px-3 py-1.5">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-0.5">
          {title ?? <code className="min-w-0 font-mono text-xs [overflow-wrap:anywhere]">{path}</code>}
          {marks}
        </div>
        <span className="font-mono text-xs tabular whitespace-nowrap">
          <span aria-hidden className="text-ok">
            +{added}
          </span>{' '}
          <span aria-hidden className="text-bad">
            −{removed}
          </span>
          <span className="sr-only">{t('stats', { added, removed })}</span>
        </span>
        <div className="flex items-center">
          <IconButton
            disabled={changes.length === 0}
            label={t('previous')}
            onClick={() => go(-1)}
            shortcut="K"
            size="icon-sm"
          >
            <ChevronUp aria-hidden />
          </IconButton>
          <span aria-live="polite" className="min-w-12 text-center text-ink-muted text-xs tabular">
            {at === -1 ? changes.length : t('place', { at: at + 1, count: changes.length })}
          </span>
          <IconButton
            disabled={changes.length === 0}
            label={t('next')}
            onClick={() => go(1)}
            shortcut="J"
            size="icon-sm"
          >
            <ChevronDown aria-hidden />
          </IconButton>
        </div>
        {isWide && before !== null && after !== null ? (
          <Segmented
            label={t('layout')}
            onChange={(next) => void setLayout(next)}
            options={LAYOUTS.map((value) => ({ value, label: t(value) }))}
            value={layout}
          />
        ) : null}
      </div>
      <section
        aria-label={path}
        className="min-h-0 flex-1 overflow-y-auto bg-surface font-mono text-xs leading-5 focus-visible:-outline-offset-2"
        ref={frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard.
        tabIndex={0}
      >
        <DiffBody
          changes={changes}
          isSplit={isSplit}
          limit={limit}
          lines={lines}
          onMore={() => setLimit(limit + STEP)}
          now={{ lines: texts[1], tokens: colours.data?.[1] ?? null }}
          old={{ lines: texts[0], tokens: colours.data?.[0] ?? null }}
        />
      </section>
    </div>
  );
}
