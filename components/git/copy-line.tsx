'use client';

import { CopyButton } from '#components/ui/copy-button.tsx';

type CopyLineProps = { text: string; label: string };

/** A line to paste somewhere else: scrolls by itself when it is long, and copies with one press. */
export function CopyLine({ text, label }: CopyLineProps) {
  return (
    <div className="flex items-center gap-1 rounded-md border bg-sunken pr-1">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard. */}
      <pre className="min-w-0 flex-1 overflow-x-auto px-3 py-2 font-mono text-ink text-xs" tabIndex={0}>
        {text}
      </pre>
      <CopyButton label={label} text={text} />
    </div>
  );
}
