import type { OnDelete } from '../../../blueprint/schema.ts';
import { report } from '../../diagnose.ts';
import type { Draft } from '../../draft.ts';
import { foldKey } from '../../naming/fold.ts';
import { entityKeys } from '../../naming/names.ts';
import type { Places } from './place.ts';
import type { ColumnJson, EndpointJson, RefJson, SchemaJson, TableJson } from './schema-json.ts';

const isMany = (endpoint: EndpointJson) => endpoint.relation.includes('*');
const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

type Reference = { holder: EndpointJson; target: EndpointJson; ref: RefJson };

/** The reference a ref makes: the end with many rows holds it; of two single ends, the one that is no primary key. */
function toReference(ref: RefJson, schema: SchemaJson): Reference | null {
  const [first, second] = ref.endpoints;
  if (!first || !second || (isMany(first) && isMany(second))) return null;
  if (isMany(first) !== isMany(second)) {
    return isMany(first) ? { holder: first, target: second, ref } : { holder: second, target: first, ref };
  }
  const secondHolds = isKeyColumn(first, schema) && !isKeyColumn(second, schema);
  return secondHolds ? { holder: second, target: first, ref } : { holder: first, target: second, ref };
}

function isKeyColumn(endpoint: EndpointJson, schema: SchemaJson): boolean {
  return findColumn(endpoint, schema)?.pk === true;
}

function findTable(name: string, schema: SchemaJson): TableJson | undefined {
  return schema.tables.find((table) => sameName(table.name, name));
}

function findColumn(endpoint: EndpointJson, schema: SchemaJson): ColumnJson | undefined {
  const table = findTable(endpoint.tableName, schema);
  return table?.fields.find((column) => sameName(column.name, endpoint.fieldNames[0] ?? ''));
}

function listReferences(schema: SchemaJson): Reference[] {
  return schema.refs.flatMap((ref) => toReference(ref, schema) ?? []);
}

/**
 * What a column that holds a reference calls its target: `author_id` → `author`, `idCliente` → `cliente`.
 * @returns null when the column holds none
 */
export function referenceLabel(table: TableJson, column: string, schema: SchemaJson): string | null {
  const holds = listReferences(schema).some(
    ({ holder }) =>
      sameName(holder.tableName, table.name) && holder.fieldNames.some((name) => sameName(name, column)),
  );
  return holds ? bareName(column) : null;
}

function bareName(column: string): string {
  const bare = column
    .replace(/^(fk_|id_)/i, '')
    .replace(/(_id|_fk|_uuid|_code|_codigo|_key)$/i, '')
    .replace(/([a-z])(Id|ID|Fk|Uuid)$/, '$1')
    .replace(/^id(?=[A-Z])/, '');
  return bare === '' ? column : bare;
}

/** Tables that hold nothing but two references: the link of a many-to-many relation. */
export function listLinkTables(schema: SchemaJson): Map<TableJson, [Reference, Reference]> {
  const links = new Map<TableJson, [Reference, Reference]>();
  const references = listReferences(schema);
  for (const table of schema.tables) {
    const own = references.filter(({ holder }) => sameName(holder.tableName, table.name));
    const [first, second] = own;
    if (own.length !== 2 || !first || !second) continue;
    if (references.some(({ target }) => sameName(target.tableName, table.name))) continue;
    const keys = own.flatMap(({ holder }) => holder.fieldNames.map((name) => name.toLowerCase()));
    const rest = table.fields.filter(
      ({ name }) => !keys.includes(name.toLowerCase()) && !isHousekeeping(name),
    );
    if (rest.length === 0) links.set(table, [first, second]);
  }
  return links;
}

const isHousekeeping = (name: string) => /^(id|created_?at|updated_?at|deleted_?at|pk)$/i.test(name);

