import { letter } from '@/lib/letter';
import { cn } from '@/lib/cn';

/** The sign of the application: the first letter of its name on its colour. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        'flex size-7 shrink-0 items-center justify-center rounded-md bg-primary font-semibold text-primary-foreground text-sm shadow-xs',
        className,
      )}
    >
      {letter}
    </span>
  );
}
