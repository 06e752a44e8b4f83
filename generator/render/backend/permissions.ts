import type { AccessModel, ActionAccess, AppModel, EntityModel } from '../../blueprint/model.ts';
import { ACTIONS } from '../../blueprint/schema.ts';
import { call, type Doc, group, Imports, layout, prefixed, prose, pythonModule, str } from '../python.ts';

type Entities = ReadonlyMap<string, EntityModel>;

/** `_generated/permissions.py`: which rule guards each kind of route. */
export function renderPermissions(entity: EntityModel, app: AppModel, entities: Entities): string {
  const imports = new Imports();
  if (!app.auth) {
    imports.from('app.core.access', 'public');
    return pythonModule(
      `Who may use: ${prose(entity.plural)} Anyone, as the project has no accounts.`,
      imports,
      [
        [...ACTIONS, ...(entity.softDelete ? ['see_deleted', 'restore'] : [])]
          .map((action) => `can_${action} = public`)
          .join('\n'),
      ],
    );
  }
  imports
    .from('app.auth.access', 'allow')
    .from('app.auth.policy', 'Policy', 'declare')
    .from(`app.modules.${entity.module}.ext`, entity.name);
  if (entity.softDelete) imports.from('app.auth.deleted', 'sees_deleted');
  const items: Doc[] = [entity.name];
  for (const action of ACTIONS) {
    const rule = ruleOf(entity.access[action], imports);
    if (rule !== null) items.push(prefixed(`${action}=`, rule));
  }
  items.push(...ownerItems(entity.access.owner, entities, imports));
  return pythonModule(`Who may use: ${prose(entity.plural)} Administrators always may.`, imports, [
    [
      layout(prefixed('POLICY = ', call('declare', call('Policy', ...items)))),
      ...ACTIONS.map((action) => `can_${action} = allow(POLICY.${action})`),
      // Deleted records are for administrators; who may delete may take it back.
      ...(entity.softDelete ? ['can_see_deleted = sees_deleted', 'can_restore = allow(POLICY.delete)'] : []),
    ].join('\n'),
  ]);
}

/** Returns the rule, null for the one that holds when none is given. */
function ruleOf(access: ActionAccess, imports: Imports): Doc | null {
  const items: Doc[] = [];
  const reach = (name: string): string => {
    imports.from('app.auth.policy', name.toUpperCase());
    return name.toUpperCase();
  };
  if (access.user !== 'all') items.push(`user=${reach(access.user)}`);
  if (access.roles.length > 0) {
    const roles = access.roles.map(({ role, reach: found }) => `${str(role)}: ${reach(found)}`);
    items.push(prefixed('roles=', group('{', roles, '}')));
  }
  if (access.anyone) items.push('anyone=True');
  if (items.length === 0) return null;
  imports.from('app.auth.policy', 'Rule');
  return call('Rule', ...items);
}

function ownerItems(owner: AccessModel['owner'], entities: Entities, imports: Imports): Doc[] {
  if (owner === null || owner.kind === 'self') return [];
  const column = `owner=${str(owner.column)}`;
  if (owner.kind === 'column') return [column];
  imports.from(`app.modules.${entities.get(owner.target)?.module}.ext`, owner.target);
  return [column, `whole=${owner.target}`];
}
