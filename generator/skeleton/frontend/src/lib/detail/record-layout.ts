import type { EntityDefinition, FieldDefinition, Page, Row } from '@/lib/entity/definition';
import type { ColumnOverrides } from '@/lib/entity/overrides';

/** How the fields of a record are laid out on its page. */
export type RecordLayout = {
  /** States, beside the name. */
  badges: readonly FieldDefinition[];
  /** One line each, in columns. */
  short: readonly FieldDefinition[];
  /** As wide as the page. */
  long: readonly FieldDefinition[];
};

/** More than two states beside a name are noise. */
const MOST_BADGES = 2;
/** Told apart from the record's own data: who did what, and when. */
const FACTS: ReadonlySet<string> = new Set(['created_at', 'updated_at']);
const LONG: ReadonlySet<FieldDefinition['kind']> = new Set(['text', 'rich', 'json', 'image', 'links']);

/** Takes an entity, returns where each of its fields stands on a record's page; the name is the page's heading. */
export function layoutOf(definition: EntityDefinition, overrides: ColumnOverrides = {}): RecordLayout {
  // Links have a list of their own below.
  const listed = new Set(
    definition.children.flatMap(({ link }) => (link && !link.byTarget ? [link.field] : [])),
  );
  const shown = definition.fields.filter(
    ({ name }) =>
      name !== definition.display && !FACTS.has(name) && !listed.has(name) && !overrides[name]?.hidden,
  );
  const badges = shown.filter(({ kind }) => kind === 'enum').slice(0, MOST_BADGES);
  const rest = shown.filter((field) => !badges.includes(field));
  return {
    badges,
    short: rest.filter(({ kind }) => !LONG.has(kind)),
    long: rest.filter(({ kind }) => LONG.has(kind)),
  };
}

export type Neighbours = { previous: Row | null; next: Row | null };

/** Takes a list that was looked at and a record of it, returns the records beside it; null where it is not in the list. */
export function neighboursIn(kept: unknown, id: string): Neighbours | null {
  const pages =
    typeof kept === 'object' && kept !== null && 'pages' in kept
      ? (kept.pages as readonly Page[])
      : [kept as Page];
  const rows = pages.flatMap((page) => page?.items ?? []);
  const place = rows.findIndex((row) => String(row.id) === id);
  if (place < 0) return null;
  return { previous: rows[place - 1] ?? null, next: rows[place + 1] ?? null };
}

/** Columns of the small table of children: as many as fit beside each other, without what refers back. */
export function childColumns(target: EntityDefinition, column: string | null): readonly FieldDefinition[] {
  // Records without a name are told apart by what they say.
  const telling = target.display ?? target.fields.find(({ kind }) => SAYING.has(kind))?.name;
  const names = [...(telling ? [telling] : []), ...target.columns];
  const fields = [...new Set(names)].flatMap((name) => target.fields.filter((field) => field.name === name));
  return fields.filter((field) => !('column' in field && field.column === column)).slice(0, MOST_COLUMNS);
}

const MOST_COLUMNS = 5;
const SAYING: ReadonlySet<FieldDefinition['kind']> = new Set(['string', 'text', 'rich', 'email']);
