'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Monitor, Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { endSession, listSessions } from '@/client/sdk.gen';
import type { SessionRead } from '@/client/types.gen';
import { MomentValue } from '@/components/data/value/moment-value';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { unwrap } from '@/lib/api/problem';
import { deviceOf } from '@/lib/auth/device';
import { useProblemToast } from '@/lib/mutations/problem-words';
import { ConfirmButton } from './confirm-button';
import { LoadProblem } from './load-problem';
import { SESSIONS } from './queries';

const end = (id: string) => unwrap(endSession({ path: { session_id: id } }));

/** Where the account is signed in, and how to end that. */
export function SessionsList() {
  const t = useTranslations('auth.security');
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: SESSIONS });
  const { data, error, refetch } = useQuery({
    queryKey: SESSIONS,
    queryFn: ({ signal }) => unwrap(listSessions({ signal })),
  });
  if (error) return <LoadProblem error={error} retry={refetch} />;
  if (!data) return <Skeleton className="h-36 w-full rounded-xl" />;
  const others = data.filter(({ current }) => !current);
  return (
    <div className="flex flex-col gap-4">
      <ul className="divide-y rounded-xl border bg-card shadow-xs">
        {[...data]
          .sort((one, other) => Number(other.current) - Number(one.current))
          .map((session) => (
            <SessionItem key={session.id} reload={reload} session={session} />
          ))}
      </ul>
      {others.length > 0 ? (
        <div>
          <ConfirmButton
            action={t('endOthers')}
            description={t('endOthersHelp', { count: others.length })}
            run={async () => {
              for (const { id } of others) await end(id);
              await reload();
            }}
            title={t('endOthersTitle')}
            trigger={{ variant: 'outline', children: t('endOthers') }}
          />
        </div>
      ) : null}
    </div>
  );
}

function SessionItem({ session, reload }: { session: SessionRead; reload: () => Promise<void> }) {
  const t = useTranslations('auth.security');
  const tell = useProblemToast();
  const { browser, system, handheld } = deviceOf(session.user_agent);
  const ending = useMutation({ mutationFn: () => end(session.id), onSuccess: reload, onError: tell });
  const name = [browser, system].filter(Boolean).join(' · ') || session.user_agent || t('unknownDevice');
  const Icon = handheld ? Smartphone : Monitor;
  return (
    <li className="flex items-center gap-3.5 px-4 py-3.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-muted text-muted-foreground">
        <Icon aria-hidden className="size-4.5" />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="truncate" title={session.user_agent}>
            {name}
          </span>
          {session.current ? <Badge variant="success">{t('thisDevice')}</Badge> : null}
        </p>
        <p className="flex flex-wrap gap-x-1.5 text-muted-foreground text-xs">
          {session.address ? <span className="tabular">{session.address}</span> : null}
          <span>
            {t('lastUsed')} <MomentValue kind="datetime" value={session.last_used_at} />
          </span>
        </p>
      </div>
      {session.current ? null : (
        <Button
          aria-label={t('endNamed', { name })}
          busy={ending.isPending}
          onClick={() => ending.mutate()}
          size="sm"
          variant="outline"
        >
          {t('end')}
        </Button>
      )}
    </li>
  );
}
