import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import { Children, type ReactNode } from 'react';
import { cn } from '@/lib/cn';

const LOOKS = {
  error: { icon: CircleAlert, style: 'bg-destructive-soft text-destructive' },
  success: { icon: CircleCheck, style: 'bg-success-soft text-success' },
  info: { icon: Info, style: 'bg-muted text-foreground [&>svg]:text-muted-foreground' },
} as const;

/** Something to know before going on; errors are read aloud at once. Renders nothing without words. */
export function Notice({ kind, children }: { kind: keyof typeof LOOKS; children: ReactNode }) {
  if (Children.toArray(children).length === 0) return null;
  const { icon: Icon, style } = LOOKS[kind];
  return (
    <div
      className={cn('flex items-start gap-2.5 rounded-md px-3 py-2.5 text-pretty text-sm', style)}
      role={kind === 'error' ? 'alert' : 'status'}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
