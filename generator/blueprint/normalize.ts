import { collectionLabel, pascal, snake } from './naming.ts';
import type { Blueprint, Entity, Field, Relation } from './schema.ts';

/** A relation seen from the entity that holds its foreign key. */
export type Held = { relation: Relation; holder: string; target: string };

export type Normalized = {
  blueprint: Blueprint;
  roles: string[];
  /** Pairs of references that may exist once together: what is left of a many-to-many relation with attributes. */
  pairs: { entity: string; relations: [string, string]; id: string }[];
};

type Note = (es: string, en: string) => void;

/** Columns every account has, whatever the SPEC says. */
export const ACCOUNT_ATTRIBUTES = [
  'password_hash',
  'role',
  'is_active',
  'token_version',
  'email_verified_at',
  'failed_logins',
  'locked_until',
];

/** Names the account table holds itself. */
const ACCOUNT_FIELDS = new Set([
  'password',
  'password_hash',
  'contrasena',
  'clave',
  'role',
  'rol',
  'is_active',
  'token_version',
]);

/** Returns which entity holds the key of a relation and which one it points to. */
export function heldBy(relation: Relation): Held {
  const ownedByFrom = relation.kind === 'one-to-one' && relation.owner === 'from';
  return ownedByFrom
    ? { relation, holder: relation.from, target: relation.to }
    : { relation, holder: relation.to, target: relation.from };
}

/**
 * Makes explicit what the Blueprint leaves to convention: the account entity, links with attributes as entities, and
 * relations no row could ever satisfy made optional. Throws one error naming every relation that points nowhere.
 */
export function normalize(source: Blueprint, note: Note): Normalized {
  const problems: string[] = [];
  const names = new Set<string>();
  for (const entity of source.entities) {
    if (names.has(entity.name.toLowerCase())) problems.push(`entity ${entity.name} is declared twice`);
    names.add(entity.name.toLowerCase());
  }
  const withUser = addUser(source, note);
  const known = new Set(withUser.blueprint.entities.map((entity) => entity.name));
  for (const relation of source.relations) {
    for (const end of [relation.from, relation.to]) {
      if (!known.has(end)) problems.push(`relation ${relation.id} refers to ${end}, which is no entity`);
    }
  }
  if (problems.length > 0) throw new Error(`the Blueprint cannot be built:\n${problems.join('\n')}`);
  const linked = promoteLinks(withUser.blueprint, note);
  const relations = relax(linked.blueprint, note);
  return { blueprint: { ...linked.blueprint, relations }, roles: withUser.roles, pairs: linked.pairs };
}

function addUser(source: Blueprint, note: Note): { blueprint: Blueprint; roles: string[] } {
  const { auth } = source.options;
  const declared = source.entities.find((entity) => entity.name === 'User');
  const mentioned = source.relations.some((relation) => relation.from === 'User' || relation.to === 'User');
  const roles = ['admin', 'user', ...source.options.roles];
  if (!auth && (declared || !mentioned)) return { blueprint: source, roles: [...new Set(roles)] };
  const spanish = source.language === 'es';
  const email: Field = {
    id: 'builtin_user_email',
    name: 'email',
    label: spanish ? 'Correo' : 'Email',
    type: 'email',
    required: true,
    unique: true,
  };
  const base: Entity = declared ?? {
    id: 'builtin_user',
    name: 'User',
    label: spanish ? 'Usuario' : 'User',
    plural: spanish ? 'Usuarios' : 'Users',
    fields: [
      {
        id: 'builtin_user_name',
        name: 'name',
        label: spanish ? 'Nombre' : 'Name',
        type: 'string',
        required: false,
        unique: false,
        max: 120,
      },
    ],
  };
  const fields: Field[] = [];
  for (const field of base.fields) {
    if (auth && field.name === 'email') {
      fields.push({ ...email, id: field.id, label: field.label });
    } else if (auth && ACCOUNT_FIELDS.has(field.name)) {
      if (field.values) roles.push(...field.values.map((value) => value.value));
      note(
        `User.${field.name}: ya forma parte de la cuenta.`,
        `User.${field.name}: is part of the account already.`,
      );
    } else if (auth && field.required && (field.type === 'file' || field.type === 'image')) {
      note(
        `User.${field.name}: opcional, porque al registrarse aún no hay sesión para subirlo.`,
        `User.${field.name}: optional, as nobody can upload before signing up.`,
      );
      fields.push({ ...field, required: false });
    } else fields.push(field);
  }
  if (!fields.some((field) => field.name === 'email')) fields.unshift(email);
  const user: Entity = { ...base, fields };
  const entities = declared
    ? source.entities.map((entity) => (entity === declared ? user : entity))
    : [...source.entities, user];
  return { blueprint: { ...source, entities }, roles: [...new Set(roles)] };
}