/** Adds every reference and link between the tables that became entities. */
export function addReferences(
  draft: Draft,
  schema: SchemaJson,
  links: ReadonlyMap<TableJson, [Reference, Reference]>,
  places: Places,
  isLeftOut: (table: string) => boolean,
): void {
  const linkNames = new Set([...links.keys()].map((table) => table.name.toLowerCase()));
  for (const [table, [first, second]] of links) addLink(draft, table, first, second, places);
  for (const reference of listReferences(schema)) {
    const { holder, target } = reference;
    if (
      linkNames.has(holder.tableName.toLowerCase()) ||
      isLeftOut(holder.tableName) ||
      isLeftOut(target.tableName)
    )
      continue;
    addReference(draft, reference, schema, places);
  }
  for (const ref of schema.refs) {
    const [first, second] = ref.endpoints;
    if (!first || !second || !isMany(first) || !isMany(second)) continue;
    const span = places.table(first.tableName, ref.token);
    draft.relations.push({ subject: first.tableName, target: second.tableName, form: 'many-to-many', span });
  }
}

function addReference(
  draft: Draft,
  { holder, target, ref }: Reference,
  schema: SchemaJson,
  places: Places,
): void {
  const table = findTable(holder.tableName, schema);
  const column = findColumn(holder, schema);
  const span = places.column(
    holder.fieldNames[0] ?? '',
    places.table(holder.tableName, table?.token),
    column?.token,
  );
  if (!findTable(target.tableName, schema)) {
    report(draft, 'warning', 'unknown-entity', span, {
      es: `«${holder.fieldNames.join(', ')}» apunta a la tabla «${target.tableName}», que no está en el fichero; añádala o quite la referencia.`,
      en: `«${holder.fieldNames.join(', ')}» refers to the table «${target.tableName}», which is not in the file; add it or remove the reference.`,
    });
    return;
  }
  const name = bareName(holder.fieldNames.join('_'));
  const isUnique =
    !isMany(holder) || column?.unique === true || column?.pk === true || hasUniqueIndex(table, holder);
  draft.relations.push({
    subject: holder.tableName,
    target: target.tableName,
    form: isUnique ? 'one-to-one-owner' : 'belongs-to',
    role: isNamedAfter(name, target.tableName) ? undefined : name,
    required: column?.not_null || column?.pk || undefined,
    onDelete: toOnDelete(ref.onDelete),
    span,
  });
}

function addLink(draft: Draft, table: TableJson, first: Reference, second: Reference, places: Places): void {
  const names = [
    bareName(first.holder.fieldNames[0] ?? ''),
    bareName(second.holder.fieldNames[0] ?? ''),
  ] as const;
  const isSelf = sameName(first.target.tableName, second.target.tableName);
  draft.relations.push({
    subject: first.target.tableName,
    target: second.target.tableName,
    form: 'many-to-many',
    // Between a table and itself only the columns' names tell the two ends apart.
    role: isSelf ? `${names[1]}s` : undefined,
    targetRole: isSelf ? `${names[0]}s` : undefined,
    span: places.table(table.name, table.token),
  });
}

function hasUniqueIndex(table: TableJson | undefined, holder: EndpointJson): boolean {
  if (!table || holder.fieldNames.length !== 1) return false;
  const name = holder.fieldNames[0] ?? '';
  return table.indexes.some(
    ({ unique, columns }) => unique && columns.length === 1 && sameName(columns[0]?.value ?? '', name),
  );
}

function isNamedAfter(name: string, table: string): boolean {
  const keys = entityKeys(table);
  return entityKeys(name).some((key) => keys.includes(key)) || foldKey(name) === 'id';
}

function toOnDelete(written: string | null | undefined): OnDelete | undefined {
  const word = written?.toLowerCase().replace(/[^a-z]/g, '');
  if (word === 'cascade') return 'cascade';
  if (word === 'setnull') return 'set-null';
  return word === 'restrict' || word === 'noaction' ? 'restrict' : undefined;
}
