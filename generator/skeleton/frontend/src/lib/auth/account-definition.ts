import { ENTITIES, loadEntity } from '@/features/registry';
import type { EntityDefinition } from '@/lib/entity/definition';

const key = ENTITIES.find(({ account }) => account)?.key;

/** All about the entity of accounts, loaded once by whatever needs it; null where a project has none. */
export const accountDefinition: Promise<EntityDefinition | null> = key
  ? loadEntity(key)
  : Promise.resolve(null);
