'use client';

import { useTranslations } from 'next-intl';
import { cn } from '@/lib/cn';
import { useWords } from '@/lib/entity/words';
import { type Difference, isNothing } from './audit-query';

type Props = { differences: readonly Difference[]; entity: string | null; requestId: string | null };

/** What a change replaced and what by, value by value. */
export function AuditDiff({ differences, entity, requestId }: Props) {
  const t = useTranslations('admin.audit');
  const words = useWords(entity ?? '');
  // References are told by their column.
  const nameOf = (name: string): string => {
    const field = words.field(name);
    return field === name && name.endsWith('_id') ? words.field(name.slice(0, -3)) : field;
  };
  return (
    <div className="border-t bg-muted/40 px-4 py-4 sm:pl-14">
      <dl className="flex flex-col gap-3">
        {differences.map(({ name, before, after }) => (
          <div className="grid gap-1.5 sm:grid-cols-[10rem_minmax(0,1fr)] sm:gap-4" key={name}>
            <dt className="pt-0.5 text-muted-foreground text-xs">{nameOf(name)}</dt>
            <dd className="flex min-w-0 flex-col items-start gap-1 sm:flex-row sm:flex-wrap sm:items-center">
              <Value
                label={t('before')}
                look="bg-destructive-soft text-destructive line-through"
                value={before}
              />
              <Value label={t('after')} look="bg-success-soft text-success" value={after} />
            </dd>
          </div>
        ))}
      </dl>
      {requestId ? (
        <p className="mt-4 text-muted-foreground text-xs">
          {t('request')} <code className="font-mono break-all">{requestId}</code>
        </p>
      ) : null}
    </div>
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function Value({ value, look, label }: { value: unknown; look: string; label: string }) {
  const t = useTranslations('admin.audit');
  if (isNothing(value)) return null;
  const text = typeof value === 'boolean' ? t(value ? 'yes' : 'no') : textOf(value);
  return (
    <span className={cn('max-w-full rounded-sm px-1.5 py-0.5 text-xs break-words', look)}>
      <span className="sr-only">{label} </span>
      {text.length > 500 ? `${text.slice(0, 500)}…` : text}
    </span>
  );
}
