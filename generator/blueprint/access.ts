import type { AccessModel, ActionAccess, EntityModel, Reach } from './model.ts';
import { heldBy, type Normalized } from './normalize.ts';
import { ACTIONS, type Action, type Blueprint, type Permission, type Relation } from './schema.ts';

type Note = (es: string, en: string) => void;
type Entities = Map<string, EntityModel>;

/** The account, as relations call it. */
const USER = 'User';
const RANK: Record<Reach, number> = { none: 0, own: 1, all: 2 };
const wider = (one: Reach, other: Reach): Reach => (RANK[one] >= RANK[other] ? one : other);

const everyAccount = (): ActionAccess => ({ anyone: false, user: 'all', roles: [] });
/** What holds until the permissions are known, and in projects without accounts. */
export const OPEN: AccessModel = {
  read: everyAccount(),
  create: everyAccount(),
  update: everyAccount(),
  delete: everyAccount(),
  owner: null,
};

/** Names of a relation to the account that say whose the record is, the surest first. */
const OWNER_NAMES = [
  ...[
    'owner',
    'propietario',
    'propietaria',
    'dueno',
    'duena',
    'user',
    'usuario',
    'usuaria',
    'author',
    'autor',
  ],
  ...['autora', 'created_by', 'creator', 'creador', 'creadora', 'creado_por', 'account', 'cuenta'],
];
/** Relations that say who works on the record: being given one does not make it yours. */
const WORKER =
  /^(assign|review|approv|manag|respons|supervis|asign|revis|aprob|gestor|encargad|tecnic|technic|agent|editor|handler|resolv)/;

const isOwnedBy = (relation: Relation, entity: string): boolean => {
  if (relation.kind === 'many-to-many') return false;
  const { holder, target } = heldBy(relation);
  return holder === entity && target === USER && entity !== USER;
};

/** Returns the relation that says whom a record of the entity belongs to, or undefined. */
function ownerRelation(blueprint: Blueprint, entity: string): Relation | undefined {
  const found = blueprint.relations.filter((relation) => isOwnedBy(relation, entity));
  const named = OWNER_NAMES.map((name) => found.find((relation) => relation.name === name));
  const [only, ...more] = found.filter((relation) => !WORKER.test(relation.name));
  return named.find((relation) => relation !== undefined) ?? (more.length === 0 ? only : undefined);
}

/** A reference without which the record would not exist: an order's line is part of the order. */
function wholeOf(blueprint: Blueprint, entity: string): Relation | undefined {
  return blueprint.relations.find((relation) => {
    if (relation.kind === 'many-to-many' || !relation.required || relation.onDelete !== 'cascade')
      return false;
    const { holder, target } = heldBy(relation);
    return holder === entity && target !== USER && target !== entity;
  });
}

const asksForOwner = (permission: Permission, entity: string): boolean =>
  permission.own && (permission.entity === entity || permission.entity === null);

/** Adds a relation to the account where the permissions speak of one's own records and no relation says whose they are. */
export function addOwners(found: Normalized, note: Note): Normalized {
  const { blueprint } = found;
  const permissions = blueprint.permissions ?? [];
  if (permissions.length === 0) return found;
  if (!blueprint.options.auth) {
    note(
      'Los permisos de la SPEC no se aplican: sin cuentas no se sabe quién llama.',
      'The permissions of the SPEC do not apply: without accounts nobody knows who is calling.',
    );
    return found;
  }
  const spanish = blueprint.language === 'es';
  const added: Relation[] = [];
  for (const entity of blueprint.entities) {
    if (entity.name === USER || !permissions.some((permission) => asksForOwner(permission, entity.name)))
      continue;
    if (ownerRelation(blueprint, entity.name)) continue;
    const isSpecific = permissions.some((permission) => permission.own && permission.entity === entity.name);
    if (!isSpecific && wholeOf(blueprint, entity.name)) continue;
    added.push({
      id: `builtin_owner_${entity.id}`,
      kind: 'one-to-many',
      from: USER,
      to: entity.name,
      name: 'owner',
      inverse: `owned_${entity.name.toLowerCase()}`,
      label: spanish ? 'Propietario' : 'Owner',
      inverseLabel: entity.plural,
      required: false,
      onDelete: 'set-null',
    });
    note(
      `${entity.name}: la SPEC habla de los registros propios; se guarda de quién es cada uno (owner_id).`,
      `${entity.name}: the SPEC speaks of one's own records; whose each one is, is stored (owner_id).`,
    );
  }
  return { ...found, blueprint: { ...blueprint, relations: [...blueprint.relations, ...added] } };
}

