import { ENTITIES } from '@/features/registry';
import type { Action, EntityDefinition, FieldDefinition, Id, Row } from '@/lib/entity/definition';
import { project } from '@/lib/project';
import { reachOf } from './reach';

/** The account a page is shown to, as the API answers it: fields of the SPEC included. */
export type User = { id: Id; email: string; role: string; is_active?: boolean; [field: string]: unknown };

/** What has to be known of an entity to say who may do what with it. */
export type Guarded = Pick<EntityDefinition, 'key' | 'access' | 'fields'>;

/**
 * Returns whether pages should offer somebody to do something: with one record, or with `row` left out with any at all.
 * The server decides; where ownership cannot be told from the record (it belongs to whoever a record above it belongs
 * to) this says yes.
 */
export function may(user: User | null, definition: Guarded, action: Action, row?: Row): boolean {
  if (!project.auth) return true;
  const reach = reachOf(definition.access, action, user?.role ?? null);
  if (reach !== 'own' || !user) return reach === 'all';
  return row === undefined || belongsTo(user, definition, row);
}

function belongsTo(user: User, definition: Guarded, row: Row): boolean {
  const accounts = ENTITIES.filter(({ account }) => account).map(({ key }) => key);
  if (accounts.includes(definition.key)) return row.id === user.id;
  const owner = definition.fields.find((field) => isOwner(field, accounts));
  if (owner?.kind !== 'reference') return true;
  const named = row[owner.name];
  if (isRef(named)) return named.id === user.id;
  return row[owner.column] === undefined || row[owner.column] === user.id;
}

const isOwner = (field: FieldDefinition, accounts: readonly string[]): boolean =>
  field.kind === 'reference' && field.readOnly === true && accounts.includes(field.target);

const isRef = (value: unknown): value is { id: Id } =>
  typeof value === 'object' && value !== null && 'id' in value;
