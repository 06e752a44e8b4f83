import { type FeedNotice, MAX_LOG_ROW_BYTES } from './schema.ts';

/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const MAX_NOTICE_BYTES = 7_900;

/**
 * Cuts a chunk of output into rows: one a line, its line break included, none above the limit. Joined in order, the
 * rows are the chunk again, less NUL characters (PostgreSQL text cannot hold them) and with lone surrogates replaced.
 */
export function toLogRows(chunk: string, maxBytes: number = MAX_LOG_ROW_BYTES): string[] {
  const text = chunk.replaceAll('\0', '').toWellFormed();
  const lines = text.split(/(?<=\n)/);
  return lines.flatMap((line) => cut(line, maxBytes)).filter((row) => row !== '');
}

function cut(line: string, maxBytes: number): string[] {
  // A UTF-16 unit takes at most three bytes in UTF-8, so most lines need no counting.
  if (line.length * 3 <= maxBytes || Buffer.byteLength(line) <= maxBytes) return [line];
  const rows: string[] = [];
  let row = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > maxBytes) {
      rows.push(row);
      row = '';
      bytes = 0;
    }
    row += character;
    bytes += size;
  }
  rows.push(row);
  return rows;
}

/** The payloads that announce a batch: as few as fit, each below PostgreSQL's limit. */
export function toNotices(logRunIds: readonly string[], eventRunIds: readonly string[]): string[] {
  const payloads: string[] = [];
  let notice: FeedNotice = { logs: [], events: [] };
  const isEmpty = () => notice.logs.length + notice.events.length === 0;
  const add = (kind: keyof FeedNotice, runId: string) => {
    const size = Buffer.byteLength(JSON.stringify(notice)) + Buffer.byteLength(runId) + 3;
    if (size > MAX_NOTICE_BYTES && !isEmpty()) {
      payloads.push(JSON.stringify(notice));
      notice = { logs: [], events: [] };
    }
    notice[kind].push(runId);
  };
  for (const runId of logRunIds) add('logs', runId);
  for (const runId of eventRunIds) add('events', runId);
  if (!isEmpty()) payloads.push(JSON.stringify(notice));
  return payloads;
}

/** Reads a payload; null for anything that is not ours, since any session may notify on a channel. */
export function readNotice(payload: string): FeedNotice | null {
  try {
    const value: unknown = JSON.parse(payload);
    if (typeof value !== 'object' || value === null) return null;
    const { logs, events } = value as Partial<Record<keyof FeedNotice, unknown>>;
    return isIdList(logs) && isIdList(events) ? { logs, events } : null;
  } catch {
    return null; // Not JSON.
  }
}

function isIdList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
