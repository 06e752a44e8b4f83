import type { ReactNode } from 'react';

type Props = { title: string; description?: ReactNode; children: ReactNode };

/** A part of a page of settings: what it is about at the side, what can be done about it beside that. */
export function SettingsSection({ title, description, children }: Props) {
  return (
    <section className="grid gap-x-10 gap-y-5 border-b py-8 first:pt-2 last:border-b-0 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="flex flex-col gap-1">
        <h2 className="font-semibold tracking-tight">{title}</h2>
        {description ? <p className="text-muted-foreground text-sm text-pretty">{description}</p> : null}
      </div>
      <div className="min-w-0 max-w-2xl">{children}</div>
    </section>
  );
}
