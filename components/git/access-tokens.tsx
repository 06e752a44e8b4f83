'use client';

import { KeyRound, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useNow, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { Confirm } from '#components/ui/confirm.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RelativeTime } from '#components/ui/time.tsx';
import { revokeToken } from '#lib/access-tokens/actions.ts';
import type { AccessTokenView } from '#lib/access-tokens/schema.ts';
import { failureSentence } from '#lib/errors.ts';
import { CreateToken } from './create-token.tsx';

type AccessTokensProps = { team: string; tokens: AccessTokenView[]; canPush: boolean };

/** The person's own tokens for the team: made here, shown once, ended here. */
export function AccessTokens({ team, tokens, canPush }: AccessTokensProps) {
  const t = useTranslations('git.tokens');
  const common = useTranslations('common');
  return (
    <Card className="mt-6 scroll-mt-6" id="tokens">
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        {tokens.length > 0 ? <Badge>{tokens.length}</Badge> : null}
        <div className="ml-auto">
          <Dialog
            closeLabel={common('close')}
            title={t('new')}
            trigger={
              <Button size="sm">
                <Plus aria-hidden />
                {t('new')}
              </Button>
            }
          >
            <CreateToken canPush={canPush} team={team} />
          </Dialog>
        </div>
      </CardHeader>
      {tokens.length === 0 ? (
        <EmptyState className="py-8" icon={<KeyRound aria-hidden />} title={t('emptyTitle')}>
          {t('emptyHelp')}
        </EmptyState>
      ) : (
        <>
          <p className="px-4 pt-3 text-ink-muted text-sm">{t('help')}</p>
          <ul className="divide-y">
            {tokens.map((token) => (
              <TokenLine key={token.id} team={team} token={token} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function TokenLine({ team, token }: { team: string; token: AccessTokenView }) {
  const t = useTranslations('git.tokens');
  const common = useTranslations('common');
  const locale = useLocale();
  const router = useRouter();
  const now = useNow();
  const { id, name, prefix, scopes, expiresAt, lastUsedAt } = token;
  const isExpired = expiresAt !== null && new Date(expiresAt) <= now;

  async function revoke() {
    const result = await revokeToken(team, { tokenId: id });
    if (!result.ok) toast.error(failureSentence(result.error, locale));
    else toast.success(t('revoked'));
    router.refresh();
  }

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <div className="min-w-48 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
          <span className="truncate">{name}</span>
          <Badge>{t(`scopeShort.${scopes.includes('git:write') ? 'write' : 'read'}`)}</Badge>
          {isExpired ? <Badge tone="warn">{t('expired')}</Badge> : null}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-2 text-ink-muted text-xs">
          <code className="font-mono">{prefix}…</code>
          <span aria-hidden>·</span>
          <span>
            {lastUsedAt === null
              ? t('neverUsed')
              : t.rich('lastUsed', { time: () => <RelativeTime at={lastUsedAt} /> })}
          </span>
          <span aria-hidden>·</span>
          <span>
            {expiresAt === null
              ? t('neverExpires')
              : t.rich('expires', { time: () => <RelativeTime at={expiresAt} /> })}
          </span>
        </p>
      </div>
      <Confirm
        cancelLabel={common('cancel')}
        confirmLabel={t('revoke')}
        danger
        description={t('revokeHelp')}
        onConfirm={revoke}
        title={t('revokeTitle', { name })}
        trigger={
          <Button aria-label={t('revokeNamed', { name })} size="sm" variant="danger">
            {t('revoke')}
          </Button>
        }
      />
    </li>
  );
}
