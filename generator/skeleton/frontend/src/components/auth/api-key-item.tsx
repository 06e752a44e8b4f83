'use client';

import { useTranslations } from 'next-intl';
import type { ApiKeyRead } from '@/client/types.gen';
import { MomentValue } from '@/components/data/value/moment-value';
import { Badge } from '@/components/ui/badge';
import { ConfirmButton } from './confirm-button';

/** A key as it is listed: what it is for, what it may do, how long it lasts; never the key itself. */
export function ApiKeyItem({ apiKey, revoke }: { apiKey: ApiKeyRead; revoke: () => Promise<void> }) {
  const t = useTranslations('auth.keys');
  const writes = apiKey.scopes.includes('write');
  const expired = apiKey.expires_at !== null && new Date(apiKey.expires_at) <= new Date();
  return (
    <li className="flex items-center gap-3.5 px-4 py-3.5">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="truncate">{apiKey.name}</span>
          <Badge variant={writes ? 'warning' : 'secondary'}>{t(writes ? 'write' : 'read')}</Badge>
          {expired ? <Badge variant="destructive">{t('expired')}</Badge> : null}
        </p>
        <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-muted-foreground text-xs">
          <code className="font-mono">{apiKey.prefix}…</code>
          <span>
            {apiKey.expires_at ? (
              <>
                {t('expires')} <MomentValue kind="datetime" value={apiKey.expires_at} />
              </>
            ) : (
              t('never')
            )}
          </span>
          <span>
            {apiKey.last_used_at ? (
              <>
                {t('lastUsed')} <MomentValue kind="datetime" value={apiKey.last_used_at} />
              </>
            ) : (
              t('unused')
            )}
          </span>
        </p>
      </div>
      <ConfirmButton
        action={t('revoke')}
        description={t('revokeHelp', { name: apiKey.name })}
        run={revoke}
        title={t('revokeTitle')}
        trigger={{
          variant: 'outline',
          size: 'sm',
          children: t('revoke'),
          'aria-label': t('revokeNamed', { name: apiKey.name }),
        }}
      />
    </li>
  );
}
