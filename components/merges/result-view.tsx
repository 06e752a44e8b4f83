'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { Side } from './conflict-text.ts';
import type { ResultEditor } from './editor/result-editor.ts';

export type ResultHandle = {
  step: (by: 1 | -1) => void;
  take: (side: Side) => void;
  setText: (text: string) => void;
};
type ResultViewProps = {
  handle?: Ref<ResultHandle>;
  path: string;
  label: string;
  text: string;
  /** Another number puts `text` in the editor's place; else what is written there is its own. */
  undone: number;
  readOnly: boolean;
  onChange: (text: string) => void;
};

/** The text that comes out of a merge, editable. */
export function ResultView({ handle, path, label, text, undone, readOnly, onChange }: ResultViewProps) {
  const t = useTranslations('merges.conflicts');
  const locale = useLocale();
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<ResultEditor>(null);
  const [isReady, setReady] = useState(false);
  const changed = useEffectEvent(onChange);
  const current = useEffectEvent(() => text);
  const words = useEffectEvent(() => ({
    mine: t('takeMine'),
    next: t('takeNext'),
    both: t('takeBoth'),
    place: (at: number, count: number) => t('place', { at, count }),
  }));

  useEffect(() => {
    let isGone = false;
    void import('./editor/result-editor.ts').then(({ createResultEditor }) => {
      if (isGone || !host.current) return;
      setReady(true);
      editor.current = createResultEditor({
        parent: host.current,
        path,
        label,
        locale,
        readOnly,
        text: current(),
        words: words(),
        onChange: changed,
      });
    });
    return () => {
      isGone = true;
      editor.current?.destroy();
      editor.current = null;
    };
  }, [path, label, locale, readOnly]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a step back is told by its number alone, never by the text.
  useEffect(() => editor.current?.setText(current(), false), [undone]);

  useImperativeHandle(
    handle,
    () => ({
      step: (by) => editor.current?.step(by),
      take: (side) => editor.current?.take(side),
      setText: (next) => editor.current?.setText(next, true),
    }),
    [],
  );

  return (
    <div className="overflow-hidden rounded-md border">
      {isReady ? null : <Skeleton className="m-3 h-24" />}
      <div className="max-h-[32rem] overflow-auto" ref={host} />
    </div>
  );
}
