import { useTranslations } from 'next-intl';
import { Badge } from '#components/ui/badge.tsx';
import type { PlannedFile } from '#lib/merges/schema.ts';

/** A file's path, its folder fainter than its name; and whose it is. */
export function FileName({ path, owner }: Pick<PlannedFile, 'path' | 'owner'>) {
  const t = useTranslations('merges.owner');
  const cut = path.lastIndexOf('/') + 1;
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <span className="min-w-0 font-mono text-xs wrap-anywhere">
        <span className="text-ink-muted">{path.slice(0, cut)}</span>
        <span className="font-medium">{path.slice(cut)}</span>
      </span>
      <Badge tone="outline">{t(owner ?? 'none')}</Badge>
    </span>
  );
}
