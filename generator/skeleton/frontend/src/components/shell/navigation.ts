import { ENTITIES, loadEntity } from '@/features/registry';
import { may, type User } from '@/lib/auth/access';
import { displayOf, type EntityDefinition } from '@/lib/entity/definition';

/** An entity as far as the ways to it are concerned; light enough for every page. */
export type NavEntity = {
  key: string;
  route: string;
  /** Field that names a record, for the last crumb. */
  display: string | null;
  searchable: boolean;
  canCreate: boolean;
};

/** Returns the entities somebody may read, in the order of the SPEC. Runs on the server: pages carry no definition for it. */
export async function navigationFor(user: User | null): Promise<readonly NavEntity[]> {
  const definitions = await Promise.all(ENTITIES.map(({ key }) => loadEntity(key)));
  return definitions
    .filter((definition) => isShown(user, definition))
    .map((definition) => ({
      key: definition.key,
      route: definition.route,
      display: definition.display,
      searchable: definition.searchable,
      canCreate: definition.api.create !== undefined && may(user, definition, 'create'),
    }));
}

/** Accounts have their place in the administration; others see a list of them only where they may read more than their own. */
function isShown(user: User | null, definition: EntityDefinition): boolean {
  if (!may(user, definition, 'read')) return false;
  const account = ENTITIES.some(({ key, account }) => account && key === definition.key);
  if (!account) return true;
  if (user?.role === 'admin') return false;
  const { anyone, roles } = definition.access.read;
  return anyone || roles.some((role) => role === 'user' || role === user?.role);
}

/** Returns how somebody is called: by the field that names accounts, else by their address. */
export async function accountOf(user: User | null): Promise<{ name: string; email: string } | null> {
  if (!user) return null;
  const entry = ENTITIES.find(({ account }) => account);
  const name = entry ? displayOf(await loadEntity(entry.key), user) : '';
  return { name: name === '' || name.startsWith('#') ? user.email : name, email: user.email };
}
