import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

type Props = { name: string; detail: string; ok: boolean; children: ReactNode };

/** One part and how it is. */
export function HealthCard({ name, detail, ok, children }: Props) {
  const Icon = ok ? CircleCheck : CircleX;
  return (
    <li className="flex flex-col gap-2 rounded-xl border bg-card p-4 shadow-xs">
      <span className="text-muted-foreground text-sm">{name}</span>
      <span className="flex items-center gap-2 font-semibold text-base tracking-tight">
        <Icon aria-hidden className={cn('size-4.5', ok ? 'text-success' : 'text-destructive')} />
        {children}
      </span>
      <span className="text-muted-foreground text-xs">{detail}</span>
    </li>
  );
}
