import type { ReactNode } from 'react';

type FormFrameProps = { title: string; subtitle: string; footer: ReactNode; children: ReactNode };

/** Title, form, and the way to the other form. */
export function FormFrame({ title, subtitle, footer, children }: FormFrameProps) {
  return (
    <div className="w-full max-w-sm">
      <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
      <p className="mt-1.5 mb-7 text-ink-muted">{subtitle}</p>
      {children}
      <p className="mt-6 text-ink-muted text-sm [&_a]:font-medium [&_a]:text-ink [&_a]:underline [&_a]:underline-offset-4">
        {footer}
      </p>
    </div>
  );
}
