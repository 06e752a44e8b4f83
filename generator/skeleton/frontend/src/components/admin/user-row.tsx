'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  KeyRound,
  MonitorSmartphone,
  MoreHorizontal,
  Pencil,
  UserRoundCheck,
  UserRoundX,
} from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from '@/lib/toast';
import { updateAccount } from '@/client/sdk.gen';
import { MomentValue } from '@/components/data/value/moment-value';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { TableCell, TableRow } from '@/components/ui/table';
import { unwrap } from '@/lib/api/problem';
import { useUser } from '@/lib/auth/user-context';
import { displayOf, type EntityDefinition, type Row } from '@/lib/entity/definition';
import { useProblemToast } from '@/lib/mutations/problem-words';
import { keysOf } from '@/lib/query/keys';
import type { Body } from '@/lib/entity/typed';
import { CloseAccount } from './close-account';
import { Person } from './person';
import { RoleSelect } from './role-select';
import { UserKeys } from './user-keys';
import { UserSessions } from './user-sessions';

type Path = Parameters<typeof updateAccount>[0]['path'];
type Change = Body<typeof updateAccount>;

/** An account in the list, and what administrators decide about it. */
export function UserRow({ definition, row }: { definition: EntityDefinition; row: Row }) {
  const t = useTranslations('admin.users');
  const me = useUser();
  const client = useQueryClient();
  const tell = useProblemToast();
  const [window, setWindow] = useState<'keys' | 'sessions' | 'close' | null>(null);
  const name = displayOf(definition, row);
  const email = String(row.email ?? '');
  const title = name.startsWith('#') ? email : name;
  const active = row.is_active === true;
  const self = me?.id === row.id;
  const change = useMutation({
    mutationFn: (body: Change) => unwrap(updateAccount({ path: { record_id: row.id } as Path, body })),
    onSuccess: (_, body) => {
      setWindow(null);
      toast.success(t(body.role ? 'roleChanged' : body.is_active ? 'opened' : 'closed', { name: title }));
      return client.invalidateQueries({ queryKey: keysOf(definition).all });
    },
    onError: tell,
  });
  return (
    <TableRow>
      <TableCell className="max-w-0 pl-4">
        <Person closed={!active} email={email} name={title} you={self} />
      </TableCell>
      <TableCell>
        <RoleSelect
          // Nobody takes the keys out of their own hands by a slip.
          disabled={self || change.isPending}
          label={t('roleOf', { name: title })}
          onChange={(role) => change.mutate({ role })}
          value={String(row.role ?? 'user')}
        />
      </TableCell>
      <TableCell className="max-md:hidden">
        <Badge variant={active ? 'success' : 'secondary'}>{t(active ? 'open' : 'shut')}</Badge>
      </TableCell>
      <TableCell className="text-muted-foreground max-md:hidden">
        {typeof row.created_at === 'string' ? <MomentValue kind="datetime" value={row.created_at} /> : null}
      </TableCell>
      <TableCell className="pr-4 text-right">
        <DropdownMenu>
          <DropdownMenuTrigger
            render={
              <Button aria-label={t('actionsOf', { name: title })} size="icon-sm" variant="ghost">
                <MoreHorizontal aria-hidden />
              </Button>
            }
          />
          <DropdownMenuContent align="end">
            <DropdownMenuItem render={<Link href={`/${definition.route}/${row.id}/edit`} />}>
              <Pencil aria-hidden />
              {t('edit')}
            </DropdownMenuItem>
            <DropdownMenuItem onClick={() => setWindow('sessions')}>
              <MonitorSmartphone aria-hidden />
              {t('sessions')}
            </DropdownMenuItem>
            <DropdownMenuItem onClick={() => setWindow('keys')}>
              <KeyRound aria-hidden />
              {t('keys')}
            </DropdownMenuItem>
            {self ? null : (
              <>
                <DropdownMenuSeparator />
                {active ? (
                  <DropdownMenuItem onClick={() => setWindow('close')} variant="destructive">
                    <UserRoundX aria-hidden />
                    {t('close')}
                  </DropdownMenuItem>
                ) : (
                  <DropdownMenuItem onClick={() => change.mutate({ is_active: true })}>
                    <UserRoundCheck aria-hidden />
                    {t('reopen')}
                  </DropdownMenuItem>
                )}
              </>
            )}
          </DropdownMenuContent>
        </DropdownMenu>
        <CloseAccount
          busy={change.isPending}
          name={title}
          onConfirm={() => change.mutate({ is_active: false })}
          onOpenChange={(open) => setWindow(open ? 'close' : null)}
          open={window === 'close'}
        />
        <UserSessions
          id={row.id}
          name={title}
          onOpenChange={(open) => setWindow(open ? 'sessions' : null)}
          open={window === 'sessions'}
        />
        <UserKeys
          id={row.id}
          name={title}
          onOpenChange={(open) => setWindow(open ? 'keys' : null)}
          open={window === 'keys'}
        />
      </TableCell>
    </TableRow>
  );
}
