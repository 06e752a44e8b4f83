import type { EntityDefinition } from '@/lib/entity/definition';

export type EntityEntry = {
  key: string;
  /** As the SPEC calls it. */
  name: string;
  /** As the audit log calls it. */
  table: string;
  route: string;
  /** The accounts themselves. */
  account?: boolean;
};

/** Every entity, in the order of the SPEC. */
export const ENTITIES: readonly EntityEntry[] = [];

const LOADERS: Readonly<Record<string, () => Promise<EntityDefinition>>> = {};

/** Returns all about an entity, by its key; throws for one that does not exist. */
export async function loadEntity(key: string): Promise<EntityDefinition> {
  const load = LOADERS[key];
  if (!load) throw new Error(`no entity called ${key}`);
  return load();
}
