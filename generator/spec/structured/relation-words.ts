import type { RelationForm } from '../draft.ts';
import { fold } from '../naming/fold.ts';

const sticky = (source: string) => new RegExp(source, 'y');
const END = '(?![a-z0-9_])';
const SEP = '\\s*[:(=]?\\s*:?\\s*';

/** `muchos a muchos`, `N:M`, `M2M`, `* - *`. */
const MANY_TO_MANY =
  '(?:many[ _-]?to[ _-]?many|manytomany|muchos?[ -]a[ -]muchos?|muchas[ -]a[ -](?:muchas|muchos)|varios[ -]a[ -]varios|n ?[:\\-–—/xa] ?(?:n|m)(?![a-z0-9])|m ?[:\\-–—/xa] ?(?:n|m)(?![a-z0-9])|m2m|n2n|n2m|nn|nm|\\* ?(?:[:\\-–—/]|\\.\\.|<->|a|to) ?\\*|habtm)';
const ONE_TO_MANY =
  '(?:one[ _-]?to[ _-]?many|onetomany|un[oa]?[ -]a[ -](?:muchos|muchas|varios|varias|n)|1 ?[:\\-–—/xa] ?(?:n|m|\\*)(?![a-z0-9])|1 ?(?:to|a) ?(?:n|many|muchos)|1 ?\\.\\. ?(?:n|m|\\*)|o2m)';
const MANY_TO_ONE =
  '(?:many[ _-]?to[ _-]?one|manytoone|(?:muchos|muchas|varios|varias)[ -]a[ -]un[oa]?|(?:n|m|\\*) ?[:\\-–—/xa] ?1(?![a-z0-9])|(?:n|many|muchos) ?(?:to|a) ?1|m2o)';
const ONE_TO_ONE =
  '(?:one[ _-]?to[ _-]?one|onetoone|un[oa]?[ -]a[ -]un[oa]?|1 ?[:\\-–—/xa] ?1(?![a-z0-9])|1 ?to ?1|o2o)';

/** Cardinalities by name or sign, with what they say about subject and target. The order matters: the longest first. */
export const CARDINALITIES: { form: RelationForm; pattern: RegExp; source: string }[] = (
  [
    ['many-to-many', MANY_TO_MANY],
    ['has-many', ONE_TO_MANY],
    ['belongs-to', MANY_TO_ONE],
    ['one-to-one', ONE_TO_ONE],
  ] as const
).map(([form, source]) => ({ form, source, pattern: sticky(`${source}`) }));

const MANY =
  '(?:many|several|multiple|various|numerous|much[oa]s(?:/[oa]s)?|vari[oa]s(?:/[oa]s)?|multiples|divers[oa]s|un[oa]? o (?:mas|muchos|vari[oa]s)|one or (?:more|many)|zero or more|cero o mas|cero o muchos|0 or more|1 or more|0\\.\\.[*n]|1\\.\\.[*n]|any number of|a (?:list|collection|set|number) of|(?:una )?(?:lista|coleccion|serie) de|cualquier (?:numero|cantidad) de|todos? (?:sus|los)|todas? (?:sus|las)|n)';
const ONE =
  '(?:exactly one|exactamente un[oa]?|a single|un[oa]? unic[oa]|un[oa]? sol[oa]|one|just one|only one|solo un[oa]?|1|at most one|como maximo un[oa]?|zero or one|cero o un[oa]|an?|un[oa]?(?:/a)?)';
const A = '(?:exactly one|exactamente un[oa]?|a single|un[oa]?(?:/a)?(?: (?:sol[oa]|unic[oa]))?|one|an?)';
const MODAL =
  '(?:(?:puede|pueden|podra|podran|can|may|must|should|will|debe|deben|suele|ha de|optionally|opcionalmente|also|tambien|always|siempre|only|solo)\\s+){0,3}';

const REL_LEAD =
  '(?:(?:relacion|relation(?:ship)?|rel|asociacion|association|cardinalidad|enlace|link|vinculo|ref|referencia|reference|fk)\\s*[:\\-–—]?\\s*(?:de\\s+)?)?';

/** Verb phrases between subject and target. `role` is set when the phrase itself names the role. */
export type Phrase = {
  form: RelationForm;
  pattern: RegExp;
  role?: 'phrase' | 'parent' /** Only with a declared entity behind it. */;
  needsKnown?: boolean /** No verb: only where a subject is given. */;
  isSign?: boolean;
};

/** A verb in the third person by its ending; words that only look so are left out. */
const VERB =
  '(?!(?:(?:delete|remove|borra|elimina|suprime)[ns]?|when|then|often|even|cuando|para|sobre|entre|hasta|desde|como|this|was|does|has|is|es|once|where|plus|less|minus|cada|toda|otra|contra|durante|mediante|bien|tambien|quien|whose|else|these|those|las|les|los|the|are|une|una|donde|que|ese|ese|este|esta|algunas|otras|todas)(?![a-z]))[a-z]{2,}(?:s|a|e|an|en|(?:ar|er|ir)(?:se)?)';