/** Decides who may do what with each entity, and marks the references that say whose a record is or may be hidden. */
export function prepareAccess(blueprint: Blueprint, entities: Entities, roles: string[], note: Note): void {
  if (!blueprint.options.auth) return;
  const permissions = blueprint.permissions ?? [];
  const named = roles.filter((role) => role !== 'admin' && role !== 'user');
  for (const [name, entity] of entities) {
    const access = Object.fromEntries(
      ACTIONS.map((action) => [action, accessTo(action, name, entity, permissions, named)]),
    ) as Record<Action, ActionAccess>;
    entity.access = { ...access, owner: ownerOf(blueprint, name, entity, permissions) };
    readWhatIsChanged(entity.access, (action) => isSaid(action, name, permissions));
    closeToStrangers(entity, note);
  }
  inheritFromWhole(blueprint, entities, permissions, note);
  for (const [name, entity] of entities) {
    if (!entity.account) changeWhatIsRead(entity, named, (action) => isSaid(action, name, permissions));
  }
  for (const entity of entities.values()) {
    for (const reference of entity.references) {
      const target = [...entities.values()].find((other) => other.name === reference.target);
      if (target) reference.guarded = isNarrower(target.access.read, entity.access.read, named);
    }
  }
}

function accessTo(
  action: Action,
  name: string,
  entity: EntityModel,
  permissions: readonly Permission[],
  roles: readonly string[],
): ActionAccess {
  const about = permissions.filter((permission) => permission.actions.includes(action));
  const specific = about.filter((permission) => permission.entity === name);
  // Accounts are no records like others: only what is said about them opens them.
  const general = entity.account ? [] : about.filter((permission) => permission.entity === null);
  const grants =
    specific.length > 0 ? [...specific, ...general.flatMap((each) => beyond(each, specific))] : general;
  if (grants.length === 0)
    return entity.account && action !== 'read' ? { anyone: false, user: 'none', roles: [] } : everyAccount();
  const reachOf = (...known: string[]): Reach =>
    grants
      .filter((grant) => grant.roles.some((role) => known.includes(role)))
      // A new record belongs to whoever creates it.
      .reduce<Reach>((reach, { own }) => wider(reach, own && action !== 'create' ? 'own' : 'all'), 'none');
  const user = reachOf('user', 'anyone');
  return {
    anyone: grants.some((grant) => grant.roles.includes('anyone') && !grant.own),
    user,
    roles: roles
      .map((role) => ({ role, reach: reachOf(role) }))
      .filter(({ reach }) => RANK[reach] > RANK[user]),
  };
}

/** A role let do something with everything may do it also with what has rules of its own, unless those name it too. */
function beyond(general: Permission, specific: readonly Permission[]): Permission[] {
  const roles = general.roles.filter(
    (role) => role !== 'user' && role !== 'anyone' && !specific.some((each) => each.roles.includes(role)),
  );
  return roles.length > 0 ? [{ ...general, roles }] : [];
}

function ownerOf(
  blueprint: Blueprint,
  name: string,
  entity: EntityModel,
  permissions: readonly Permission[],
): AccessModel['owner'] {
  if (!permissions.some((permission) => asksForOwner(permission, name))) return null;
  if (entity.account) return { kind: 'self' };
  const relation = ownerRelation(blueprint, name);
  const reference = entity.references.find((candidate) => candidate.id === relation?.id);
  if (reference) {
    reference.owner = true;
    return { kind: 'column', column: reference.column };
  }
  return partOf(blueprint, name, entity);
}

function partOf(blueprint: Blueprint, name: string, entity: EntityModel): AccessModel['owner'] {
  const whole = wholeOf(blueprint, name);
  const reference = entity.references.find((candidate) => candidate.id === whole?.id);
  return reference?.target ? { kind: 'through', column: reference.column, target: reference.target } : null;
}

