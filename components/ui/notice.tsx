import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

const LOOKS = {
  info: { icon: Info, style: 'border-line bg-sunken [&>svg]:text-ink-muted' },
  ok: { icon: CircleCheck, style: 'border-ok-line bg-ok-soft [&>svg]:text-ok' },
  warn: { icon: TriangleAlert, style: 'border-warn-line bg-warn-soft [&>svg]:text-warn' },
  bad: { icon: CircleAlert, style: 'border-bad-line bg-bad-soft [&>svg]:text-bad' },
} as const;

type NoticeProps = {
  tone?: keyof typeof LOOKS;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** Something the reader should know before going on. Errors are announced at once. */
export function Notice({ tone = 'info', title, children, action, className }: NoticeProps) {
  const { icon: Icon, style } = LOOKS[tone];
  return (
    <div
      className={cn('flex items-start gap-2.5 rounded-lg border px-3.5 py-2.5 text-sm', style, className)}
      role={tone === 'bad' ? 'alert' : undefined}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium text-ink">{title}</p> : null}
        {children ? <div className="text-ink-muted">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
