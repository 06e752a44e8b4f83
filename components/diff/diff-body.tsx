'use client';

import { UnfoldVertical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { ThemedToken } from 'shiki/core';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { CodeLine } from './code-line.tsx';
import { type DiffLine, markWords, pairLines, type Range, type Section, sectionsOf } from './lines.ts';

export type DiffSide = { lines: readonly string[]; tokens: readonly ThemedToken[][] | null };
type DiffBodyProps = {
  lines: DiffLine[];
  old: DiffSide;
  now: DiffSide;
  /** Where changes begin. */
  changes: readonly number[];
  isSplit: boolean;
  /** Lines drawn at most, those folded away not counted. */
  limit: number;
  onMore: () => void;
};

/** Lines laid out together: those out of sight cost the browser nothing. */
const CHUNK = 60;
const LINE_PX = 20;
/** Pairs of lines looked into for words that differ. */
const MAX_PAIRS = 600;

/** Two texts as one column or as two, with what is alike in both folded away. */
export function DiffBody({ lines, old, now, changes, isSplit, limit, onMore }: DiffBodyProps) {
  const t = useTranslations('versions.files');
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const sections = useMemo(() => sectionsOf(lines), [lines]);
  const marks = useMemo(() => findMarks(lines, old.lines, now.lines), [lines, old.lines, now.lines]);
  const numberOf = useMemo(() => new Map(changes.map((at, index) => [lines[at], index])), [changes, lines]);
  const Rows = isSplit ? SplitRows : UnifiedRows;
  const drawn = sections.filter(({ kind, at }) => kind === 'lines' || opened.has(at));
  const rest = drawn.reduce((sum, section) => sum + section.lines.length, 0) - limit;
  let left = limit;
  const body = sections.map((section) => {
    if (left <= 0) return null;
    if (section.kind === 'gap' && !opened.has(section.at))
      return (
        <Gap key={section.at} onOpen={() => setOpened(new Set([...opened, section.at]))} section={section} />
      );
    const shown = section.lines.slice(0, left);
    left -= shown.length;
    return chunksOf(shown).map((chunk, index) => (
      <div
        className="[content-visibility:auto]"
        // biome-ignore lint/suspicious/noArrayIndexKey: chunks of a section never change their places.
        key={`${section.at}:${index}`}
        style={{ containIntrinsicSize: `auto ${chunk.length * LINE_PX}px` }}
      >
        <Rows lines={chunk} marks={marks} now={now} numberOf={numberOf} old={old} />
      </div>
    ));
  });
  if (rest <= 0) return body;
  return (
    <>
      {body}
      <div className="flex justify-center border-t p-3 font-sans">
        <Button onClick={onMore} size="sm">
          {t('showMore', { count: rest })}
        </Button>
      </div>
    </>
  );
}

type Marks = { old: Map<number, Range[]>; now: Map<number, Range[]> };
type RowsProps = {
  lines: DiffLine[];
  old: DiffSide;
  now: DiffSide;
  marks: Marks;
  numberOf: ReadonlyMap<DiffLine | undefined, number>;
};

const LOOK = {
  same: '',
  added: 'bg-ok-soft',
  removed: 'bg-bad-soft',
} as const;
const SIGN = { same: '', added: '+', removed: '−' } as const;
const numberStyle = 'pr-2 text-right text-ink-muted select-none tabular';

function UnifiedRows({ lines, numberOf, ...sides }: RowsProps) {
  return lines.map((line) => (
    <div
      className={cn(
        'grid grid-cols-[2.5rem_2.5rem_1.25rem_minmax(0,1fr)] scroll-my-24 pr-3 sm:grid-cols-[3rem_3rem_1.25rem_minmax(0,1fr)]',
        LOOK[line.kind],
      )}
      data-change={numberOf.get(line)}
      key={`${line.old}:${line.now}`}
    >
      <span className={numberStyle}>{line.old}</span>
      <span className={numberStyle}>{line.now}</span>
      <Text line={line} {...sides} />
    </div>
  ));
}

function SplitRows({ lines, numberOf, ...sides }: RowsProps) {
  return pairLines(lines).map(({ left, right }) => (
    <div
      className="grid scroll-my-24 grid-cols-2"
      data-change={numberOf.get(left ?? undefined) ?? numberOf.get(right ?? undefined)}
      key={`${left?.old}:${right?.now}`}
    >
      <Half line={left} number={left?.old ?? null} side="old" {...sides} />
      <Half className="border-l" line={right} number={right?.now ?? null} side="now" {...sides} />
    </div>
  ));
}

type HalfProps = Omit<TextProps, 'line'> & {
  line: DiffLine | null;
  number: number | null;
  className?: string;
};

function Half({ line, number, className, ...text }: HalfProps) {
  return (
    <div
      className={cn(
        'grid min-w-0 grid-cols-[3rem_1.25rem_minmax(0,1fr)] pr-3',
        line === null ? 'bg-sunken' : LOOK[line.kind],
        className,
      )}
    >
      <span className={numberStyle}>{number}</span>
      {line === null ? null : <Text line={line} {...text} />}
    </div>
  );
}

type TextProps = Omit<RowsProps, 'lines' | 'numberOf'> & { line: DiffLine; side?: 'old' | 'now' };

function Text({ line, old, now, marks, side }: TextProps) {
  const isOld = side === 'old' || line.now === null;
  const number = (isOld ? line.old : line.now) ?? 0;
  const from = isOld ? old : now;
  return (
    <>
      <span className="text-center text-ink-muted select-none">{SIGN[line.kind]}</span>
      <CodeLine
        kind={line.kind}
        marks={line.kind === 'same' ? [] : ((isOld ? marks.old : marks.now).get(number) ?? [])}
        text={from.lines[number - 1] ?? ''}
        tokens={from.tokens?.[number - 1]}
      />
    </>
  );
}

function Gap({ section, onOpen }: { section: Section; onOpen: () => void }) {
  const t = useTranslations('versions.diff');
  return (
    <button
      className="flex w-full items-center gap-2 border-y bg-sunken px-3 py-1 font-sans text-ink-muted text-xs first:border-t-0 last:border-b-0 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
      onClick={onOpen}
      type="button"
    >
      <UnfoldVertical aria-hidden className="size-3.5" />
      {t('gap', { count: section.lines.length })}
    </button>
  );
}

function chunksOf(lines: DiffLine[]): DiffLine[][] {
  const chunks: DiffLine[][] = [];
  let at = 0;
  while (at < lines.length) {
    let end = at + CHUNK;
    // A change is not cut in two: side by side, its halves belong together.
    while (end < lines.length && lines[end]?.kind !== 'same' && end < at + 4 * CHUNK) end += 1;
    chunks.push(lines.slice(at, end));
    at = end;
  }
  return chunks;
}

function findMarks(lines: DiffLine[], old: readonly string[], now: readonly string[]): Marks {
  const marks: Marks = { old: new Map(), now: new Map() };
  let pairs = 0;
  for (const { left, right } of pairLines(lines)) {
    if (left?.kind !== 'removed' || right?.kind !== 'added' || pairs >= MAX_PAIRS) continue;
    pairs += 1;
    const [was, is] = [left.old ?? 0, right.now ?? 0];
    const found = markWords(old[was - 1] ?? '', now[is - 1] ?? '');
    marks.old.set(was, found.old);
    marks.now.set(is, found.now);
  }
  return marks;
}
