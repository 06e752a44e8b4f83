'use client';

import { FileIcon } from 'lucide-react';
import { useLocale } from 'next-intl';
import type { StoredFile } from '@/lib/entity/files';
import { formatBytes } from '@/lib/format/number';

const FOCUS = 'rounded-sm outline-none focus-visible:ring-2 focus-visible:ring-ring';

/** An uploaded file: its name leads to its content. */
export function FileValue({ file }: { file: StoredFile }) {
  const locale = useLocale();
  return (
    <a
      href={file.url}
      target="_blank"
      rel="noreferrer"
      className={`inline-flex max-w-full items-center gap-1.5 hover:underline ${FOCUS}`}
    >
      <FileIcon aria-hidden="true" className="size-3.5 shrink-0 text-muted-foreground" />
      <span className="truncate">{file.name}</span>
      <span className="shrink-0 text-xs text-muted-foreground">{formatBytes(file.size, locale)}</span>
    </a>
  );
}

/** An uploaded image, small in a cell, as large as there is room on a record's own page. */
export function ImageValue({ file, full = false }: { file: StoredFile; full?: boolean }) {
  const image = (
    // biome-ignore lint/performance/noImgElement: the API's pictures need the session's cookie, which an optimiser lacks
    <img
      src={file.url}
      alt={file.name}
      loading="lazy"
      decoding="async"
      className={
        full
          ? 'max-h-80 max-w-full rounded-lg border object-contain'
          : 'size-7 rounded-md border bg-muted object-cover'
      }
    />
  );
  if (!full) return image;
  return (
    <a href={file.url} target="_blank" rel="noreferrer" className={`inline-block ${FOCUS}`}>
      {image}
    </a>
  );
}
