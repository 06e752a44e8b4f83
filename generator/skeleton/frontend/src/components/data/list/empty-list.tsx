'use client';

import { InboxIcon, PlusIcon, SearchXIcon, StarIcon, Trash2Icon } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button, buttonVariants } from '@/components/ui/button';
import {
  Empty,
  EmptyContent,
  EmptyDescription,
  EmptyHeader,
  EmptyMedia,
  EmptyTitle,
} from '@/components/ui/empty';
import { inSentence } from '@/lib/format/text';
import { useList } from './list-context';

/** A list without records says why, and what to do about it. */
export function EmptyList() {
  const t = useTranslations('list');
  const { definition, words, state, setState, narrowed, can } = useList();
  const names = { one: inSentence(words.one), many: inSentence(words.many) };
  if (state.starred && state.filters.length === 0 && state.search === '')
    return (
      <Said icon={<StarIcon />} title={t('empty.starred')} detail={t('empty.starredHow')}>
        <Button variant="outline" onClick={() => setState({ starred: false })}>
          {t('empty.all')}
        </Button>
      </Said>
    );
  if (narrowed)
    return (
      <Said icon={<SearchXIcon />} title={t('empty.filtered')} detail={t('empty.filteredHow')}>
        <Button
          variant="outline"
          onClick={() => setState({ filters: [], search: '', starred: false, deleted: false })}
        >
          {t('filter.clear')}
        </Button>
      </Said>
    );
  if (state.deleted)
    return (
      <Said icon={<Trash2Icon />} title={t('empty.deleted')} detail={t('empty.deletedHow')}>
        <Button variant="outline" onClick={() => setState({ deleted: false })}>
          {t('deleted.leave')}
        </Button>
      </Said>
    );
  return (
    <Said
      icon={<InboxIcon />}
      title={t('empty.title', names)}
      detail={can.create ? t('empty.how') : t('empty.wait')}
    >
      {can.create && (
        <Link href={`/${definition.route}/new`} className={buttonVariants()}>
          <PlusIcon aria-hidden="true" />
          {t('new', names)}
        </Link>
      )}
    </Said>
  );
}

type SaidProps = { icon: ReactNode; title: string; detail: string; children: ReactNode };

function Said({ icon, title, detail, children }: SaidProps) {
  return (
    <Empty className="min-h-80 border border-dashed">
      <EmptyHeader>
        <EmptyMedia variant="icon">{icon}</EmptyMedia>
        <EmptyTitle>{title}</EmptyTitle>
        <EmptyDescription>{detail}</EmptyDescription>
      </EmptyHeader>
      <EmptyContent>{children}</EmptyContent>
    </Empty>
  );
}
