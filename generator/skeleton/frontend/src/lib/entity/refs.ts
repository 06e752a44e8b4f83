import { ENTITIES } from '@/features/registry';
import type { Ref } from './definition';

/** Returns whether a value of a record names another record. */
export function isRef(value: unknown): value is Ref {
  return typeof value === 'object' && value !== null && 'id' in value && 'label' in value;
}

/** Takes the key of an entity and a record's id, returns the address of its page; null where the entity has no pages. */
export function recordPath(key: string, id: string | number): string | null {
  const entity = ENTITIES.find((entry) => entry.key === key);
  return entity ? `/${entity.route}/${id}` : null;
}
