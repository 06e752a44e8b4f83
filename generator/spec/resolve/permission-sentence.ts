import type { Action } from '../../blueprint/schema.ts';
import { fold } from '../naming/fold.ts';
import {
  ACCOUNT,
  ADMIN,
  ADVERB,
  ANYONE,
  actionsOf,
  DETERMINER,
  EVERYONE,
  EVERYTHING,
  JOIN,
  MAKER,
  MODAL,
  ONLY,
  OWN_BEFORE,
  OWN_BEHIND,
  SAME,
  VERB,
} from './permission-words.ts';

/** What a sentence grants. `entities` null: everything; roles are those of the Blueprint. */
export type Grant = {
  entities: string[] | null;
  actions: Action[];
  roles: string[];
  own: boolean;
  /** True: nobody else may. */
  exclusive: boolean;
};

/** What a sentence may speak of. */
export type Vocabulary = {
  /** The code name of the entity a phrase means, or null. */
  entity: (phrase: string) => string | null;
  /** The role a phrase means, or null. `surely` is false where any noun could stand. */
  role: (phrase: string, surely: boolean) => string | null;
  /** Called when `everyone` was taken for every account. */
  onEveryone: () => void;
};

const VERBS = `(?:${VERB})(?:${JOIN}(?:${VERB}))*`;
const ACTIVE = new RegExp(
  `^(?:(?<first>${ONLY})\\s+)?(?<subject>.+?)\\s+(?:(?<second>${ADVERB})\\s+)*(?:(?<modal>${MODAL})\\s+(?:(?<third>${ADVERB})\\s+)*)?(?<verbs>${VERBS})(?:\\s+(?<object>.+))?$`,
);
const PASSIVE = new RegExp(
  `^(?:(?<first>${ONLY})\\s+)?(?<object>.+?)\\s+(?:(?<second>${ADVERB})\\s+)?(?:can|may|must|should|pueden?|deben?)\\s+(?:(?<third>${ADVERB})\\s+)?(?:be|ser)\\s+(?<verbs>${VERBS})\\s+(?:(?<fourth>${ADVERB})\\s+)?(?:by|por)\\s+(?<subject>.+)$`,
);
/** `Las facturas solo las puede borrar un administrador`. */
const INVERTED = new RegExp(
  `^(?<object>.+?)\\s+(?:(?<first>${ONLY})\\s+)?(?:l[oa]s?)\\s+pueden?\\s+(?:(?<second>${ONLY})\\s+)?(?<verbs>${VERBS})\\s+(?:(?<third>${ONLY})\\s+)?(?<subject>.+)$`,
);
const CLAUSE = /\s*[.;]\s+|,?\s+(?:but|while|whereas|pero|mientras que|mientras)\s+/;
const isOnly = (word: string | undefined): boolean =>
  word !== undefined && new RegExp(`^(?:${ONLY})$`).test(word);

