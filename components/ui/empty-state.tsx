import type { ReactNode } from 'react';
import { cn } from './cn.ts';

type EmptyStateProps = {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
  /** 1 where it is all there is on the page. */
  level?: 1 | 2;
};

/** What to say where there is nothing yet: what will be here and how to make the first one. */
export function EmptyState({ icon, title, children, action, className, level = 2 }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={cn('flex flex-col items-center px-6 py-12 text-center', className)}>
      <div className="mb-4 grid size-11 place-items-center rounded-lg border bg-surface text-ink-muted shadow-low [&_svg]:size-5">
        {icon}
      </div>
      <Heading className="font-semibold text-lg">{title}</Heading>
      {children ? <div className="mt-1 max-w-md text-balance text-ink-muted text-sm">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
