'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { listAccountApiKeys, revokeAccountApiKey } from '@/client/sdk.gen';
import { ApiKeyItem } from '@/components/auth/api-key-item';
import { LoadProblem } from '@/components/auth/load-problem';
import { API_KEYS } from '@/components/auth/queries';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { unwrap } from '@/lib/api/problem';
import type { Id } from '@/lib/entity/definition';

type Path = Parameters<typeof listAccountApiKeys>[0]['path'];
type Props = { id: Id; name: string; open: boolean; onOpenChange: (open: boolean) => void };

/** The API keys of somebody else, to be revoked. */
export function UserKeys({ id, name, open, onOpenChange }: Props) {
  const t = useTranslations('admin.users');
  return (
    <Dialog onOpenChange={onOpenChange} open={open}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('keysOf', { name })}</DialogTitle>
          <DialogDescription>{t('keysHelp')}</DialogDescription>
        </DialogHeader>
        {open ? <Keys id={id} /> : null}
      </DialogContent>
    </Dialog>
  );
}

function Keys({ id }: { id: Id }) {
  const t = useTranslations('admin.users');
  const client = useQueryClient();
  const queryKey = [...API_KEYS, id];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => unwrap(listAccountApiKeys({ path: { record_id: id } as Path, signal })),
  });
  if (error) return <LoadProblem error={error} retry={refetch} />;
  if (!data) return <Skeleton className="h-24 w-full rounded-xl" />;
  if (data.length === 0) return <p className="py-4 text-muted-foreground">{t('noKeys')}</p>;
  return (
    <ul className="divide-y rounded-xl border">
      {data.map((key) => (
        <ApiKeyItem
          apiKey={key}
          key={key.id}
          revoke={async () => {
            await unwrap(revokeAccountApiKey({ path: { key_id: key.id } }));
            await client.invalidateQueries({ queryKey });
          }}
        />
      ))}
    </ul>
  );
}
