'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search, Users as UsersIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useDeferredValue } from 'react';
import { LoadProblem } from '@/components/auth/load-problem';
import { Button } from '@/components/ui/button';
import { Empty, EmptyHeader, EmptyMedia, EmptyTitle } from '@/components/ui/empty';
import { InputGroup, InputGroupAddon, InputGroupInput } from '@/components/ui/input-group';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ListQuery } from '@/lib/entity/definition';
import { keysOf } from '@/lib/query/keys';
import { project } from '@/lib/project';
import { ACCOUNT_STATES, UserFilters } from './user-filters';
import { UserRow } from './user-row';
import { useAccountDefinition } from './use-account-definition';

const PAGE = 25;

/** Every account: who, with which role, open or closed. */
export function Users() {
  const t = useTranslations('admin.users');
  const definition = useAccountDefinition();
  const [{ q, page, role, state }, setState] = useQueryStates(
    {
      q: parseAsString.withDefault(''),
      page: parseAsInteger.withDefault(1),
      role: parseAsStringLiteral(project.roles),
      state: parseAsStringLiteral(ACCOUNT_STATES),
    },
    { history: 'replace', throttleMs: 200 },
  );
  const search = useDeferredValue(q.trim());
  const query: ListQuery = {
    sort: '-created_at',
    limit: PAGE,
    offset: (Math.max(1, page) - 1) * PAGE,
    ...(search ? { search } : {}),
    ...(role ? { role } : {}),
    ...(state ? { is_active: state === 'open' } : {}),
  };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: keysOf(definition).list(query),
    queryFn: ({ signal }) => definition.api.list(query, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <InputGroup className="max-w-sm sm:min-w-64 sm:flex-1">
          <InputGroupAddon>
            <Search aria-hidden />
          </InputGroupAddon>
          <InputGroupInput
            aria-label={t('search')}
            onChange={(event) => setState({ q: event.currentTarget.value || null, page: null })}
            placeholder={t('search')}
            type="search"
            value={q}
          />
        </InputGroup>
        <UserFilters
          onChange={(change) => void setState({ ...change, page: null })}
          role={role}
          state={state}
        />
      </div>
      {error ? <LoadProblem error={error} retry={refetch} /> : null}
      {!data && !error ? <Skeleton className="h-96 w-full rounded-xl" /> : null}
      {data && data.items.length === 0 ? (
        <Empty className="border border-dashed">
          <EmptyHeader>
            <EmptyMedia variant="icon">
              <UsersIcon />
            </EmptyMedia>
            <EmptyTitle>{t('none')}</EmptyTitle>
          </EmptyHeader>
        </Empty>
      ) : null}
      {data && data.items.length > 0 ? (
        <div
          aria-busy={isPlaceholderData}
          className="overflow-hidden rounded-xl border bg-card shadow-xs transition-opacity aria-busy:opacity-60"
        >
          <Table>
            <TableHeader>
              <TableRow className="hover:bg-transparent">
                <TableHead className="w-full pl-4">{t('account')}</TableHead>
                <TableHead>{t('role')}</TableHead>
                <TableHead className="max-md:hidden">{t('active')}</TableHead>
                <TableHead className="max-md:hidden">{t('created')}</TableHead>
                <TableHead className="pr-4">
                  <span className="sr-only">{t('actions')}</span>
                </TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {data.items.map((row) => (
                <UserRow definition={definition} key={row.id} row={row} />
              ))}
            </TableBody>
          </Table>
        </div>
      ) : null}
      {data && (data.next !== null || page > 1) ? (
        <div className="flex items-center justify-between gap-3">
          <p className="text-muted-foreground text-sm tabular">
            {data.total === null ? null : t('total', { count: data.total })}
          </p>
          <div className="flex gap-2">
            <Button
              disabled={page <= 1}
              onClick={() => setState({ page: page - 1 })}
              size="sm"
              variant="outline"
            >
              {t('previous')}
            </Button>
            <Button
              disabled={data.next === null && (data.total ?? 0) <= page * PAGE}
              onClick={() => setState({ page: page + 1 })}
              size="sm"
              variant="outline"
            >
              {t('next')}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}
