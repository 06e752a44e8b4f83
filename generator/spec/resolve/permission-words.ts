import { ACTIONS, type Action } from '../../blueprint/schema.ts';

/** What is written for an action in sentences, bullets and tables, folded. Every one is a whole word. */
const VERBS: readonly [RegExp, readonly Action[]][] = [
  [
    /^(?:see|sees|view|views|read|reads|list|lists|consult|consults|browse|access|look at|seen|viewed|read by)$/,
    ['read'],
  ],
  [
    /^(?:ver|ve|ven|vean|leer|lee|leen|consultar|consulta|consultan|listar|lista|acceder a|vist[oa]s?|leid[oa]s?|consultad[oa]s?|lectura)$/,
    ['read'],
  ],
  [/^(?:create|creates|add|adds|register|registers|created|added|insert)$/, ['create']],
  [
    /^(?:crear|crea|crean|anadir|anade|anaden|agregar|agrega|agregan|registrar|dar de alta|cread[oa]s?|anadid[oa]s?|alta|creacion)$/,
    ['create'],
  ],
  [
    /^(?:edit|edits|update|updates|change|changes|modify|modifies|edited|updated|changed|modified)$/,
    ['update'],
  ],
  [
    /^(?:editar|edita|editan|modificar|modifica|modifican|cambiar|cambia|cambian|actualizar|actualiza|actualizan|editad[oa]s?|modificad[oa]s?|cambiad[oa]s?|actualizad[oa]s?|edicion)$/,
    ['update'],
  ],
  [/^(?:delete|deletes|remove|removes|erase|deleted|removed|erased)$/, ['delete']],
  [/^(?:borrar|borra|borran|eliminar|elimina|eliminan|borrad[oa]s?|eliminad[oa]s?|borrado)$/, ['delete']],
  [
    /^(?:manage|manages|administer|managed|gestionar|gestiona|gestionan|administrar|administra|administran|gestionad[oa]s?)$/,
    ACTIONS,
  ],
];

/** The actions a folded word stands for, or null. */
export function actionsOf(word: string): readonly Action[] | null {
  return VERBS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** The verbs above as one alternative of a larger pattern, longest first. */
export const VERB = VERBS.map(([pattern]) => pattern.source.slice(4, -2)).join('|');

/** What stands between the members of a list. */
export const JOIN = '(?:\\s*,\\s*(?:and\\s+|or\\s+|y\\s+|o\\s+|e\\s+)?|\\s*/\\s*|\\s+(?:and|or|y|o|e|u)\\s+)';
export const ONLY = 'only|just|solo|solamente|unicamente|exclusivamente';
export const ADVERB = `${ONLY}|also|always|tambien|siempre`;
export const MODAL =
  'can|may|could|should|must|will be able to|should be able to|must be able to|(?:is|are) allowed to|(?:is|are) able to|ha(?:s|ve) permission to|puede|pueden|podra|podran|debe poder|deben poder|deberian?|deben|debe|tienen? permiso (?:para|de)';
export const DETERMINER =
  '(?:the|an?|each|every|all(?: of)?(?: the)?|any|el|la|los|las|una?|unos|unas|cada|tod[oa]s? (?:el|la|los|las)|cualquier|al|del)';

/** Whose records: words before the noun, words behind it. */
export const OWN_BEFORE =
  /^(?:(?:the )?(?:their own|his own|her own|his or her own|its own|his\/her own|my own|our own|own|their|his|her)|(?:sus propi[oa]s|su propi[oa]|sus|su|l[oa]s propi[oa]s|mis|propi[oa]s?))\s+/;
export const OWN_BEHIND =
  /\s+(?:propi[oa]s?|(?:that |which )?(?:they|he or she|he|she) (?:have |has )?(?:created?|own|made)|(?:that |which )?(?:belong|belongs|belonging) to (?:them|him|her)|of their own|que (?:ha|han|haya|hayan) creado|que (?:ell[oa]s )?(?:crean|creen|creo|crearon)|que les? perten(?:ece|ecen|ezca|ezcan)|cread[oa]s? por (?:ell[oa]s|el mismo|ella misma))$/;

export const EVERYTHING =
  /^(?:everything|anything|all entities|(?:data|records?|entities|information)|todo|todas las entidades|(?:datos|registros?|entidades|informacion))$/;
/** What was spoken of just before. */
export const SAME =
  /^(?:all|all of them|them|it|tod[oa]s|l[oa]s de todos|ell[oa]s|any|every one|everyone's|the rest)$/;

export const ADMIN = /^(?:admins?|administrators?|administrador(?:a|es|as)?|superusers?)$/;
const SIGNED =
  'signed[- ]in|logged[- ]in|registered|authenticated|registrad[oa]s?|autenticad[oa]s?|identificad[oa]s?|conectad[oa]s?|con sesion';
export const ACCOUNT = new RegExp(
  `^(?:users?|usuari[oa]s?|accounts?|cuentas?|(?:${SIGNED}) users?|usuari[oa]s? (?:${SIGNED})|(?:regular|normal|ordinary) users?|usuari[oa]s? normal(?:es)?)$`,
);
export const EVERYONE = /^(?:everyone|everybody|todos|tod[oa]s|todo el mundo|people|todas las personas)$/;
export const ANYONE =
  /^(?:anyone|anybody|(?:the )?public|visitors?|anonymous (?:users?|visitors?)|cualquiera|cualquier persona|(?:el )?publico|visitantes?|usuari[oa]s? anonim[oa]s?|(?:anyone|everyone|cualquiera|todo el mundo),? (?:even )?(?:without signing in|without logging in|sin iniciar sesion|aunque no haya iniciado sesion|incluso sin iniciar sesion))$/;
/** Who made the record, where no entity is called so. */
export const MAKER =
  /^(?:owners?|its owners?|authors?|its authors?|creators?|its creators?|propietari[oa]s?|su propietari[oa]|duen[oa]s?|su duen[oa]|autor(?:a|es)?|su autor(?:a)?|creador(?:a|es)?|su creador(?:a)?|(?:whoever|who) created (?:it|them)|quien l[oa]s? (?:creo|ha creado|crea))$/;
