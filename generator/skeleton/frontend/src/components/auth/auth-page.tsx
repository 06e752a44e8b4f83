import type { ReactNode } from 'react';

type Props = { title: string; description?: ReactNode; children: ReactNode; footer?: ReactNode };

/** The frame of every page about signing in: what it is about, what to fill in, where else to go. */
export function AuthPage({ title, description, children, footer }: Props) {
  return (
    <div className="flex flex-col gap-7">
      <div className="flex flex-col gap-2">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        {description ? <p className="text-muted-foreground text-pretty">{description}</p> : null}
      </div>
      {children}
      {footer ? <p className="text-muted-foreground">{footer}</p> : null}
    </div>
  );
}
