import type { Access, Action } from '@/lib/entity/definition';

export const ACTIONS = ['read', 'create', 'update', 'delete'] as const satisfies readonly Action[];

/** How far a permission goes: nothing, records of one's own, all records. */
export type Reach = 'none' | 'own' | 'all';

/** Takes the rules of an entity, returns how far somebody with a role may go; null: who is not signed in. */
export function reachOf(access: Access, action: Action, role: string | null): Reach {
  const { anyone, roles, own } = access[action];
  if (anyone) return 'all';
  if (role === null) return 'none';
  const held = [role, 'user'];
  if (roles.some((found) => held.includes(found))) return 'all';
  return own.some((found) => held.includes(found)) ? 'own' : 'none';
}
