'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { listApiKeys, revokeApiKey } from '@/client/sdk.gen';
import { Empty, EmptyDescription, EmptyHeader, EmptyMedia, EmptyTitle } from '@/components/ui/empty';
import { Skeleton } from '@/components/ui/skeleton';
import { unwrap } from '@/lib/api/problem';
import { ApiKeyItem } from './api-key-item';
import { LoadProblem } from './load-problem';
import { NewApiKey } from './new-api-key';
import { API_KEYS } from './queries';

/** One's own API keys: made, listed, revoked. */
export function ApiKeys() {
  const t = useTranslations('auth.keys');
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: API_KEYS });
  const { data, error, refetch } = useQuery({
    queryKey: API_KEYS,
    queryFn: ({ signal }) => unwrap(listApiKeys({ signal })),
  });
  if (error) return <LoadProblem error={error} retry={refetch} />;
  if (!data) return <Skeleton className="h-36 w-full rounded-xl" />;
  return (
    <div className="flex flex-col gap-4">
      {/* At one place whatever the list holds: the window with the new key stays open while the list is read again. */}
      <div>
        <NewApiKey onMade={reload} />
      </div>
      {data.length === 0 ? (
        <Empty className="rounded-xl border border-dashed">
          <EmptyHeader>
            <EmptyMedia variant="icon">
              <KeyRound />
            </EmptyMedia>
            <EmptyTitle>{t('none')}</EmptyTitle>
            <EmptyDescription>{t('noneHelp')}</EmptyDescription>
          </EmptyHeader>
        </Empty>
      ) : (
        <ul className="divide-y rounded-xl border bg-card shadow-xs">
          {data.map((key) => (
            <ApiKeyItem
              apiKey={key}
              key={key.id}
              revoke={async () => {
                await unwrap(revokeApiKey({ path: { key_id: key.id } }));
                await reload();
              }}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
