import type { Id, Page, Row } from '@/lib/entity/definition';

/** What lists keep: one page, or pages one below the other. */
type Pages = { pages: readonly Page[] };

const same = (one: Id, other: Id): boolean => String(one) === String(other);

const isPage = (kept: unknown): kept is Page =>
  typeof kept === 'object' && kept !== null && 'items' in kept && Array.isArray(kept.items);

const isPages = (kept: unknown): kept is Pages =>
  typeof kept === 'object' &&
  kept !== null &&
  'pages' in kept &&
  Array.isArray(kept.pages) &&
  kept.pages.every(isPage);

/** Takes what a list keeps, returns it with one record changed; the same object where the record is not in it. */
export function withChanged(kept: unknown, id: Id, changes: Readonly<Record<string, unknown>>): unknown {
  return onPages(kept, (page) =>
    page.items.some((row) => same(row.id, id))
      ? { ...page, items: page.items.map((row) => (same(row.id, id) ? { ...row, ...changes } : row)) }
      : page,
  );
}

/** Takes what a list keeps, returns it without some records; the same object where none of them is in it. */
export function without(kept: unknown, ids: readonly Id[]): unknown {
  const gone = new Set(ids.map(String));
  return onPages(kept, (page) => {
    const items = page.items.filter((row: Row) => !gone.has(String(row.id)));
    const fewer = page.items.length - items.length;
    if (fewer === 0) return page;
    return { ...page, items, total: page.total === null ? null : Math.max(0, page.total - fewer) };
  });
}

function onPages(kept: unknown, change: (page: Page) => Page): unknown {
  if (isPage(kept)) return change(kept);
  if (!isPages(kept)) return kept;
  const pages = kept.pages.map(change);
  return pages.every((page, index) => page === kept.pages[index]) ? kept : { ...kept, pages };
}