/** Pronouns Spanish puts before the verb: `se inscribe en`, `la dicta`. */
const CLITIC = '(?:(?:se|la|lo|las|los|le|les)\\s+)?';

export const PHRASES: Phrase[] = [
  {
    form: 'many-to-many',
    pattern: sticky(
      `${REL_LEAD}${MODAL}(?:(?:has|have)(?:[ _]many)?[ _]?and[ _]?belongs?[ _]?to[ _]?many|belongs? to (?:many )?and (?:has|have) many|tienen?(?: much[oa]s)? y pertenecen? a much[oa]s|pertenecen? a(?: much[oa]s)? y tienen? much[oa]s|habtm|belongs?[ _]to[ _]many|pertenecen? a (?:muchos|muchas|varios|varias)|(?:is |are |esta |estan |se )?(?:in |en |con |with |has (?:a )?|tienen? (?:una )?|have (?:a )?)?(?:relacion (?:de )?)?${MANY_TO_MANY}(?:\\s+(?:relation(?:ship)?|relacion))?)${END}(?:\\s+(?:with|con|to|al?|entre|de|of|relation(?:ship)? (?:with|to))${END})?${SEP}`,
    ),
  },
  {
    form: 'belongs-to',
    pattern: sticky(
      `${REL_LEAD}${MODAL}(?:belongs?[ _-]?to(?:[ _]one)?|belonging to|pertenec(?:en?|er)(?: solo| siempre)? al?|pertenece|perteneciente a|is part of|are part of|forma parte de(?:l)?|form(?:an|ar) parte de(?:l)?|(?:es|ser) parte de(?:l)?|parte de|part of|references?|referencia(?: al?)?|hace referencia al?|refers? to|points? to|apunta al?|(?:fk|foreign key|clave (?:foranea|ajena|externa)|llave foranea)(?: (?:(?:to|al?|de|hacia|references)${END}|→|->|=>))?|depends? on|depend(?:e|en|er) de(?:l)?|(?:is |are |esta |estan )?(?:linked|related|associated|attached|tied|bound) (?:to|with)|(?:esta |estan |es |va )?(?:vinculad|relacionad|asociad|ligad|adjunt|unid)[oa]s? (?:a|al|con)|se (?:relaciona|asocia|vincula) con|corresponde al?|corresponds to|de un|de una|of an?|es de(?: un[oa]?)?|is of|(?:is |are )?(?:owned|held) by|propiedad de)${END}${SEP}`,
    ),
  },
  {
    form: 'belongs-to',
    pattern: sticky(`${REL_LEAD}${MODAL}${MANY_TO_ONE}${END}(?:\\s+(?:with|con|to|al?|de|of)${END})?${SEP}`),
  },
  {
    form: 'belongs-to',
    role: 'phrase',
    needsKnown: false,
    pattern: sticky(`${MODAL}(?:reports?[ _]to|reporta al?|supervised by|supervisad[oa] por)${END}${SEP}`),
  },
  {
    form: 'belongs-to',
    role: 'parent',
    pattern: sticky(
      `${MODAL}(?:(?:is |es )?(?:a )?(?:child|hij[oa]) (?:of|de)|(?:parent|padre|madre|superior)(?:\\s*[:=]|\\s+(?:is|es)|\\s+(?=[a-z]))|subcategor(?:y|ia) (?:of|de)|nested (?:in|under)|cuelga de)${END}?${SEP}`,
    ),
  },
  {
    form: 'has-many',
    pattern: sticky(
      `${REL_LEAD}${MODAL}(?:${ONE_TO_MANY}${END}(?:\\s+(?:with|con|to|al?|de|of)${END})?|has[ _-]?many|have[ _]many|hasmany|tiene[ _]muchos?|tiene[ _]muchas?)${END}${SEP}`,
    ),
  },
  {
    form: 'has-many',
    pattern: sticky(
      `(?:${MODAL}(?:(?:be|are|is|ser|estar|son|estan)\\s+)?${CLITIC}(?:[a-z]+(?: (?:out|in|up|of|por|en|a|de|con|to|for|at|on|with|para))?)\\s+)?${MODAL}${MANY}${END}\\s+`,
    ),
    needsKnown: true,
  },
  {
    form: 'one-to-one',
    pattern: sticky(
      `${REL_LEAD}${MODAL}${ONE_TO_ONE}${END}(?:\\s+(?:with|con|to|al?|de|of|relation(?:ship)? with)${END})?${SEP}`,
    ),
  },
  {
    form: 'has-one',
    pattern: sticky(
      `${REL_LEAD}${MODAL}(?:has[ _-]?one|have[ _]one|hasone|tiene[ _]un[oa]?(?: sol[oa]| unic[oa])?|tienen[ _]un[oa]?)${END}${SEP}`,
    ),
    needsKnown: true,
  },
  {
    form: 'has-one',
    pattern: sticky(
      `${MODAL}(?:has|have|tienen?|tener|contains?|contienen?|includes?|incluyen?|posee|owns|lleva)\\s+${ONE}${END}\\s+`,
    ),
    needsKnown: true,
  },
  {
    form: 'has-many',
    pattern: sticky(
      `${MODAL}(?:has|have|tienen?|tener|contains?|contienen?|includes?|incluyen?|posee|owns|groups?|agrupan?|reune|recoge|gestiona|manages)${END}\\s*[:]?\\s*(?:(?:sus|los|las|its|their|the)\\s+)?`,
    ),
    needsKnown: true,
  },
  {
    form: 'belongs-to',
    role: 'phrase',
    needsKnown: true,
    pattern: sticky(
      `${MODAL}(?:(?:is|are|was|were|es|esta|estan|fue|se)\\s+)?(?:[a-z]+(?:ed|ad[oa]s?|id[oa]s?)|(?:hech|escrit|vist|dich|puest|abiert|resuelt|inscrit|suscrit|descrit|devuelt|expuest|impuest)[oa]s?|made|written|sold|bought|taught|led|held|sent|built|paid|run|given|taken|driven|chosen|drawn|spoken)[ _](?:to|by|por|al?|at|in|en|with|con|from|on|under|for|para)${END}\\s*:?\\s*`,
    ),
  },
  {
    form: 'belongs-to',
    needsKnown: true,
    pattern: sticky(
      `(?:links? to|enlace (?:al?|con)|vinculo (?:al?|con)|reference (?:to|of)|lookup(?: (?:to|of))?|relation(?:ship)? (?:to|with)|relacion con|asociacion con|select(?:or)?(?: (?:from|of))?|seleccion de)${END}${SEP}`,
    ),
  },
  {
    // `del ALUMNO`, `for the Customer`, `relación: Categoría`.
    form: 'belongs-to',
    needsKnown: true,
    pattern: sticky(
      `(?:(?:del|de la|of the|for the|for an?|para (?:el|la|un|una))${END}\\s+|(?:relacion|relation(?:ship)?|rel)\\s*[:–—-]\\s*(?:(?:con|with|to|a)\\s+)?)`,
    ),
  },
  {
    // Who makes one makes others: `a customer places an order`.
    form: 'has-many',
    needsKnown: true,
    pattern: sticky(
      `${MODAL}(?:creates?|places?|makes?|writes?|publish(?:es)?|submits?|opens?|generates?|issues?|posts?|crean?|hacen?|realizan?|escriben?|publican?|generan?|emiten?|abren?|envian?)\\s+${A}${END}\\s+`,
    ),
  },
  {
    // Any verb before one of a known entity: `la dicta un Profesor`, `takes place at one Venue`.
    form: 'belongs-to',
    needsKnown: true,
    pattern: sticky(
      `${MODAL}${CLITIC}(?:takes? place|toma lugar|tiene lugar|${VERB}|(?<=\\b(?:can|may|must|should|will)\\s)[a-z]{3,})(?:\\s+(?:en|a|at|in|on|for|with|con|by|por|para|to|from|inside|under))?\\s+${A}${END}\\s+`,
    ),
  },
  {
    // `reviews Articles`, `agrupa los Pedidos`: several of a known entity and nothing behind them.
    form: 'has-many',
    needsKnown: true,
    pattern: sticky(
      `${MODAL}${CLITIC}${VERB}(?:\\s+(?:en|a|at|in|on|for|with|con|por|para|to|from))?\\s+(?:(?:sus|los|las|its|their|the)\\s+)?`,
    ),
  },
  { form: 'belongs-to', isSign: true, pattern: sticky('(?:->|→|=>|⟶)\\s*') },
];

/** Words before a target that say how many, or nothing. */
export const TARGET_LEAD = new RegExp(
  `(?:(?:(?:${MANY}|${ONE}|el/la|los/las|el|la|los|las|the|su|sus|its|their|each|cada|otr[oa]s?|another|other|algun[oa]?|some|tipo|entity|entidad|al|to|a|de|del|of|con|with|same|mism[oa]|tabla|table|model|modelo)(?![a-z0-9_])|[1n*](?=\\s))\\s+)+`,
  'y',
);

/** True when a folded phrase of words before a target means more than one. */
export const saysMany = (folded: string) => new RegExp(`(?:^|\\s)${MANY}(?:\\s|$)`).test(folded);

/** The cardinality a folded text names anywhere, or null. */
export function findCardinality(text: string): RelationForm | null {
  const folded = fold(text);
  let best: { at: number; form: RelationForm } | null = null;
  for (const { form, source } of CARDINALITIES) {
    const at = folded.search(new RegExp(`(?<![a-z0-9])${source}`));
    if (at !== -1 && (best === null || at < best.at)) best = { at, form };
  }
  return best?.form ?? null;
}
