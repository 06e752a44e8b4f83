import type { Enumeration, Language } from '../../blueprint/schema.ts';
import { assume } from '../diagnose.ts';
import type { Draft, DraftEntity } from '../draft.ts';
import { translationsOf } from '../lexicon/pairs.ts';
import { fold, foldKey } from '../naming/fold.ts';
import { IdRegister } from '../naming/hash.ts';
import { entityKey, entityKeys } from '../naming/names.ts';
import { findNearest } from '../naming/nearest.ts';
import { USER } from './relation-names.ts';

/** An entity of the Blueprint in the making: the draft's blocks about it, and the name it got. */
export type Named = {
  name: string;
  label: string;
  plural: string;
  id: string;
  draft: DraftEntity;
  /** Names taken on this entity: fields, references, collections and the columns they need. */
  taken: Set<string>;
};

const USER_KEYS = new Set(['user', 'usuario']);

/** What one run of the resolver shares: names seen so far and how to find them again. */
export type Catalog = {
  draft: Draft;
  language: Language;
  ids: IdRegister;
  entities: Named[];
  byKey: Map<string, Named>;
  /** Declared enumerations in the order of the SPEC, and by every key they may be mentioned under. */
  enumerations: Enumeration[];
  enumByKey: Map<string, Enumeration>;
  user: Named;
};

/** An empty catalogue for `draft`. */
export function newCatalog(draft: Draft): Catalog {
  const blank = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const user: Named = {
    name: USER,
    label: draft.language === 'es' ? 'Usuario' : 'User',
    plural: draft.language === 'es' ? 'Usuarios' : 'Users',
    id: 'ent_user',
    draft: { label: USER, span: blank, fields: [], source: 'mention' },
    taken: new Set(['id', 'email', 'password', 'name', 'full_name', 'role', 'roles', 'is_active']),
  };
  return {
    draft,
    language: draft.language,
    ids: new IdRegister(),
    entities: [],
    byKey: new Map(),
    enumerations: [],
    enumByKey: new Map(),
    user,
  };
}

/** The entity a mention means, in the singular or plural, in either language; the built-in User when undeclared; else null. */
export function findEntity(catalog: Catalog, mention: string): Named | null {
  const text = mention.trim();
  const exact = catalog.byKey.get(foldKey(text));
  if (exact) return exact;
  const own = catalog.byKey.get(entityKey(text, catalog.language));
  if (own) return own;
  for (const key of entityKeys(text)) {
    const found = catalog.byKey.get(key);
    if (found) return found;
  }
  return entityKeys(text).some((key) => USER_KEYS.has(key)) ? catalog.user : null;
}

/** The declared entity a mention means in the other language, `Message` for Mensaje; null when none or several are. */
export function findTranslated(catalog: Catalog, mention: string): Named | null {
  const keys = new Set(entityKeys(mention.trim()).flatMap(translationsOf));
  const found = new Set([...keys].flatMap((key) => findEntity(catalog, key) ?? []));
  found.delete(catalog.user);
  const [only] = found;
  return found.size === 1 && only ? only : null;
}

/** Says that a mention was read as the entity called so in the other language. */
export function assumeTranslated(catalog: Catalog, mention: string, entity: Named, line: number): void {
  assume(catalog.draft, line, {
    es: `«${mention}» no está descrita; la leo como la entidad ${entity.label}, que es lo mismo en el otro idioma.`,
    en: `“${mention}” is not described; I read it as the entity ${entity.label}, the same in the other language.`,
  });
}

/** The declared enumeration a mention means, or null. */
export function findEnum(catalog: Catalog, mention: string): Enumeration | null {
  for (const key of [foldKey(mention), ...entityKeys(mention)]) {
    const found = catalog.enumByKey.get(key);
    if (found) return found;
  }
  return null;
}

/** The declared entity whose label is nearest to a mistyped mention, or null. */
export function findNearestEntity(catalog: Catalog, mention: string): string | null {
  const labels = new Map(
    catalog.entities.map((entity) => [entityKey(entity.label, catalog.language), entity.label]),
  );
  const key = findNearest(entityKey(mention, catalog.language), labels.keys());
  return key === null ? null : (labels.get(key) ?? null);
}

/** True when the word is written with a capital, as names of entities are. */
export const isCapitalised = (word: string) => /^\p{Lu}/u.test(word.trim()) && fold(word) !== word;
