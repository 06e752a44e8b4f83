import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import type { ExampleView } from '#lib/specs/schema.ts';

export type ExampleCardView = Omit<ExampleView, 'text'> & { lines: number };

/** One example SPEC to start from. */
export function ExampleCard({ example, href }: { example: ExampleCardView; href: string }) {
  const t = useTranslations('projects');
  return (
    <article className="group relative flex h-full flex-col rounded-lg border bg-surface p-4 shadow-low transition-colors hover:border-line-strong has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2">
      <h3 className="flex items-center gap-1 font-medium text-sm" lang={example.language}>
        <Link className="outline-none after:absolute after:inset-0 after:rounded-lg" href={href}>
          {example.title}
        </Link>
        <ArrowRight
          aria-hidden
          className="size-3.5 text-ink-faint transition-transform group-hover:translate-x-0.5"
        />
      </h3>
      <p className="mt-1 mb-3 text-ink-muted text-xs" lang={example.language}>
        {example.summary}
      </p>
      <p className="mt-auto flex gap-1">
        <Badge tone="outline">{example.language === 'es' ? 'Español' : 'English'}</Badge>
        <Badge tone="outline">{t(`form.${example.form}`)}</Badge>
        <Badge tone="outline">{t('lines', { count: example.lines })}</Badge>
      </p>
    </article>
  );
}
