'use client';

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';

const MIN = 25;
const MAX = 75;
const STEP = 2;
const clamp = (percent: number) => Math.min(MAX, Math.max(MIN, percent));

/** Two panes side by side on wide screens with a divider that pointer and arrow keys move; one above the other otherwise. */
export function SplitPane({ label, children }: { label: string; children: [ReactNode, ReactNode] }) {
  const frame = useRef<HTMLDivElement>(null);
  const [percent, setPercent] = useState(50);

  function drag(event: PointerEvent) {
    const box = frame.current?.getBoundingClientRect();
    if (box && event.currentTarget.hasPointerCapture(event.pointerId)) {
      setPercent(clamp(((event.clientX - box.left) / box.width) * 100));
    }
  }
  function press(event: KeyboardEvent) {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setPercent(clamp(percent + step));
  }

  return (
    <div
      className="grid min-h-0 flex-1 grid-cols-1 lg:grid-cols-(--columns)"
      ref={frame}
      style={{ '--columns': `minmax(0, ${percent}fr) 1px minmax(0, ${100 - percent}fr)` }}
    >
      {children[0]}
      {/* biome-ignore lint/a11y/useSemanticElements: a divider that moves is a separator with a value, which hr is not. */}
      <div
        aria-label={label}
        aria-orientation="vertical"
        aria-valuemax={MAX}
        aria-valuemin={MIN}
        aria-valuenow={Math.round(percent)}
        className="relative z-10 cursor-col-resize touch-none bg-line after:absolute after:inset-y-0 after:-left-1 after:w-2.5 hover:bg-accent focus-visible:bg-accent max-lg:hidden"
        onDoubleClick={() => setPercent(50)}
        onKeyDown={press}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        role="separator"
        tabIndex={0}
      />
      {children[1]}
    </div>
  );
}
