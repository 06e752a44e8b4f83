'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { endAccountSessions, listAccountSessions } from '@/client/sdk.gen';
import { LoadProblem } from '@/components/auth/load-problem';
import { MomentValue } from '@/components/data/value/moment-value';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { unwrap } from '@/lib/api/problem';
import { deviceOf } from '@/lib/auth/device';
import type { Id } from '@/lib/entity/definition';
import { useProblemToast } from '@/lib/mutations/problem-words';
import { toast } from '@/lib/toast';

type Path = Parameters<typeof listAccountSessions>[0]['path'];
type Props = { id: Id; name: string; open: boolean; onOpenChange: (open: boolean) => void };

/** Where somebody else is signed in, and the end of all of it. */
export function UserSessions({ id, name, open, onOpenChange }: Props) {
  const t = useTranslations('admin.users');
  return (
    <Dialog onOpenChange={onOpenChange} open={open}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('sessionsOf', { name })}</DialogTitle>
          <DialogDescription>{t('sessionsHelp')}</DialogDescription>
        </DialogHeader>
        {open ? <Sessions id={id} name={name} onDone={() => onOpenChange(false)} /> : null}
      </DialogContent>
    </Dialog>
  );
}

function Sessions({ id, name, onDone }: { id: Id; name: string; onDone: () => void }) {
  const t = useTranslations('admin.users');
  const words = useTranslations('auth.security');
  const client = useQueryClient();
  const tell = useProblemToast();
  const path = { record_id: id } as Path;
  const queryKey = ['@sessions', id];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => unwrap(listAccountSessions({ path, signal })),
    staleTime: 0,
  });
  const end = useMutation({
    mutationFn: () => unwrap(endAccountSessions({ path })),
    onSuccess: () => {
      toast.success(t('signedOut', { name }));
      onDone();
      return client.invalidateQueries({ queryKey });
    },
    onError: tell,
  });
  if (error) return <LoadProblem error={error} retry={refetch} />;
  if (!data) return <Skeleton className="h-24 w-full rounded-xl" />;
  if (data.length === 0) return <p className="py-4 text-muted-foreground">{t('noSessions')}</p>;
  return (
    <>
      <ul className="max-h-80 divide-y overflow-y-auto rounded-xl border">
        {data.map((session) => {
          const { browser, system } = deviceOf(session.user_agent);
          return (
            <li className="flex flex-col gap-0.5 px-4 py-3" key={session.id}>
              <span className="truncate font-medium" title={session.user_agent}>
                {[browser, system].filter(Boolean).join(' · ') ||
                  session.user_agent ||
                  words('unknownDevice')}
              </span>
              <span className="flex flex-wrap gap-x-1.5 text-muted-foreground text-xs">
                {session.address ? <span className="tabular">{session.address}</span> : null}
                <span>
                  {t('lastUsed')} <MomentValue kind="datetime" value={session.last_used_at} />
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      <DialogFooter>
        <Button busy={end.isPending} onClick={() => end.mutate()} variant="destructive">
          {t('signOut')}
        </Button>
      </DialogFooter>
    </>
  );
}
