'use client';

import dynamic from 'next/dynamic';
import { clip, isWebUrl, plainText, shortUrl } from '@/lib/format/text';
import { Hint } from '@/components/ui/tooltip';

/** More than any cell shows; keeps a page of long texts out of the document. */
const CELL_LENGTH = 160;
const LINK =
  'truncate rounded-sm underline decoration-border underline-offset-4 outline-none hover:decoration-foreground focus-visible:ring-2 focus-visible:ring-ring';

type Props = { value: string; full?: boolean };

/** Words: one line of them in a cell, all of them with their line breaks on a record's own page. */
export function TextValue({ value, full = false }: Props) {
  if (full) return <span className="whitespace-pre-wrap break-words">{value}</span>;
  return <span className="truncate">{clip(value, CELL_LENGTH)}</span>;
}

const RichContent = dynamic(() => import('./rich-content'));

/** Formatted text: what it says in a cell; its form belongs to the record's own page. */
export function RichValue({ value, full = false }: Props) {
  return full ? <RichContent html={value} /> : <TextValue value={plainText(value)} />;
}

/** An address of the web; anything but the web's own protocols stays text. */
export function UrlValue({ value }: Props) {
  if (!isWebUrl(value)) return <span className="truncate">{value}</span>;
  return (
    <a href={value} target="_blank" rel="noreferrer" className={LINK}>
      {shortUrl(value)}
    </a>
  );
}

export function EmailValue({ value }: Props) {
  return (
    <a href={`mailto:${value}`} className={LINK}>
      {value}
    </a>
  );
}

export function PhoneValue({ value }: Props) {
  return (
    <a href={`tel:${value.replace(/[^+\d]/g, '')}`} className={`${LINK} tabular-nums`}>
      {value}
    </a>
  );
}

/** A key: its beginning tells it apart, the whole is a tooltip away. */
export function UuidValue({ value, full = false }: Props) {
  if (full) return <code className="font-mono text-[0.8125rem] break-all">{value}</code>;
  return (
    <Hint label={value}>
      <code className="font-mono text-xs text-muted-foreground">{value.slice(0, 8)}</code>
    </Hint>
  );
}

/** Data of any shape. */
export function JsonValue({ value, full = false }: { value: unknown; full?: boolean }) {
  if (full)
    return (
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable without a mouse
        tabIndex={0}
        className="max-h-96 overflow-auto rounded-lg border bg-muted/50 p-3 font-mono text-xs"
      >
        {JSON.stringify(value, null, 2)}
      </pre>
    );
  return (
    <code className="truncate font-mono text-xs text-muted-foreground">
      {clip(JSON.stringify(value) ?? '', CELL_LENGTH)}
    </code>
  );
}
