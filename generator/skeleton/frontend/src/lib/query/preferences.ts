import type { EntityDefinition, Id } from '@/lib/entity/definition';

/** A way to look at a list that somebody gave a name. */
export type SavedView = {
  id: string;
  name: string;
  /** The address's query: filters, order, search, kind of view. */
  search: string;
  columns: readonly string[];
};

export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];
export const PAGE_SIZES = [25, 50, 100] as const;

/** What somebody chose about an entity's list, kept in this browser. */
export type Preferences = {
  /** Columns shown, in their order; null: the entity's own choice. */
  columns: readonly string[] | null;
  /** In pixels. */
  widths: Readonly<Record<string, number>>;
  density: Density;
  size: number;
  views: readonly SavedView[];
  /** Id of the view the list opens with. */
  defaultView: string | null;
  favourites: readonly Id[];
};

export const DEFAULT_PREFERENCES: Preferences = {
  columns: null,
  widths: {},
  density: 'comfortable',
  size: 25,
  views: [],
  defaultView: null,
  favourites: [],
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** Takes what the browser kept, returns preferences; what cannot be read counts as not chosen. */
export function readPreferences(text: string | null): Preferences {
  const kept = parse(text);
  if (!isRecord(kept)) return DEFAULT_PREFERENCES;
  const { columns, widths, density, size, views, defaultView, favourites } = kept;
  return {
    columns: Array.isArray(columns) && texts(columns).length > 0 ? texts(columns) : null,
    widths: isRecord(widths)
      ? Object.fromEntries(
          Object.entries(widths).filter(
            (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0,
          ),
        )
      : {},
    density: DENSITIES.find((known) => known === density) ?? DEFAULT_PREFERENCES.density,
    size: PAGE_SIZES.find((known) => known === size) ?? DEFAULT_PREFERENCES.size,
    views: Array.isArray(views) ? views.flatMap(readView) : [],
    defaultView: typeof defaultView === 'string' ? defaultView : null,
    favourites: Array.isArray(favourites)
      ? favourites.filter((id): id is Id => typeof id === 'number' || typeof id === 'string')
      : [],
  };
}

function readView(kept: unknown): SavedView[] {
  if (!isRecord(kept) || typeof kept.id !== 'string' || typeof kept.name !== 'string') return [];
  const search = typeof kept.search === 'string' ? kept.search : '';
  return [{ id: kept.id, name: kept.name, search, columns: texts(kept.columns) }];
}

function parse(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Takes an entity, a choice and what is not offered at all, returns the columns shown: an older choice may name some that are gone. */
export function shownColumns(
  definition: Pick<EntityDefinition, 'fields' | 'columns'>,
  chosen: readonly string[] | null,
  hidden: ReadonlySet<string>,
): readonly string[] {
  const known = (name: string): boolean =>
    !hidden.has(name) && definition.fields.some((field) => field.name === name);
  const shown = (chosen ?? definition.columns).filter(known);
  return shown.length > 0 ? shown : definition.columns.filter(known);
}

/** Returns a list with an item added, or taken out where it was in. */
export const toggled = <Item>(items: readonly Item[], item: Item): Item[] =>
  items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
