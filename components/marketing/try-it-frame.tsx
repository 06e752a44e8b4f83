'use client';

import dynamic from 'next/dynamic';
import { Skeleton } from '#components/ui/skeleton.tsx';

const Live = dynamic(async () => (await import('./try-it.tsx')).TryItLive, {
  ssr: false,
  loading: () => (
    <div className="grid h-full gap-6 p-5 lg:grid-cols-2">
      <Skeleton className="h-full" />
      <Skeleton className="h-full max-lg:hidden" />
    </div>
  ),
});

/** The window the live editor appears in; it has its size from the start, so that nothing jumps. */
export function TryIt({ example }: { example: { text: string; fileName: string } }) {
  return (
    <div className="h-[34rem] overflow-hidden rounded-xl border bg-surface shadow-high">
      <Live example={example} />
    </div>
  );
}
