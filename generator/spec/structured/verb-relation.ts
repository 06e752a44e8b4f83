import { assume } from '../diagnose.ts';
import type { DraftRelation } from '../draft.ts';
import { inferType } from '../lexicon/infer.ts';
import { fold } from '../naming/fold.ts';
import { Cursor } from './cursor.ts';
import type { Mention } from './mentions.ts';
import type { RelationScope } from './relation-scope.ts';
import { applyTail, readTail } from './relation-tail.ts';

const PREPOSITION =
  /^(?:in|at|on|to|by|from|with|for|of|under|inside|into|onto|near|beside|within|through|towards?|over|en|al?|con|por|para|del?|desde|sobre|bajo|hacia|ante|tras|junto al?|dentro del?)$/;
const OF = /^(?:of|del?)$/;
const ARTICLE = /^(?:the|an?|its|their|one|el|la|los|las|una?|su)$/;
/** Most words before the name: `se guarda por defecto en Almacén`. */
const MAX_WORDS = 5;

/** Nouns that tie a record to another one: `duplicate of Report`, `versión de Documento`. */
const TIES =
  /^(?:duplicate|copy|clone|fork|version|revision|translation|variant|variation|sequel|prequel|successor|predecessor|replacement|substitute|part|piece|child|parent|member|reply|answer|response|amendment|extension|continuation|branch|offspring|son|daughter|follow-?up|remake|subtype|supplement|correction|renewal|duplicad[oa]|copia|clon|traduccion|variante|variacion|secuela|continuacion|sucesor[a]?|predecesor[a]?|sustitut[oa]|reemplazo|parte|pieza|hij[oa]|miembro|respuesta|enmienda|ampliacion|prorroga|anexo|rama|correccion|renovacion|rectificacion|suplemento|cria|subtipo|alias)$/;
/** Verbs that say where something is or goes, whatever the case of the name behind them. */
const PLACES =
  /^(?:lives?|works?|sleeps?|stays?|sits?|stands?|goes|comes|plays?|trains?|teach(?:es)?|stud(?:y|ies)|grazes?|grows?|runs|travels?|departs?|arrives?|leaves|starts|ends|happens?|occurs?|stems?|derives?|competes?|participates?|enrol(?:l?s)?|attends?|responds?|repl(?:y|ies)|refers?|flies|docks?|parks?|rests?|hangs?|feeds?|belongs?|takes place|vive[n]?|trabaja[n]?|duerme[n]?|pasta[n]?|juega[n]?|entrena[n]?|estudia[n]?|crece[n]?|viaja[n]?|sale[n]?|llega[n]?|empieza[n]?|termina[n]?|ocurre[n]?|compite[n]?|participa[n]?|asiste[n]?|responde[n]?|procede[n]?|proviene[n]?|viene[n]?|sirve[n]?|cuelga[n]?|vuela[n]?|atraca[n]?|aparca[n]?|reside[n]?|nace[n]?|ingresa[n]?|milita[n]?|consta[n]?)$/;
const PARTICIPLE =
  /^(?:[a-z]+(?:ed|ad[oa]s?|id[oa]s?)|(?:hech|escrit|vist|dich|puest|abiert|inscrit|suscrit|descrit|devuelt)[oa]s?|made|written|sold|bought|taught|led|held|sent|built|paid|given|taken|driven|chosen|drawn|born|grown|kept|hung|set)$/;
/** Third person by its ending; `access`, `status` and `analysis` are none. */
const VERB = /^(?:[a-z]{2,}[^siu]s|[a-z]{2,}(?:a|e|an|en))$/;

/**
 * `grazes in Pasture`, `se guarda en Almacén (opcional)`, `duplicate of Report`: any verb and preposition before a declared
 * entity with nothing but what relations say behind it. A capital is the sign; without one the verb must say where
 * something is. `date of order`, `name of Customer`, `notes for Doctor` tell values and stay fields. Null for those.
 */
export function readVerbRelation(
  text: string,
  line: number,
  column: number,
  subject: string,
  scope: RelationScope,
): DraftRelation[] | null {
  const cursor = new Cursor(text, line, column);
  const lead = leadOf(cursor, scope);
  if (!lead || !ties(lead, cursor)) return null;
  const { words, mention, from } = lead;
  if (!/^\s*(?:$|[([,;.{]|[—–-]\s)/.test(text.slice(mention.to))) return null;
  cursor.at = mention.to;
  const silent = { ...scope.draft, diagnostics: [], assumptions: [] };
  const tail = readTail(cursor, silent);
  if (silent.diagnostics.length > 0) return null;
  const isOwn = mention.label === subject;
  const phrase = words.filter((word) => !/^(?:se|is|are|es|esta|estan|son)$/.test(word)).join(' ');
  const relation: DraftRelation = {
    subject,
    target: mention.label,
    form: 'belongs-to',
    span: cursor.span(from, text.trimEnd().length),
    targetSpan: cursor.span(mention.from, mention.to),
    origin: scope.origin,
  };
  // Of several references to one entity each is called by its words; of a single one the entity says enough.
  if (isOwn || TIES.test(words[0] ?? '')) relation.role = phrase;
  else relation.roleAmongSeveral = phrase;
  applyTail(relation, tail, scope.draft);
  const said = text.slice(from, mention.to).trim();
  assume(scope.draft, line, {
    es: `«${said}» de ${subject} es una referencia a la entidad ${mention.label}.`,
    en: `“${said}” of ${subject} is a reference to the entity ${mention.label}.`,
  });
  return [relation];
}

type Lead = { words: string[]; mention: Mention; from: number; isTitle: boolean };

/** The words up to the first entity behind a preposition. */
function leadOf(cursor: Cursor, { names }: RelationScope): Lead | null {
  const from = cursor.text.length - cursor.text.trimStart().length;
  const words: string[] = [];
  let isTitle = false;
  const next = /\s*(\p{L}[\p{L}'-]*)(?=\s)/uy;
  for (let at = from; words.length <= MAX_WORDS; at = next.lastIndex) {
    next.lastIndex = at;
    const found = next.exec(cursor.text);
    const word = found?.[1];
    if (word === undefined) return null;
    const folded = fold(word);
    const last = words.at(-1);
    if (!ARTICLE.test(folded) || last === undefined || !PREPOSITION.test(last)) words.push(folded);
    if (words.length > 1 && /^\p{Lu}/u.test(word)) isTitle = true;
    if (words.length < 2 || !PREPOSITION.test(words.at(-1) ?? '')) continue;
    let start = next.lastIndex;
    while (/\s/.test(cursor.text.charAt(start))) start++;
    const mention = names.at(cursor, start);
    if (mention) return { words, mention, from, isTitle };
  }
  return null;
}

/** True when the words before the entity tie a record to it rather than name a value. */
function ties({ words, mention, from, isTitle }: Lead, cursor: Cursor): boolean {
  const verb =
    words.find((word) => !/^(?:se|is|are|was|es|esta|fue|la|lo|normally|always|usually)$/.test(word)) ?? '';
  const label = cursor.text.slice(from, mention.to);
  const isReflexive = words[0] === 'se' && words.length > 2;
  const isCapital = /^\p{Lu}/u.test(cursor.text.slice(mention.from)) && !isTitle;
  const isOf = OF.test(words.at(-1) ?? '');
  if (PLACES.test(verb) || (isReflexive && VERB.test(verb))) return true;
  if (TIES.test(verb) && words.length === 2) return isCapital || !isOf;
  if (!isCapital || inferType(label).sure) return false;
  if (PARTICIPLE.test(verb)) return true;
  return !isOf && VERB.test(verb);
}
