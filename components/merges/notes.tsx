'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { highlight } from '#components/runs/files/highlighter.ts';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { MergePlanView } from '#lib/merges/schema.ts';
import { Disclosure } from './disclosure.tsx';
import { FileName } from './file-name.tsx';
import { PlanSection } from './plan-section.tsx';
import type { ReviewPart } from './review.ts';
import { useSide } from './use-plan.ts';

type Migration = NonNullable<MergePlanView['migration']>;

/** The migration the plan adds, folded: it is read by those who want to know. */
export function MigrationNote({ href, migration }: { href: string; migration: Migration }) {
  const t = useTranslations('merges.migration');
  return (
    <PlanSection help={t('help')} section="migration" title={t('title')}>
      <Disclosure summary={<FileName owner="G" path={migration.path} />}>
        {() => <MigrationText href={href} migration={migration} />}
      </Disclosure>
    </PlanSection>
  );
}

function MigrationText({ href, migration: { path, content } }: { href: string; migration: Migration }) {
  const t = useTranslations('merges.migration');
  const file = useSide(href, content);
  const text = file.data ?? '';
  const colours = useQuery({
    queryKey: ['plan-colours', path, content],
    enabled: file.isSuccess,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => highlight(path, text),
  });
  if (file.isError) return <Notice tone="warn">{t('failed')}</Notice>;
  if (file.isPending) return <Skeleton className="h-32" />;
  const lines = colours.data ?? text.split('\n').map((line) => [{ content: line, offset: 0, htmlStyle: {} }]);
  return (
    <div className="relative rounded-md border">
      <div className="absolute top-1 right-1">
        <CopyButton label={t('copy')} text={text} />
      </div>
      <section
        aria-label={path}
        className="max-h-[32rem] overflow-auto p-3 font-mono text-xs leading-5 whitespace-pre"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard.
        tabIndex={0}
      >
        {lines.map((tokens, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
          <div className="min-h-5" key={index}>
            {tokens.map((token) => (
              <span className="shiki-token" key={token.offset} style={token.htmlStyle}>
                {token.content}
              </span>
            ))}
          </div>
        ))}
      </section>
    </div>
  );
}

const SHOWN = 50;

/** Lines of people's own files that name what is called otherwise from now on. */
export function MentionList({ plan }: ReviewPart) {
  const t = useTranslations('merges.mentions');
  const rest = plan.mentions.length - SHOWN;
  return (
    <PlanSection className="space-y-3" help={t('help')} section="mentions" title={t('title')}>
      {plan.mentions.slice(0, SHOWN).map(({ path, line, from, to, text }) => (
        <div key={`${path}:${line}:${from}`}>
          <p className="flex flex-wrap items-baseline gap-x-2 text-xs">
            <code className="font-mono wrap-anywhere">
              {path}:{line}
            </code>
            <span className="text-ink-muted">
              {from} → {to}
            </span>
          </p>
          <code className="mt-1 block overflow-x-auto rounded-sm bg-sunken px-2 py-1 font-mono text-xs whitespace-pre">
            {text.trim()}
          </code>
        </div>
      ))}
      {rest > 0 ? <p className="text-ink-muted text-xs">{t('more', { count: rest })}</p> : null}
    </PlanSection>
  );
}

/** Generated files that no longer follow the SPEC, since somebody kept them. */
export function DetachedList({ plan }: ReviewPart) {
  const t = useTranslations('merges.detached');
  return (
    <PlanSection help={t('help')} section="detached" title={t('title')}>
      <ul className="space-y-1">
        {plan.files
          .filter(({ kind }) => kind === 'detached')
          .map(({ path, owner }) => (
            <li key={path}>
              <FileName owner={owner} path={path} />
            </li>
          ))}
      </ul>
    </PlanSection>
  );
}
