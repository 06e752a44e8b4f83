import type { NavEntity } from './navigation';

/** One step of the way to a page. */
export type Crumb =
  | { kind: 'page'; page: 'dashboard' | 'profile' | 'admin'; href: string }
  | { kind: 'part'; part: string; href: string }
  | { kind: 'entity'; entity: NavEntity; href: string }
  | { kind: 'record'; entity: NavEntity; id: string; href: string }
  | { kind: 'new' | 'edit'; href: string };

const PAGES = ['dashboard', 'profile', 'admin'] as const;

/** Takes a path and the entities, returns the way to it; empty for a page nobody knows. */
export function crumbsOf(path: string, entities: readonly NavEntity[]): readonly Crumb[] {
  const [first = '', second, third] = path.split('/').filter(Boolean);
  const page = PAGES.find((known) => known === first);
  if (page)
    return [
      { kind: 'page', page, href: `/${page}` },
      ...(second ? [{ kind: 'part', part: second, href: `/${page}/${second}` } as const] : []),
    ];
  const entity = entities.find(({ route }) => route === first);
  if (!entity) return [];
  const list = { kind: 'entity', entity, href: `/${entity.route}` } as const;
  if (second === undefined) return [list];
  if (second === 'new') return [list, { kind: 'new', href: `/${entity.route}/new` }];
  const id = decodeURIComponent(second);
  const record = { kind: 'record', entity, id, href: `/${entity.route}/${second}` } as const;
  return third === 'edit' ? [list, record, { kind: 'edit', href: `${record.href}/edit` }] : [list, record];
}
