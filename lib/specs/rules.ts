import { AppError } from '../errors.ts';
import { MAX_SPEC_BYTES } from './schema.ts';

/** While one person goes on typing, one version collects it for this long; then the next save starts another. */
export const AUTOSAVE_WINDOW_MS = 5 * 60_000;
/** Share of unprintable characters above which a paste is a picture or an archive and not text. */
const MAX_UNPRINTABLE_SHARE = 0.01;
/** Control characters other than tab and line ends, and the sign decoders put for bytes that are not text. */
const UNPRINTABLE = /[^\P{Cc}\t\n\f\r]|\ufffd/gu;

type Newest = {
  number: number;
  createdById: string;
  createdAt: Date;
  updatedAt: Date;
  isReferenced: boolean;
};

/**
 * The text of a file: UTF-8, or what older and other systems write, UTF-16 with its mark or Windows’ Western European
 * code page. Bytes that are no text come out as something `normaliseSpecText` refuses.
 */
export function decodeSpecBytes(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: every byte is a character in this one.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * A SPEC as it is stored: without byte order mark, lines ended by `\n`.
 * Throws `limit` above 500 kB and `invalid` for what is not text.
 */
export function normaliseSpecText(text: string): string {
  const unprintable = text.match(UNPRINTABLE)?.length ?? 0;
  // PostgreSQL stores no NUL, and no SPEC contains one.
  if (text.includes('\u0000') || unprintable > text.length * MAX_UNPRINTABLE_SHARE) {
    throw new AppError('invalid', { key: 'spec_binary' });
  }
  const normal = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (new TextEncoder().encode(normal).byteLength > MAX_SPEC_BYTES)
    throw new AppError('limit', { key: 'spec_too_large' });
  return normal;
}

/**
 * Whether a save replaces the newest version or adds one.
 * Throws `conflict` when the editor's text does not stem from what the server now has.
 */
export function decideSave(
  newest: Newest | null,
  base: { number: number; savedAt: Date | null },
  userId: string,
  now: Date,
): 'replace' | 'add' {
  const current = newest?.number ?? 0;
  const isStale =
    newest !== null && base.savedAt !== null && newest.updatedAt.getTime() !== base.savedAt.getTime();
  if (current !== base.number || isStale) {
    throw new AppError('conflict', { key: 'spec_changed', params: { number: current } });
  }
  if (newest === null || newest.isReferenced || newest.createdById !== userId) return 'add';
  return now.getTime() - newest.createdAt.getTime() < AUTOSAVE_WINDOW_MS ? 'replace' : 'add';
}
