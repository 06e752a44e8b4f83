import type { EntityDefinition, Id, ListQuery } from '@/lib/entity/definition';
import { type Filter, filterQuery } from './filters';
import { type Sort, sortQuery } from './sorts';

/** What a list shows, as its address says it. */
export type ListState = {
  search: string;
  filters: readonly Filter[];
  sorts: readonly Sort[];
  /** From 1. */
  page: number;
  /** Deleted records instead of the others. */
  deleted: boolean;
  /** Favourites only. */
  starred: boolean;
};

/** As boards, galleries and the records beside each other are in order where nobody asked for another. */
const NEWEST = ['-created_at'];

/** The API takes no more values of one parameter. */
const MOST_IDS = 100;

/**
 * Takes an entity, what its list shows and which records are favourites, returns what narrows it: for every view, figure
 * and export. Without favourites a list of them must not be asked for: no ids mean all records to the API.
 */
export function narrowingQuery(
  definition: Pick<EntityDefinition, 'fields' | 'searchable' | 'softDelete'>,
  state: ListState,
  favourites: readonly Id[],
  now: Date,
): ListQuery {
  const query: ListQuery = { ...filterQuery(definition, state.filters, now) };
  const words = state.search.trim();
  if (words !== '' && definition.searchable) query.search = words;
  if (state.starred) query.id__in = favourites.slice(-MOST_IDS);
  if (state.deleted && definition.softDelete) query.deleted = 'only';
  return query;
}

/** Takes what narrows a list, its order and a page of it, returns what asks the API for that page. */
export function pageQuery(
  definition: Pick<EntityDefinition, 'fields'>,
  narrowing: ListQuery,
  { sorts, page }: Pick<ListState, 'sorts' | 'page'>,
  size: number,
): ListQuery {
  const sort = sortQuery(definition, sorts);
  return {
    ...narrowing,
    sort: sort.length > 0 ? sort : NEWEST,
    limit: size,
    ...(page > 1 ? { offset: (page - 1) * size } : {}),
  };
}

/** Takes parameters, returns them as a link carries them: a parameter of several values is repeated. */
export function searchParams(query: ListQuery): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) params.append(name, String(one));
  return params.toString();
}