/** A link with attributes of its own is an entity: two required references, unique together, and its fields. */
function promoteLinks(source: Blueprint, note: Note): { blueprint: Blueprint; pairs: Normalized['pairs'] } {
  const entities = [...source.entities];
  const relations: Relation[] = [];
  const pairs: Normalized['pairs'] = [];
  for (const relation of source.relations) {
    if (relation.kind !== 'many-to-many' || !relation.fields || relation.fields.length === 0) {
      relations.push(relation);
      continue;
    }
    const from = source.entities.find((entity) => entity.name === relation.from);
    const to = source.entities.find((entity) => entity.name === relation.to);
    let name = `${relation.from}${pascal(relation.name)}`;
    while (entities.some((entity) => entity.name.toLowerCase() === name.toLowerCase())) name = `${name}Link`;
    const joined = (one = relation.from, other = relation.to): string => `${one} – ${other}`;
    const label = relation.label ?? joined(from?.label, to?.label);
    const plural = relation.label ?? joined(from?.plural, to?.plural);
    entities.push({ id: `${relation.id}_entity`, name, label, plural, fields: relation.fields });
    const [here, there] = [
      snake(relation.from),
      relation.from === relation.to ? `${snake(relation.to)}_other` : snake(relation.to),
    ];
    const shared = { kind: 'one-to-many', to: name, required: true, onDelete: 'cascade' } as const;
    relations.push({
      ...shared,
      id: `${relation.id}_from`,
      from: relation.from,
      name: here,
      // `/students/{id}/courses` lists the links, each with its attributes and the course.
      inverse: relation.name,
      inverseLabel: relation.label ?? collectionLabel(relation.name, to?.plural ?? label),
    });
    relations.push({
      ...shared,
      id: `${relation.id}_to`,
      from: relation.to,
      name: there,
      inverse: relation.inverse,
      inverseLabel: relation.inverseLabel ?? collectionLabel(relation.inverse, from?.plural ?? label),
    });
    pairs.push({ entity: name, relations: [`${relation.id}_from`, `${relation.id}_to`], id: relation.id });
    note(
      `${relation.from}–${relation.to}: la relación tiene atributos propios y por eso es una entidad, ${name}.`,
      `${relation.from}–${relation.to}: the link has attributes of its own and so is an entity, ${name}.`,
    );
  }
  return { blueprint: { ...source, entities, relations }, pairs };
}

/** Makes optional what could never be stored first, and deletions consistent with what is required. */
function relax(source: Blueprint, note: Note): Relation[] {
  const required = new Map<string, Set<string>>();
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return [...(required.get(from) ?? [])].some((next) => reaches(next, to, seen));
  };
  return source.relations.map((relation) => {
    if (relation.kind === 'many-to-many') return relation;
    const { holder, target } = heldBy(relation);
    let found = relation;
    const account = source.options.auth && holder === 'User';
    if (relation.required && (account || reaches(target, holder))) {
      note(
        `${holder}.${relation.name}: opcional, porque obligatoria nadie podría crear el primer registro.`,
        `${holder}.${relation.name}: optional, as nobody could create the first record otherwise.`,
      );
      found = { ...found, required: false };
    }
    if (found.required) {
      required.set(holder, (required.get(holder) ?? new Set()).add(target));
      if (found.onDelete === 'set-null') found = { ...found, onDelete: 'restrict' };
    }
    return found;
  });
}
