import { cn } from '#components/ui/cn.ts';

/** The mark: lines of text on the left, a tick on the right. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden className={cn('size-5 shrink-0', className)} fill="none" viewBox="0 0 20 20">
      <rect className="fill-primary" height="20" rx="5.5" width="20" />
      <path
        className="stroke-ink-inverse"
        d="M4.5 6.5h4M4.5 10h3M4.5 13.5h4"
        strokeLinecap="round"
        strokeWidth="1.6"
      />
      <path
        className="stroke-ink-inverse"
        d="m10.2 10.4 2 2.1 3.6-5"
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth="1.8"
      />
    </svg>
  );
}

/** The mark with the name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2 font-semibold text-ink tracking-tight', className)}>
      <LogoMark />
      IOPEER
    </span>
  );
}
