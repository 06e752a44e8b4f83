'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useShortcuts } from '@/lib/shortcuts/use-shortcuts';
import { useList } from './list-context';

/** Keys that do the same from anywhere on the page; those that change or delete a record only take the keyboard there first. */
const ACTING = ['j', 'k', 'o', 'e', 'x', 's'] as const;
const LEADING = ['F2', 'Delete'] as const;

/** The keys of a list, told where `?` shows all: most of them are handled by the table itself. */
export function Shortcuts() {
  const t = useTranslations('list.keys');
  const { definition, words, can } = useList();
  const router = useRouter();
  useShortcuts('list', words.many, [
    ...(definition.searchable
      ? [{ keys: '/', label: t('search'), run: () => find('[data-list-search]')?.focus() }]
      : []),
    ...(can.create
      ? [{ keys: 'n', label: t('new'), run: () => router.push(`/${definition.route}/new`) }]
      : []),
    ...ACTING.map((keys) => ({ keys, label: t(keys), run: () => pressOnRecord(keys) })),
    ...LEADING.map((keys) => ({ keys, label: t(keys), run: () => find(CURRENT)?.focus() })),
  ]);
  return null;
}

/** The cell the keyboard is at, or would begin at. */
const CURRENT = 'td[data-at][tabindex="0"]';

const find = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector);

function pressOnRecord(key: string): void {
  const cell = find(CURRENT);
  const here = cell === document.activeElement;
  cell?.focus();
  // The first step leads to the records, the next ones from one to the other.
  if (here || (key !== 'j' && key !== 'k'))
    cell?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
}
