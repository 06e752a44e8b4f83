'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Plus, Unlink } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FieldValue } from '@/components/data/value/field-value';
import { Button, buttonVariants } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { useAuth } from '@/lib/auth/user-context';
import { childColumns } from '@/lib/detail/record-layout';
import {
  type ChildrenDefinition,
  displayOf,
  type EntityDefinition,
  type ListQuery,
  type Row,
} from '@/lib/entity/definition';
import { findField, writableFields } from '@/lib/entity/fields';
import { useEntity } from '@/lib/entity/use-entity';
import { useWords } from '@/lib/entity/words';
import { inSentence } from '@/lib/format/text';
import { isLong } from '@/lib/forms/steps';
import { keysOf } from '@/lib/query/keys';
import { ChildLinker } from './child-linker';
import { useLinks } from './use-links';

const CreateDialog = dynamic(() =>
  import('@/components/data/form/create-dialog').then((module) => module.CreateDialog),
);

const PAGE = 10;
/** The first page of every list of children; counted, for the tabs. */
export const CHILDREN_QUERY: ListQuery = { limit: PAGE, offset: 0 };

type ChildListProps = {
  definition: EntityDefinition;
  row: Row;
  child: ChildrenDefinition;
  isDeleted: boolean;
  /** Stands beside what can be added. */
  heading?: React.ReactNode;
};

/** What belongs to a record: a small table to open, add to and, where two merely know each other, to unlink. */
export function ChildList({ definition, row, child, isDeleted, heading }: ChildListProps) {
  const t = useTranslations('detail.children');
  const target = useEntity(child.target);
  const targetWords = useWords(child.target);
  const [offset, setOffset] = useState(0);
  const query = { ...CHILDREN_QUERY, offset };
  const page = useQuery({
    queryKey: keysOf(definition).children(row.id, child.segment, query),
    queryFn: ({ signal }) => definition.api.children(child.segment, row.id, query, signal),
    placeholderData: keepPreviousData,
  });
  const links = useLinks(definition, row, child, target);
  if (page.isError)
    return (
      <Note>
        {t('failed')}{' '}
        <Button onClick={() => void page.refetch()} size="sm" variant="link">
          {t('retry')}
        </Button>
      </Note>
    );
  if (!page.data || !target) return <Skeleton className="h-32 w-full rounded-xl" />;
  const rows = page.data.items;
  const total = page.data.total ?? rows.length;
  const isFull = child.single && rows.length > 0;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2 empty:hidden">
        {heading}
        {isDeleted || isFull ? null : child.link ? (
          links.mayLink ? (
            <ChildLinker onLink={links.link} target={target} />
          ) : null
        ) : (
          <AddChild child={child} row={row} target={target} />
        )}
      </div>
      {rows.length === 0 ? (
        <Note>{t('none', { many: inSentence(targetWords.many) })}</Note>
      ) : (
        <div className="overflow-hidden rounded-xl border bg-card shadow-xs">
          <ChildTable
            child={child}
            onUnlink={links.mayLink && !isDeleted ? links.unlink : null}
            rows={rows}
            target={target}
          />
        </div>
      )}
      {total > PAGE ? (
        <Pages isBusy={page.isPlaceholderData} offset={offset} onOffset={setOffset} total={total} />
      ) : null}
    </div>
  );
}

function Note({ children }: { children: React.ReactNode }) {
  return (
    <p className="rounded-xl border border-dashed p-6 text-center text-muted-foreground text-sm">
      {children}
    </p>
  );
}

type AddChildProps = { child: ChildrenDefinition; row: Row; target: EntityDefinition };

/** A short form opens right here; a long one has a page of its own. */
function AddChild({ child, row, target }: AddChildProps) {
  const t = useTranslations('detail.children');
  const words = useWords(child.target);
  const { can } = useAuth();
  const [isOpen, setOpen] = useState(false);
  const column = child.column;
  // Who a record belongs to is not asked for: the server sets it.
  const isAsked = column !== null && findField(target, column)?.readOnly !== true;
  if (!isAsked || target.api.create === undefined || !can(target, 'create')) return null;
  const label = (
    <>
      <Plus aria-hidden />
      {t('add', { one: inSentence(words.one) })}
    </>
  );
  return (
    <div className="ml-auto">
      {isLong(writableFields(target)) ? (
        <Link
          className={buttonVariants({ variant: 'outline', size: 'sm' })}
          href={`/${target.route}/new?${column}=${row.id}`}
        >
          {label}
        </Link>
      ) : (
        <Button onClick={() => setOpen(true)} size="sm" variant="outline">
          {label}
        </Button>
      )}
      {isOpen ? (
        <CreateDialog
          definition={target}
          initial={{ [column]: row.id }}
          onClose={() => setOpen(false)}
          onCreated={() => {}}
        />
      ) : null}
    </div>
  );
}

type ChildTableProps = {
  target: EntityDefinition;
  child: ChildrenDefinition;
  rows: readonly Row[];
  onUnlink: ((row: Row) => void) | null;
};

function ChildTable({ target, child, rows, onUnlink }: ChildTableProps) {
  const t = useTranslations('detail.children');
  const words = useWords(target.key);
  const fields = childColumns(target, child.column);
  const [first] = fields;
  return (
    <Table>
      <TableHeader>
        <TableRow>
          {fields.map(({ name }) => (
            <TableHead key={name}>{words.field(name)}</TableHead>
          ))}
          {onUnlink ? (
            <TableHead className="w-12">
              <span className="sr-only">{t('actions')}</span>
            </TableHead>
          ) : null}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            {fields.map((field) => (
              <TableCell className="max-w-64 truncate" key={field.name}>
                {field === first ? (
                  <Link
                    className="rounded-sm font-medium hover:underline focus-visible:ring-2 focus-visible:ring-ring"
                    href={`/${target.route}/${row.id}`}
                  >
                    {field.name === target.display ? (
                      displayOf(target, row)
                    ) : (
                      <FieldValue definition={target} field={field} row={row} />
                    )}
                  </Link>
                ) : (
                  <FieldValue definition={target} field={field} row={row} />
                )}
              </TableCell>
            ))}
            {onUnlink ? (
              <TableCell className="py-1 text-right">
                <Button
                  aria-label={t('unlink', { name: displayOf(target, row) })}
                  onClick={() => onUnlink(row)}
                  size="icon-xs"
                  variant="ghost"
                >
                  <Unlink aria-hidden />
                </Button>
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

type PagesProps = { offset: number; total: number; isBusy: boolean; onOffset: (offset: number) => void };

function Pages({ offset, total, isBusy, onOffset }: PagesProps) {
  const t = useTranslations('detail.children');
  const last = Math.min(offset + PAGE, total);
  return (
    <div className="flex items-center justify-end gap-2 text-muted-foreground text-sm">
      <span aria-live="polite" className="tabular-nums">
        {t('range', { first: offset + 1, last, total })}
      </span>
      <Button
        aria-label={t('previous')}
        disabled={offset === 0}
        onClick={() => onOffset(Math.max(0, offset - PAGE))}
        size="icon-sm"
        variant="outline"
      >
        <ChevronLeft aria-hidden />
      </Button>
      <Button
        aria-label={t('next')}
        disabled={last >= total || isBusy}
        onClick={() => onOffset(offset + PAGE)}
        size="icon-sm"
        variant="outline"
      >
        <ChevronRight aria-hidden />
      </Button>
    </div>
  );
}
