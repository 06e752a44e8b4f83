import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';

/** Takes an entity's key and one of its pages, returns the title of that page. */
export async function entityTitle(key: string, page: 'list' | 'detail' | 'edit' | 'new'): Promise<Metadata> {
  const t = await getTranslations();
  const [one, many] = [t(`entities.${key}.one`), t(`entities.${key}.many`)];
  return { title: page === 'list' ? many : t(`shell.titles.${page}`, { one }) };
}
