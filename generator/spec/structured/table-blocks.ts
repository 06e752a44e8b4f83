import { type BlockHeading, readBlockHeading } from './entity-heading.ts';
import type { Item } from './item.ts';
import { cellOf, readTable } from './table.ts';

/** An entity a table declares, with the rows that describe it. */
export type TableEntity = { head: BlockHeading; items: Item[] };

/**
 * The entities of a table with a column for them: one row a field (`Entidad | Campo | Tipo`), or one row an entity
 * (`Entidad | Campos`, `Entidad | Descripción`). Null for any other table.
 */
export function entityTables(items: readonly Item[]): TableEntity[] | null {
  const table = readTable(items);
  const header = items[0];
  if (!table || !header) return null;
  const perField =
    table.columns.includes('name') &&
    (table.columns.includes('type') || table.columns.includes('constraints'));
  const at = table.columns.indexOf('entity');
  const summary = table.columns.includes('fields') || table.columns.includes('description');
  if (at === -1 && !(table.columns.includes('name') && table.columns.includes('fields'))) return null;
  if (!perField && !summary) return null;
  const made: TableEntity[] = [];
  const byLine = new Map(items.map((item) => [item.line.number, item]));
  for (const row of table.rows) {
    const name = cellOf(table, row, at === -1 ? 'name' : 'entity');
    const item = byLine.get(row.line);
    if (name && !(perField && made.at(-1)?.head.label === name.text.replace(/[*`]/g, ''))) {
      const head = readBlockHeading(name.text, row.line, name.column);
      const known = perField ? made.find((entity) => entity.head.label === head.label) : undefined;
      if (known) {
        if (item) known.items.push(item);
        continue;
      }
      if (!perField) {
        const fields = cellOf(table, row, 'fields');
        const description = cellOf(table, row, 'description');
        if (fields) head.inline = fields;
        if (description) head.description = description.text;
      }
      made.push({ head, items: perField && item ? [header, item] : [] });
    } else if (perField && item) made.at(-1)?.items.push(item);
  }
  return made;
}
