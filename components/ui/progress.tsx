import { cn } from './cn.ts';

/** A thin bar: how much of the whole is done. */
export function Progress({ value, label, className }: { value: number; label: string; className?: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      aria-label={label}
      aria-valuemax={100}
      aria-valuemin={0}
      aria-valuenow={percent}
      className={cn('h-1 overflow-hidden rounded-full bg-sunken', className)}
      role="progressbar"
    >
      <div
        className="h-full rounded-full bg-ink transition-[width] duration-300"
        style={{ width: `${percent}%` }}
      />
    </div>
  );
}
