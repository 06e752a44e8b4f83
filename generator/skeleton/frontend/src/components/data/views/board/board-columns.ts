import type { InfiniteData } from '@tanstack/react-query';
import type { EntityDefinition, EnumField, Figures, Id, ListQuery, Page, Row } from '@/lib/entity/definition';
import { filtersOf } from '../telling-fields';

/** A column of a board: one value of the field, or null for the records without one. */
export type BoardColumn = { value: string | null; count: number };

/** What is kept of a column's records: its pages, as far as they have been read. */
export type ColumnPages = InfiniteData<Page, string | null>;

/** How many cards a column reads at once. */
export const CARDS = 20;

/** Returns the fields a board can be made of, the one the generator chose first. */
export function boardFields(definition: EntityDefinition): readonly EnumField[] {
  const chosen = definition.views.find((view) => view.kind === 'board')?.field;
  const fields = definition.fields.filter(
    (field): field is EnumField =>
      field.kind === 'enum' && !field.readOnly && definition.groups.includes(field.name),
  );
  return fields.toSorted((one, other) => Number(other.name === chosen) - Number(one.name === chosen));
}

/** Whether records may be without a value of the field. */
export const isOptional = (field: EnumField): boolean => !field.required && field.default === undefined;

/**
 * Returns the columns of a board with their counts. Values that the list is narrowed away from get none; the column of
 * records without a value is there where there can be any.
 */
export function columnsOf(
  field: EnumField,
  query: ListQuery,
  figures: Figures | undefined,
): readonly BoardColumn[] {
  const counts = new Map(
    figures?.items.map((figure) => [figure.key[field.name] ?? null, Number(figure.values.count ?? 0)]),
  );
  const values = [...field.values, ...(isOptional(field) || counts.has(null) ? [null] : [])];
  return values
    .filter((value) => isWanted(field.name, value, query))
    .map((value) => ({ value, count: counts.get(value) ?? 0 }));
}

function isWanted(name: string, value: string | null, query: ListQuery): boolean {
  const only = query[name] ?? query[`${name}__eq`];
  if (only !== undefined && only !== value) return false;
  const among = query[`${name}__in`];
  if (Array.isArray(among) && !among.includes(value)) return false;
  const missing = query[`${name}__isnull`];
  if (missing !== undefined && String(missing) !== String(value === null)) return false;
  return query[`${name}__ne`] === undefined || query[`${name}__ne`] !== value;
}

/** Returns what a column asks the API for; `cursor` is null for its first page. */
export function columnQuery(
  field: EnumField,
  value: string | null,
  query: ListQuery,
  cursor: string | null,
): ListQuery {
  return {
    ...filtersOf(query),
    sort: query.sort ?? '-updated_at',
    ...(value === null ? { [`${field.name}__isnull`]: true } : { [`${field.name}__in`]: [value] }),
    limit: CARDS,
    ...(cursor === null ? { count: false } : { cursor }),
  };
}

/** Takes a column's pages, returns them without one record. */
export function withoutCard(pages: ColumnPages, id: Id): ColumnPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.filter((row) => row.id !== id) })),
  };
}

/** Takes a column's pages, returns them with a record on top, or in its old place where it is there already. */
export function withCard(pages: ColumnPages, row: Row): ColumnPages {
  if (pages.pages.some((page) => page.items.some(({ id }) => id === row.id)))
    return {
      ...pages,
      pages: pages.pages.map((page) => ({
        ...page,
        items: page.items.map((known) => (known.id === row.id ? row : known)),
      })),
    };
  return {
    ...pages,
    pages: pages.pages.map((page, index) => (index === 0 ? { ...page, items: [row, ...page.items] } : page)),
  };
}

/** Takes figures by value, returns them with one record counted elsewhere. */
export function withMovedCount(
  figures: Figures,
  name: string,
  from: string | null,
  to: string | null,
): Figures {
  const key = (figure: Figures['items'][number]): string | null =>
    (figure.key[name] as string | null) ?? null;
  const known = figures.items.some((figure) => key(figure) === to)
    ? figures.items
    : [...figures.items, { key: { [name]: to }, values: { count: 0 } }];
  const by = (value: string | null): number => Number(value === to) - Number(value === from);
  return {
    ...figures,
    items: known.map((figure) => ({
      ...figure,
      values: { ...figure.values, count: Number(figure.values.count ?? 0) + by(key(figure)) },
    })),
  };
}
