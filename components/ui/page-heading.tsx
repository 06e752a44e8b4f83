import type { ReactNode } from 'react';

type PageHeadingProps = { title: ReactNode; description?: ReactNode; action?: ReactNode };

/** The title of a page, what it is for, and the one thing most people come to do. */
export function PageHeading({ title, description, action }: PageHeadingProps) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        {description ? <p className="mt-1 max-w-2xl text-ink-muted">{description}</p> : null}
      </div>
      {action}
    </div>
  );
}
