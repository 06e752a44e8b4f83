'use client';

import { useLocale } from 'next-intl';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';

type DiffViewProps = {
  path: string;
  before: { text: string; label: string };
  after: { text: string; label: string };
  everything?: boolean;
};

/** Two texts of less than this each would be a column of single words. */
const WIDE = '(min-width: 72rem)';

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** What differs between two texts: beside each other where there is room, else one above the other. */
export function DiffView({ path, before, after, everything = false }: DiffViewProps) {
  const locale = useLocale();
  const host = useRef<HTMLDivElement>(null);
  const [isReady, setReady] = useState(false);
  const sideBySide = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => false,
  );
  const [beforeText, beforeLabel, afterText, afterLabel] = [
    before.text,
    before.label,
    after.text,
    after.label,
  ];

  useEffect(() => {
    let isGone = false;
    let remove = () => {};
    void import('./editor/diff-editor.ts').then(({ showDiff }) => {
      if (isGone || !host.current) return;
      setReady(true);
      remove = showDiff({
        parent: host.current,
        path,
        locale,
        before: { text: beforeText, label: beforeLabel },
        after: { text: afterText, label: afterLabel },
        sideBySide,
        everything,
      });
    });
    return () => {
      isGone = true;
      remove();
    };
  }, [path, locale, beforeText, beforeLabel, afterText, afterLabel, sideBySide, everything]);

  return (
    <div className="overflow-hidden rounded-md border">
      <div className="flex gap-2 border-b bg-sunken px-3 py-1 font-medium text-2xs text-ink-muted *:min-w-0 *:flex-1 *:truncate">
        <span>{sideBySide ? before.label : `${before.label} → ${after.label}`}</span>
        {sideBySide ? <span>{after.label}</span> : null}
      </div>
      {isReady ? null : <Skeleton className="m-3 h-24" />}
      <div className="max-h-[28rem] overflow-auto" ref={host} />
    </div>
  );
}