const isSaid = (action: Action, name: string, permissions: readonly Permission[]): boolean =>
  permissions.some(
    (permission) =>
      permission.actions.includes(action) && (permission.entity === name || permission.entity === null),
  );

/** Nobody can change or delete what they cannot see: who was given one is given the other. */
function readWhatIsChanged(access: AccessModel, isGiven: (action: Action) => boolean): void {
  const rules = [
    access.read,
    ...(['update', 'delete'] as const).filter(isGiven).map((action) => access[action]),
  ];
  const roles = new Set(rules.flatMap((rule) => rule.roles.map(({ role }) => role)));
  const user = rules.map((rule) => rule.user).reduce(wider);
  access.read = {
    anyone: rules.some((rule) => rule.anyone),
    user,
    roles: [...roles]
      .map((role) => ({ role, reach: rules.map((rule) => reachIn(rule, role)).reduce(wider) }))
      .filter(({ reach }) => RANK[reach] > RANK[user]),
  };
}

/** Where only reading is spoken of, who may not see a record may do nothing else with it either. */
function changeWhatIsRead(
  entity: EntityModel,
  roles: readonly string[],
  isGiven: (action: Action) => boolean,
): void {
  const { read } = entity.access;
  for (const action of ['create', 'update', 'delete'] as const) {
    if (isGiven(action)) continue;
    // A new record belongs to whoever creates it, so seeing one's own is enough.
    const within = (role: string): Reach =>
      action === 'create' && reachIn(read, role) !== 'none' ? 'all' : reachIn(read, role);
    const user = within('user');
    const more = roles
      .map((role) => ({ role, reach: within(role) }))
      .filter(({ reach }) => RANK[reach] > RANK[user]);
    entity.access = { ...entity.access, [action]: { anyone: false, user, roles: more } };
  }
}

/** A record that must belong to somebody cannot be created by nobody. */
function closeToStrangers(entity: EntityModel, note: Note): void {
  const { create } = entity.access;
  if (!create.anyone || !entity.references.some((reference) => reference.owner && !reference.nullable))
    return;
  entity.access = { ...entity.access, create: { ...create, anyone: false } };
  note(
    `${entity.name}: para crear hay que iniciar sesión, porque cada registro es de alguien.`,
    `${entity.name}: creating one takes signing in, as each record belongs to somebody.`,
  );
}

/** Returns how far a role's permission goes. */
export function reachIn(rule: ActionAccess, role: string): Reach {
  if (role === 'admin') return 'all';
  return wider(rule.user, rule.roles.find((candidate) => candidate.role === role)?.reach ?? 'none');
}

/** What is part of something else, and of which nothing is said, is read by those who may read the whole. */
function inheritFromWhole(
  blueprint: Blueprint,
  entities: Entities,
  permissions: readonly Permission[],
  note: Note,
): void {
  const done = new Set<string>();
  const follow = (name: string, seen: readonly string[]): void => {
    const entity = entities.get(name);
    const whole = wholeOf(blueprint, name);
    if (!entity || !whole || done.has(name) || seen.includes(name)) return;
    const parent = heldBy(whole).target;
    follow(parent, [...seen, name]);
    done.add(name);
    const target = entities.get(parent);
    const isNamed = permissions.some(
      (permission) => permission.entity === name && permission.actions.includes('read'),
    );
    if (!target || isNamed || !isNarrower(target.access.read, entity.access.read, [])) return;
    const owner = target.access.owner === null ? null : partOf(blueprint, name, entity);
    entity.access = { ...entity.access, read: target.access.read, owner: entity.access.owner ?? owner };
    note(
      `${entity.name}: la ve quien puede ver ${target.name}, de la que forma parte.`,
      `${entity.name}: seen by those who may see ${target.name}, which it is part of.`,
    );
  };
  for (const name of entities.keys()) follow(name, []);
}

/** True when somebody whom `outer` lets read is not let through in full by `inner`. */
function isNarrower(inner: ActionAccess, outer: ActionAccess, roles: readonly string[]): boolean {
  if (outer.anyone && !inner.anyone) return true;
  return ['user', ...roles].some((role) => reachIn(outer, role) !== 'none' && reachIn(inner, role) !== 'all');
}