/** What a rule grants, clause by clause; null when any part of it says something else. */
export function readGrants(text: string, words: Vocabulary): Grant[] | null {
  const plain = fold(text)
    .replace(/[*_`"“”«»]+/g, '')
    .replace(/[.!;\s]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length > 200) return null;
  const found: Grant[] = [];
  for (const clause of plain.split(CLAUSE)) {
    const grant = readClause(clause, words, found.at(-1));
    if (grant === null) return null;
    found.push(grant);
  }
  return found;
}

function readClause(clause: string, words: Vocabulary, before: Grant | undefined): Grant | null {
  for (const pattern of [PASSIVE, INVERTED, ACTIVE]) {
    const parts = pattern.exec(clause)?.groups;
    if (!parts?.subject || !parts.verbs) continue;
    const object = readObject(parts.object ?? '', words, before);
    if (object === null) continue;
    const exclusive = [parts.first, parts.second, parts.third, parts.fourth].some(isOnly) || object.only;
    const isGrant = parts.modal !== undefined || pattern !== ACTIVE;
    // `Managers create invoices` tells what they do, not what they may.
    if (!isGrant && !exclusive && !object.own) continue;
    if (parts.object === undefined && !exclusive) continue;
    const subject = readSubject(parts.subject, words, isOnly(parts.first) || isGrant);
    if (subject === null) continue;
    const actions = readActions(parts.verbs);
    // `Users can only see …` says how far they see, `Only users can see …` who does.
    const own = object.own || subject.own;
    if (own && subject.roles.every((role) => role === 'admin' || role === 'anyone')) continue;
    return { entities: object.entities, actions, roles: subject.roles, own, exclusive };
  }
  return null;
}

/** The actions of a list of words; anything else among them is left out. */
export function readActions(verbs: string): Action[] {
  const found = verbs.split(new RegExp(JOIN)).flatMap((verb) => actionsOf(verb.trim()) ?? []);
  return [...new Set(found)];
}

const withoutDeterminer = (phrase: string): string =>
  phrase
    .trim()
    .replace(new RegExp(`^(?:(?:${ONLY})\\s+)?(?:${DETERMINER}\\s+)?`), '')
    .trim();

function readSubject(
  text: string,
  words: Vocabulary,
  surely: boolean,
): { roles: string[]; own: boolean } | null {
  if (ANYONE.test(text)) return { roles: ['anyone'], own: false };
  const roles: string[] = [];
  let own = false;
  for (const part of text.split(new RegExp(JOIN))) {
    const phrase = withoutDeterminer(part);
    const role = roleOf(phrase, words, surely);
    if (role !== null) roles.push(role);
    else if (MAKER.test(phrase) && words.entity(phrase) === null) {
      roles.push('user');
      own = true;
    } else return null;
  }
  // `The owner and admins`: administrators may anyway; the owner with another role is more than one grant.
  const others = roles.filter((role) => role !== 'admin');
  if (own && others.length > 1) return null;
  return { roles: [...new Set(own ? others : roles)], own };
}

function roleOf(phrase: string, words: Vocabulary, surely: boolean): string | null {
  if (ADMIN.test(phrase)) return 'admin';
  const known = words.role(phrase, false);
  if (known !== null) return known;
  if (ACCOUNT.test(phrase)) return 'user';
  if (ANYONE.test(phrase)) return 'anyone';
  if (EVERYONE.test(phrase)) {
    words.onEveryone();
    return 'user';
  }
  const titled =
    /^(?:users?|usuari[oa]s?) (?:with(?: the)? role|con(?: el)? rol(?: de)?|de tipo)\s+(.+)$/.exec(phrase);
  if (titled?.[1]) return words.role(titled[1], true);
  return MAKER.test(phrase) ? null : words.role(phrase, surely);
}

type Objects = { entities: string[] | null; own: boolean; only: boolean };

function readObject(text: string, words: Vocabulary, before: Grant | undefined): Objects | null {
  let own = false;
  let only = false;
  const entities: string[] = [];
  if (text.trim() === '') return { entities: null, own, only };
  for (const part of text.split(new RegExp(JOIN))) {
    let phrase = part.trim();
    const restricted = phrase.replace(new RegExp(`^(?:${ONLY})\\s+`), '');
    only ||= restricted !== phrase;
    phrase = restricted;
    if (SAME.test(phrase) && before) {
      if (before.entities === null) return { entities: null, own: false, only };
      entities.push(...before.entities);
      continue;
    }
    if (/^(?:all|tod[oa]s?)$/.test(phrase)) return { entities: null, own, only };
    if (OWN_BEFORE.test(phrase) || OWN_BEHIND.test(phrase)) own = true;
    phrase = withoutDeterminer(phrase.replace(OWN_BEFORE, '').replace(OWN_BEHIND, ''));
    if (EVERYTHING.test(phrase) && words.entity(phrase) === null) return { entities: null, own, only };
    const entity = words.entity(phrase);
    if (entity === null) return null;
    entities.push(entity);
  }
  return { entities: [...new Set(entities)], own, only };
}

/** The role a cell of a table means, or null; `surely` as in the vocabulary. */
export const readRole = (phrase: string, words: Vocabulary, surely: boolean): string | null => {
  const plain = fold(phrase)
    .replace(/[*_`"]+/g, '')
    .trim();
  const found = readSubject(plain, words, surely);
  return found !== null && !found.own && found.roles.length === 1 ? (found.roles[0] ?? null) : null;
};
