import type { ReactNode } from 'react';

type Entry = { key: string; label: string; value: string; mark: ReactNode };

/** What is said of the point under the pointer. */
export function ChartTooltip({ title, entries }: { title: string; entries: readonly Entry[] }) {
  return (
    <div className="min-w-32 rounded-lg border bg-popover px-2.5 py-2 text-xs text-popover-foreground shadow-md">
      {title !== '' && <p className="mb-1 font-medium">{title}</p>}
      <ul className="flex flex-col gap-1">
        {entries.map(({ key, label, value, mark }) => (
          <li key={key} className="flex items-center gap-1.5">
            {mark}
            <span className="flex-1 text-muted-foreground">{label}</span>
            <span className="pl-3 font-medium tabular-nums">{value}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
