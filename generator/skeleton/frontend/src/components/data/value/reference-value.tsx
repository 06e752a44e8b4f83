'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Ref } from '@/lib/entity/definition';
import { recordPath } from '@/lib/entity/refs';
import { Hint } from '@/components/ui/tooltip';

/** Chips that fit into a cell; the others are counted. */
const SHOWN_CHIPS = 2;

type ReferenceProps = { target: string; value: Ref };

/** Another record: its name leads to its page. */
export function ReferenceValue({ target, value }: ReferenceProps) {
  const path = recordPath(target, value.id);
  if (!path) return <span className="truncate">{value.label}</span>;
  return (
    <Link
      href={path}
      prefetch={false}
      className="truncate rounded-sm underline decoration-border underline-offset-4 outline-none hover:decoration-foreground focus-visible:ring-2 focus-visible:ring-ring"
    >
      {value.label}
    </Link>
  );
}

type LinksProps = { target: string; value: readonly Ref[]; full?: boolean };

/** Several other records as chips, each leading to its page. */
export function LinksValue({ target, value, full = false }: LinksProps) {
  const t = useTranslations('values');
  const shown = full ? value : value.slice(0, SHOWN_CHIPS);
  const rest = value.slice(shown.length);
  return (
    <span className={`inline-flex max-w-full items-center gap-1 ${full ? 'flex-wrap' : 'overflow-hidden'}`}>
      {shown.map((ref) => (
        <LinkChip key={ref.id} target={target} value={ref} />
      ))}
      {rest.length > 0 && (
        <Hint label={rest.map((ref) => ref.label).join(', ')}>
          <span className="shrink-0 text-xs text-muted-foreground">{t('more', { count: rest.length })}</span>
        </Hint>
      )}
    </span>
  );
}

function LinkChip({ target, value }: ReferenceProps) {
  const path = recordPath(target, value.id);
  const look =
    'inline-flex h-5.5 max-w-40 min-w-0 items-center rounded-md bg-muted px-1.5 text-xs font-medium text-foreground';
  if (!path)
    return (
      <span className={look}>
        <span className="truncate">{value.label}</span>
      </span>
    );
  return (
    <Link
      href={path}
      prefetch={false}
      className={`${look} outline-none hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring`}
    >
      <span className="truncate">{value.label}</span>
    </Link>
  );
}
