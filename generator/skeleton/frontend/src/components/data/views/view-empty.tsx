'use client';

import { PlusIcon, SearchXIcon } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button';
import { useAuth } from '@/lib/auth/user-context';
import type { EntityDefinition, ListQuery } from '@/lib/entity/definition';
import { useWords } from '@/lib/entity/words';
import { filtersOf } from './telling-fields';

/** Says that a view has nothing to show: because of the filters, or because there is nothing yet, and then how to begin. */
export function ViewEmpty({ definition, query }: { definition: EntityDefinition; query: ListQuery }) {
  const t = useTranslations('views');
  const words = useWords(definition.key);
  const { can } = useAuth();
  const narrowed = Object.values(filtersOf(query)).some((value) => value !== undefined && value !== '');
  return (
    <div className="flex flex-col items-center gap-3 rounded-xl border border-dashed px-4 py-16 text-center text-sm">
      {narrowed && <SearchXIcon aria-hidden="true" className="size-5 text-muted-foreground" />}
      <div className="flex max-w-sm flex-col gap-1">
        <p className="font-medium">{narrowed ? t('noMatch') : t('nothing', { many: words.many })}</p>
        <p className="text-muted-foreground">{narrowed ? t('noMatchHint') : t('nothingHint')}</p>
      </div>
      {!narrowed && definition.api.create && can(definition, 'create') && (
        <Link href={`/${definition.route}/new`} className={buttonVariants({ size: 'sm' })}>
          <PlusIcon aria-hidden="true" />
          {t('create')}
        </Link>
      )}
    </div>
  );
}
