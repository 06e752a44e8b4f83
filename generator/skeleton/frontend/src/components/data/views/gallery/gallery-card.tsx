'use client';

import { ImageIcon } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { displayOf, type EntityDefinition, type FieldDefinition, type Row } from '@/lib/entity/definition';
import type { StoredFile } from '@/lib/entity/files';
import { CardFields } from '../card-fields';

type Props = {
  definition: EntityDefinition;
  row: Row;
  picture: StoredFile | null;
  fields: readonly FieldDefinition[];
  onOpen: () => void;
};

const FRAME = 'aspect-4/3 w-full overflow-hidden rounded-xl border bg-muted';

/** A record by its picture, with its name and what tells most about it. */
export function GalleryCard({ definition, row, picture, fields, onOpen }: Props) {
  const t = useTranslations('views.gallery');
  const name = displayOf(definition, row);
  return (
    <article className="group/card flex flex-col gap-2">
      {picture ? (
        <button
          type="button"
          onClick={onOpen}
          aria-label={t('open', { name })}
          className={`${FRAME} cursor-zoom-in outline-none focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-offset-2 focus-visible:ring-offset-background`}
        >
          {/* biome-ignore lint/performance/noImgElement: the API's pictures need the session's cookie, which an optimiser lacks */}
          <img
            src={picture.url}
            alt=""
            loading="lazy"
            decoding="async"
            className="size-full object-cover transition-transform duration-300 group-hover/card:scale-[1.03] motion-reduce:transition-none motion-reduce:group-hover/card:scale-100"
          />
        </button>
      ) : (
        <div className={`${FRAME} flex items-center justify-center border-dashed text-muted-foreground/60`}>
          <ImageIcon aria-hidden="true" className="size-6" />
          <span className="sr-only">{t('none')}</span>
        </div>
      )}
      <div className="flex min-w-0 flex-col gap-1 px-0.5">
        <Link
          href={`/${definition.route}/${row.id}`}
          className="truncate rounded-sm text-sm font-medium outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
        >
          {name}
        </Link>
        <CardFields definition={definition} fields={fields} row={row} />
      </div>
    </article>
  );
}
