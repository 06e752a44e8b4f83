'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { displayOf, type EntityDefinition, type Row } from '@/lib/entity/definition';

type Props = { definition: EntityDefinition; row: Row; custom?: ReactNode };

/** What names a record; leads to its page. */
export function TitleValue({ definition, row, custom }: Props) {
  return (
    <Link
      href={`/${definition.route}/${row.id}`}
      prefetch={false}
      data-open
      className="min-w-0 truncate rounded-sm font-medium text-foreground hover:underline hover:underline-offset-4"
    >
      {custom ?? displayOf(definition, row)}
    </Link>
  );
}
