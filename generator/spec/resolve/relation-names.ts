import type { Language, Relation } from '../../blueprint/schema.ts';
import { pluralSnakeOf, snakeOf } from '../naming/names.ts';

/** The built-in account: never among a Blueprint's entities, always a possible end of a relation. */
export const USER = 'User';

/** What names depend on: entity names and kind. */
export type Ends = Pick<Relation, 'kind' | 'from' | 'to' | 'owner'>;

/** The entity that holds the reference; for many-to-many the one whose collection `name` is. */
export const holderOf = ({ kind, from, to, owner }: Ends) =>
  kind === 'many-to-many' || owner === 'from' ? from : to;
/** The other end. */
export const otherOf = ({ kind, from, to, owner }: Ends) =>
  kind === 'many-to-many' || owner === 'from' ? to : from;

const singularOf = (entity: string, language: Language, hasUser: boolean) =>
  entity === USER && language === 'es' && !hasUser ? 'usuario' : snakeOf(entity);
const pluralOf = (entity: string, language: Language, hasUser: boolean) =>
  entity === USER && language === 'es' && !hasUser ? 'usuarios' : pluralSnakeOf(entity, language);

/** What names are derived from besides the ends: the language, and whether User is an entity of the SPEC itself. */
export type NameContext = { language: Language; hasUser: boolean };

/** What a reference or first collection is called when nobody named it. */
export function defaultName(ends: Ends, { language, hasUser }: NameContext): string {
  if (ends.kind === 'many-to-many') return pluralOf(ends.to, language, hasUser);
  if (ends.from === ends.to) return language === 'es' ? 'padre' : 'parent';
  return singularOf(otherOf(ends), language, hasUser);
}

/**
 * What the other end is called when nobody named it. `rivals` is how many relations have the same kind and ends: with more
 * than one, the role goes into the name (`tasks_as_author`).
 */
export function defaultInverse(
  ends: Ends,
  name: string,
  rivals: number,
  { language, hasUser }: NameContext,
): string {
  const { kind, from, to } = ends;
  const as = language === 'es' ? 'como' : 'as';
  const usual = name === defaultName(ends, { language, hasUser });
  const withRole = (plain: string) => (rivals > 1 && !usual ? `${plain}_${as}_${name}` : plain);
  if (kind === 'many-to-many') {
    return from === to
      ? `${name}_${language === 'es' ? 'de' : 'of'}`
      : withRole(pluralOf(from, language, hasUser));
  }
  const plain =
    kind === 'one-to-one' ? singularOf(holderOf(ends), language, hasUser) : pluralOf(to, language, hasUser);
  if (from !== to) return withRole(plain);
  return name === 'parent' ? 'children' : name === 'padre' ? 'hijos' : plain;
}

/** What happens to the holder when the other end is deleted, unless said: nothing is lost. */
export function defaultOnDelete(kind: Relation['kind'], required: boolean): Relation['onDelete'] {
  return kind === 'many-to-many' ? 'cascade' : required ? 'restrict' : 'set-null';
}
