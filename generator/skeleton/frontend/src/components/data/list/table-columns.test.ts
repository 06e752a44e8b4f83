import { expect, test } from 'vitest';
import type { EntityDefinition, FieldDefinition, Row } from '@/lib/entity/definition';
import type { ColumnOverrides } from '@/lib/entity/overrides';
import { shownColumns } from '@/lib/query/preferences';
import { columnsOf } from './table-columns';

const common = { required: false, sortable: true, operators: [] };
const fields: readonly FieldDefinition[] = [
  { ...common, name: 'subject', kind: 'string' },
  { ...common, name: 'rating', kind: 'integer' },
  { ...common, name: 'notes', kind: 'text', sortable: false },
];
const definition = {
  key: 'ticket',
  display: 'subject',
  fields,
  columns: ['rating', 'notes'],
} as unknown as EntityDefinition;

/** What somebody writes in `columns.tsx`. */
const overrides: ColumnOverrides = {
  rating: { header: 'Stars', width: 90, cell: (value) => '★'.repeat(Number(value)) },
  notes: { hidden: true },
};

const label = (name: string): string => overrides[name]?.header ?? name;
const shownOf = (hidden: readonly string[]): readonly FieldDefinition[] =>
  shownColumns(definition, null, new Set(hidden)).flatMap((name) =>
    fields.filter((field) => field.name === name),
  );

test('what names a record comes first, whichever columns are chosen', () => {
  expect(columnsOf(definition, shownOf([]), {}, (name) => name).map(({ id }) => id)).toEqual([
    'subject',
    'rating',
    'notes',
  ]);
  const nameless = { ...definition, display: null };
  expect(columnsOf(nameless, [], {}, (name) => name).map(({ id, header }) => [id, header])).toEqual([
    ['$title', '#'],
  ]);
});

test('a column can be hidden, named, sized and drawn otherwise', () => {
  const [, rating, ...rest] = columnsOf(definition, shownOf(['notes']), overrides, label);
  expect(rest).toEqual([]);
  expect(rating).toMatchObject({ id: 'rating', header: 'Stars', size: 90 });
  const row: Row = { id: 1, rating: 3 };
  const cell = rating?.cell;
  if (typeof cell !== 'function') throw new Error('a cell is drawn by a function');
  const drawn = cell({ row: { original: row }, getValue: () => row.rating } as unknown as Parameters<
    typeof cell
  >[0]);
  expect(drawn).toBe('★★★');
});

test('only fields the API can order by are offered for it', () => {
  const columns = columnsOf(definition, shownOf([]), {}, (name) => name);
  expect(columns.map(({ enableSorting }) => enableSorting)).toEqual([true, true, false]);
});
