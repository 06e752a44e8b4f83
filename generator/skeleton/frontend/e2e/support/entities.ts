import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Access } from '@/lib/entity/definition';

export type Field = {
  name: string;
  /** What requests call it: for references the key of the other record. */
  column: string;
  kind: string;
  required: boolean;
  unique: boolean;
  /** Key of the other entity. */
  target?: string;
  /** Of links: what the list of what they lead to is called. */
  list?: string;
  /** Valid values, as requests carry them; `{n}` in one stands for a number that makes it its own. */
  values: readonly unknown[];
};

export type Entity = {
  key: string;
  name: string;
  /** First part of its addresses in the API and in the pages. */
  path: string;
  route: string;
  /** The accounts: they are registered, not created. */
  account: boolean;
  /** What is deleted can be brought back. */
  softDelete: boolean;
  /** Field that names a record; null: its number does. */
  display: string | null;
  /** So few can exist that tests share what there is. */
  scarce: boolean;
  access: Access;
  fields: readonly Field[];
};

const folder = join(import.meta.dirname, '..', '_generated', 'entities');

/** Every entity, and values to fill its forms with; made from the SPEC. */
export const ENTITIES: readonly Entity[] = (existsSync(folder) ? readdirSync(folder) : [])
  .sort()
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));

/** Returns an entity by its key; throws for one that does not exist. */
export function getEntity(key: string): Entity {
  const found = ENTITIES.find((entity) => entity.key === key);
  if (!found) throw new Error(`no entity called ${key}`);
  return found;
}
