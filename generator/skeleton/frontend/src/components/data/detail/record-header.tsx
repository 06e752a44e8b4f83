'use client';

import { ArrowLeft, ChevronDown, ChevronUp, Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { FieldValue } from '@/components/data/value/field-value';
import { Button, buttonVariants } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { Hint } from '@/components/ui/tooltip';
import { useAuth } from '@/lib/auth/user-context';
import type { Neighbours } from '@/lib/detail/record-layout';
import { displayOf, type EntityDefinition, type FieldDefinition, type Row } from '@/lib/entity/definition';
import type { EntityOverrides } from '@/lib/entity/overrides';
import { copyPath } from '@/lib/forms/values';
import { useWords } from '@/lib/entity/words';

type RecordHeaderProps = {
  definition: EntityDefinition;
  row: Row;
  badges: readonly FieldDefinition[];
  neighbours: Neighbours;
  overrides: EntityOverrides;
  isDeleted: boolean;
  onRemove: () => void;
};

/** What a record is called, the state it is in, and what can be done with it. */
export function RecordHeader(props: RecordHeaderProps) {
  const { definition, row, badges, neighbours, overrides, isDeleted, onRemove } = props;
  const t = useTranslations('detail');
  const words = useWords(definition.key);
  const router = useRouter();
  const { can } = useAuth();
  const list = `/${definition.route}`;
  const mayEdit = can(definition, 'update', row) && !isDeleted;
  const mayRemove = can(definition, 'delete', row) && !isDeleted;
  const mayCopy = definition.api.create !== undefined && can(definition, 'create');
  const actions = overrides.actions ?? [];
  return (
    <header className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <Link
          className="flex w-fit items-center gap-1 rounded-sm text-muted-foreground text-sm hover:text-foreground"
          href={list}
        >
          <ArrowLeft aria-hidden className="size-3.5" />
          {words.many}
        </Link>
        <nav aria-label={t('beside')} className="flex gap-1">
          <Beside href={neighbours.previous && `${list}/${neighbours.previous.id}`} label={t('previous')}>
            <ChevronUp aria-hidden />
          </Beside>
          <Beside href={neighbours.next && `${list}/${neighbours.next.id}`} label={t('next')}>
            <ChevronDown aria-hidden />
          </Beside>
        </nav>
      </div>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5">
          <h1 className="min-w-0 font-semibold text-2xl tracking-tight text-balance break-words">
            {displayOf(definition, row)}
          </h1>
          {badges
            .filter(({ name }) => row[name] != null)
            .map((field) => (
              <Hint key={field.name} label={words.field(field.name)}>
                <span>
                  <span className="sr-only">{words.field(field.name)}: </span>
                  <FieldValue definition={definition} field={field} row={row} />
                </span>
              </Hint>
            ))}
        </div>
        <div className="flex items-center gap-2">
          {mayEdit ? (
            <Link className={buttonVariants()} href={`${list}/${row.id}/edit`}>
              <Pencil aria-hidden />
              {t('edit')}
            </Link>
          ) : null}
          {mayCopy || mayRemove || actions.length > 0 ? (
            <DropdownMenu>
              <DropdownMenuTrigger
                render={
                  <Button aria-label={t('more')} size="icon" variant="outline">
                    <Ellipsis aria-hidden />
                  </Button>
                }
              />
              <DropdownMenuContent align="end">
                {actions.map(({ key, label, icon: Icon, run }) => (
                  <DropdownMenuItem key={key} onClick={() => void run(row)}>
                    {Icon ? <Icon className="size-4" /> : null}
                    {label}
                  </DropdownMenuItem>
                ))}
                {mayCopy ? (
                  <DropdownMenuItem onClick={() => router.push(copyPath(definition, row.id))}>
                    <Copy aria-hidden />
                    {t('duplicate')}
                  </DropdownMenuItem>
                ) : null}
                {mayRemove ? (
                  <>
                    {mayCopy || actions.length > 0 ? <DropdownMenuSeparator /> : null}
                    <DropdownMenuItem onClick={onRemove} variant="destructive">
                      <Trash2 aria-hidden />
                      {t('remove.action')}
                    </DropdownMenuItem>
                  </>
                ) : null}
              </DropdownMenuContent>
            </DropdownMenu>
          ) : null}
        </div>
      </div>
    </header>
  );
}

type BesideProps = { href: string | null; label: string; children: React.ReactNode };

function Beside({ href, label, children }: BesideProps) {
  const look = buttonVariants({ variant: 'ghost', size: 'icon-sm' });
  if (href === null)
    return (
      <Button aria-label={label} disabled size="icon-sm" variant="ghost">
        {children}
      </Button>
    );
  return (
    <Hint label={label}>
      <Link aria-label={label} className={look} href={href}>
        {children}
      </Link>
    </Hint>
  );
}
