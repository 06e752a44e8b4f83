'use client';

import { ChevronRight, KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { AuditRead } from '@/client/types.gen';
import { MomentValue } from '@/components/data/value/moment-value';
import { Avatar, AvatarFallback } from '@/components/ui/avatar';
import { Badge, type BadgeVariants } from '@/components/ui/badge';
import { Collapsible, CollapsibleContent, CollapsibleTrigger } from '@/components/ui/collapsible';
import { ENTITIES } from '@/features/registry';
import { AuditDiff } from './audit-diff';
import { differencesOf, FEATURE_ENTRIES, isAuditAction } from './audit-query';

const LOOKS: Readonly<Record<string, BadgeVariants['variant']>> = {
  created: 'success',
  registered: 'success',
  restored: 'success',
  deleted: 'destructive',
  locked: 'destructive',
  revoked: 'warning',
  updated: 'info',
};

/** One change: who, what, when; what it was and what it is behind a click. */
export function AuditEntry({ entry, actor }: { entry: AuditRead; actor: string | null }) {
  const t = useTranslations('admin.audit');
  const words = useTranslations('entities');
  const entity = ENTITIES.find(({ table }) => table === entry.entity) ?? null;
  const nameOf = (table: string): string => {
    if (entity) return words(`${entity.key}.one`);
    return table === FEATURE_ENTRIES ? t('features') : table;
  };
  const what = nameOf(entry.entity);
  const who = actor ?? (entry.actor_id === null ? t('nobody') : t('gone', { id: String(entry.actor_id) }));
  const differences = differencesOf(entry.before, entry.after);
  const action = isAuditAction(entry.action) ? t(`actions.${entry.action}`) : entry.action;
  return (
    <li>
      <Collapsible>
        <CollapsibleTrigger
          className="group flex w-full items-center gap-3 px-4 py-3 text-left transition-colors hover:bg-muted/60 focus-visible:-outline-offset-2 disabled:hover:bg-transparent"
          disabled={differences.length === 0}
        >
          <Avatar className="size-7 max-sm:hidden">
            <AvatarFallback>{actor ? [...actor][0]?.toUpperCase() : '·'}</AvatarFallback>
          </Avatar>
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
            <span className="truncate font-medium">{who}</span>
            <Badge variant={LOOKS[entry.action] ?? 'secondary'}>{action}</Badge>
            <span className="truncate">
              {what} <span className="text-muted-foreground tabular">#{entry.record_id.slice(0, 8)}</span>
            </span>
            {entry.key_id === null ? null : (
              <Badge variant="outline">
                <KeyRound aria-hidden />
                {t('byKey', { id: entry.key_id })}
              </Badge>
            )}
          </span>
          <span className="shrink-0 text-muted-foreground text-xs">
            <MomentValue kind="datetime" value={entry.at} />
          </span>
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-muted-foreground transition-transform group-disabled:invisible group-data-panel-open:rotate-90"
          />
        </CollapsibleTrigger>
        <CollapsibleContent>
          <AuditDiff differences={differences} entity={entity?.key ?? null} requestId={entry.request_id} />
        </CollapsibleContent>
      </Collapsible>
    </li>
  );
}
