import { canBecome } from '../../blueprint/conversions.ts';
import { layout } from '../python.ts';
import { itemsOf, type Table, type TableColumn } from './table-model.ts';

/** A table as the two versions have it; one side is missing where it comes or goes. */
export type TablePair = { before?: Table; after?: Table };

/** Everything of a table that a migration has to do with. */
const fingerprint = (table: Table): string =>
  JSON.stringify([
    table.name,
    itemsOf(table).map((item) => layout(item)),
    table.indexes,
    table.columns.map(({ key, field }) => [key, field?.rich ?? false]),
    table.search,
    table.rich,
  ]);

/**
 * Pairs the tables of two versions by what they hold and leaves out those that are the same. Takes which of them may be
 * paired at all; a table whose rows nothing would identify any more is another one.
 */
export function pairTables(
  before: readonly Table[],
  after: readonly Table[],
  mayPair: (table: Table) => boolean,
): TablePair[] {
  const old = new Map(before.map((table) => [table.key, table]));
  const partners = new Map<Table, Table>();
  for (const table of after) {
    const earlier = old.get(table.key);
    if (earlier && mayPair(table) && isIdentified({ before: earlier, after: table }))
      partners.set(table, earlier);
  }
  const taken = new Set(partners.values());
  return [
    ...after.map((table): TablePair => {
      const earlier = partners.get(table);
      return earlier ? { before: earlier, after: table } : { after: table };
    }),
    ...[...before].reverse().flatMap((table): TablePair[] => (taken.has(table) ? [] : [{ before: table }])),
  ].filter(({ before: was, after: is }) => !was || !is || fingerprint(was) !== fingerprint(is));
}

/** Rows stay themselves when the columns that tell them apart do, before or after: a link may become an entity. */
function isIdentified(pair: Required<TablePair>): boolean {
  const { sources } = movesOf(pair);
  const names = {
    after: new Set([...sources.keys()].map(({ name }) => name)),
    before: new Set([...sources.values()].map(({ name }) => name)),
  };
  return (
    pair.after.primary.every((name) => names.after.has(name)) ||
    pair.before.primary.every((name) => names.before.has(name))
  );
}

export type ColumnMoves = {
  /** Later column → the earlier one its values come from. */
  sources: Map<TableColumn, TableColumn>;
  /** Later name → earlier name, where they differ. */
  renamed: [string, string][];
  /** Later columns that are new although one of that name was there. */
  fresh: string[];
  /** Texts that become HTML (true) or stop being HTML (false), by their later name. */
  formatted: [string, boolean][];
};

/** What becomes of the columns of a table. */
export function movesOf({ before, after }: TablePair): ColumnMoves {
  const moves: ColumnMoves = { sources: new Map(), renamed: [], fresh: [], formatted: [] };
  if (!before || !after) return moves;
  const old = new Map(before.columns.map((column) => [column.key, column]));
  const names = new Set(before.columns.map(({ name }) => name));
  for (const column of after.columns) {
    const source = old.get(column.key);
    if (source === undefined || !canHold(source, column)) {
      if (names.has(column.name)) moves.fresh.push(column.name);
      continue;
    }
    moves.sources.set(column, source);
    if (source.name !== column.name) moves.renamed.push([column.name, source.name]);
    const rich = column.field?.rich ?? false;
    if ((source.field?.rich ?? false) !== rich) moves.formatted.push([column.name, rich]);
  }
  return moves;
}

/** What no type has in common with the later one is given up; whoever asked for it was told. */
const canHold = (was: TableColumn, is: TableColumn): boolean =>
  !was.field || !is.field || canBecome(was.field.type, is.field.type);
