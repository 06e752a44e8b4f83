import fc from 'fast-check';
import { ACTIONS, type Entity, type Options, type Permission } from './schema.ts';

/** A random permission on one of the entities, or on all; which roles there are is not looked at. */
export function permission(entities: readonly Entity[]): fc.Arbitrary<Permission> {
  return fc.record({
    entity: fc.constantFrom(null, ...entities.map(({ name }) => name)),
    actions: fc.subarray([...ACTIONS], { minLength: 1 }),
    roles: fc.uniqueArray(fc.constantFrom('admin', 'user', 'anyone', 'editor', 'viewer', 'warehouse_clerk'), {
      minLength: 1,
      maxLength: 3,
    }),
    own: fc.boolean(),
  });
}

/** The permissions the accounts and roles of the Blueprint can have, each once; nothing when there are none. */
export function grantable(
  permissions: readonly Permission[],
  { auth, roles }: Options,
): { permissions?: Permission[] } {
  const known = new Set(['admin', 'user', 'anyone', ...roles]);
  const found = new Map(
    permissions
      .filter((each) => auth && each.roles.every((role) => known.has(role)))
      .map((each) => [JSON.stringify(each), each]),
  );
  return found.size > 0 ? { permissions: [...found.values()] } : {};
}
