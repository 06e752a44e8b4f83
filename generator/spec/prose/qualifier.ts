import { findType, LONGEST_TYPE_PHRASE } from '../lexicon/types.ts';
import { parseChoices } from './choice.ts';
import { applyLimit, parseLimit } from './limit.ts';
import { applyFlag, type NounPhrase, parseNounPhrase } from './noun-phrase.ts';
import { parsePattern } from './pattern.ts';
import type { Scan } from './scan.ts';
import { parseVerbPhrase, startsVerb } from './verb-phrase.ts';

const CHOICE_OPENERS =
  /^(?:one of|any of|either|one of these|one of the following|among|uno de|una de|alguno de|alguna de|uno de estos|una de estas|uno de los siguientes|una de las siguientes|una de estas opciones|entre|cualquiera de)$/;
const UNITS = new Set(
  `euros euro dollars dollar usd eur pounds pesos minutes minute hours hour days seconds weeks months years kilograms kilos kg grams grams meters metres km kilometers cm centimeters liters litres
  percent percentage celsius miles pages words calories minutos minuto horas hora dias segundos semanas meses anos kilogramos gramos metros kilometros centimetros litros porcentaje grados millas paginas euros dolares mb gb kb cents centavos`
    .trim()
    .split(/\s+/),
);

/**
 * Reads all that is said about a noun right behind it and puts it on the phrase: constraints in parentheses, relative
 * clauses, limits, alternatives, defaults, units, types.
 * @returns the place behind the last of them
 */
export function parseQualifiers(scan: Scan, at: number, phrase: NounPhrase): number {
  let place = at;
  for (;;) {
    const next = parseQualifier(scan, place, phrase);
    if (next === null || next === place) break;
    place = next;
  }
  phrase.end = place;
  return place;
}

function parseQualifier(scan: Scan, at: number, phrase: NounPhrase): number | null {
  if (scan.isMark(at, '([')) return parseParenthesis(scan, at, phrase);
  const bare = parseBare(scan, at, phrase);
  if (bare !== null) return bare;
  const relative = parseRelative(scan, at, phrase);
  if (relative !== null) return relative;
  // `a name, required, at most 80 characters`: what stands between commas without a noun still says it of the same.
  if (scan.isMark(at, ',;')) {
    const behind = at + 1 + conjunctionAt(scan, at + 1);
    return bareUntilEnd(scan, behind, phrase) ?? parseRelative(scan, behind, phrase);
  }
  const conjunction = conjunctionAt(scan, at);
  return conjunction > 0 && hasConstraint(phrase) ? bareUntilEnd(scan, at + conjunction, phrase) : null;
}

const conjunctionAt = (scan: Scan, at: number) => scan.words.conjunctions.match(scan.tokens, at)?.length ?? 0;

const hasConstraint = (phrase: NounPhrase) =>
  phrase.required !== undefined ||
  phrase.unique === true ||
  phrase.min !== undefined ||
  phrase.max !== undefined ||
  phrase.type !== undefined;

/** A qualifier behind a comma counts only when nothing but the end of the phrase follows; else it opens the next noun. */
function bareUntilEnd(scan: Scan, at: number, phrase: NounPhrase): number | null {
  const probe: NounPhrase = { ...phrase };
  const end = parseBare(scan, at, probe);
  if (end === null || end === at) return null;
  if (!scan.endsPhrase(end) && parseBare(scan, end, { ...probe }) === null) return null;
  Object.assign(phrase, probe);
  return end;
}

/** A constraint without a relative pronoun: `unique`, `between 1 and 5`, `one of a, b or c`, `by default 3`, `as text`. */
function parseBare(scan: Scan, at: number, phrase: NounPhrase): number | null {
  const place = at + adverbs(scan, at);
  const flag = scan.words.flags.match(scan.tokens, place);
  if (
    flag &&
    (scan.endsPhrase(place + flag.length) ||
      !scan.isWord(place + flag.length) ||
      isConstraintAt(scan, place + flag.length))
  ) {
    applyFlag(phrase, flag.value, scan.tokens.slice(place, place + flag.length));
    return place + flag.length;
  }
  const limit =
    parseLimit(scan, place) ??
    (/^(with|con|de|of|having|and)$/.test(scan.key(place)) ? limitAfterArticle(scan, place + 1) : null);
  if (limit) {
    applyLimit(phrase, limit.limit);
    return limit.end;
  }
  return (
    parseDefault(scan, place, phrase) ??
    parseOneOf(scan, place, phrase) ??
    parseType(scan, place, phrase) ??
    parseUnit(scan, place, phrase) ??
    parsePattern(scan, place, phrase) ??
    parseCondition(scan, place, phrase) ??
    parseNegation(scan, place, phrase)
  );
}

const isConstraintAt = (scan: Scan, at: number) =>
  scan.words.limits.match(scan.tokens, at) !== null ||
  scan.words.flags.match(scan.tokens, at) !== null ||
  scan.words.relatives.match(scan.tokens, at) !== null;

function limitAfterArticle(scan: Scan, at: number) {
  const article = /^(a|an|un|una|the)$/.test(scan.key(at)) ? 1 : 0;
  return parseLimit(scan, at + article);
}

const ADVERBS = new Set([
  'always',
  'also',
  'siempre',
  'tambien',
  'that',
  'exactly',
  'solo',
  'only',
  'being',
  'siendo',
  'both',
  'ambos',
  'ambas',
  'all',
  'todos',
  'todas',
]);
function adverbs(scan: Scan, at: number): number {
  return ADVERBS.has(scan.key(at)) &&
    (isConstraintAt(scan, at + 1) || CHOICE_OPENERS.test(`${scan.key(at + 1)} ${scan.key(at + 2)}`))
    ? 1
    : 0;
}

/** `default X`, `by default X`, `defaults to X`, `por defecto X`, `con valor inicial X`, `inicialmente X`. */
function parseDefault(scan: Scan, at: number, phrase: NounPhrase): number | null {
  const opener =
    /^(?:(?:with |con |which |que |and |y )?(?:(?:a |the |un |el )?(?:default value of|default value|default of|default|valor por defecto de|valor por defecto|valor inicial de|valor inicial)|by default|is by default|defaults to|defaulting to|is by default|por defecto|por defecto es|por omision|es por defecto|por defecto sera|initially|inicialmente|starts as|starts at|empieza en|starting as))\s/.exec(
      `${scan.tokens
        .slice(at, at + 7)
        .map(({ key, kind }) => (kind === 'mark' || kind === 'quoted' ? '\u0000' : key))
        .join(' ')} `,
    );
  if (!opener) return null;
  let place = at + opener[0].trim().split(' ').length;
  if (scan.isMark(place, ':=')) place += 1;
  if (/^(is|es|to|a|of|de|sera)$/.test(scan.key(place)) && scan.token(place + 1)) place += 1;
  const token = scan.token(place);
  if (!token || token.kind === 'mark') return null;
  let end = place + 1;
  while (
    end < place + 3 &&
    scan.isWord(end) &&
    token.kind === 'word' &&
    !scan.endsPhrase(end) &&
    phrase.values?.some((value) => value.toLowerCase().startsWith(scan.text(place, end + 1).toLowerCase()))
  )
    end += 1;
  phrase.default = scan.text(place, end);
  if (token.kind === 'quoted') phrase.default = token.text;
  return end;
}

/** `one of draft, submitted or graded`, `either open or closed`, `with values a, b and c`, `: a, b or c`. */
function parseOneOf(scan: Scan, at: number, phrase: NounPhrase): number | null {
  const opener =
    /^(?:(?:with |con |whose |cuyos |que |which |that |from |de )?(?:(?:the |los |las )?(?:following |possible |posibles |siguientes )?(?:values|options|valores|opciones)(?: posibles| possible| are| son| posibles son)?(?: like| como)?)|one of the following values|one of the following|one of these values|one of these|one of|any of|either|among|uno de estos valores|una de estas opciones|uno de los siguientes valores|uno de los siguientes|una de las siguientes|uno de estos|una de estas|uno de|una de|alguno de|alguna de|cualquiera de|entre|being|que es|bien|ya sea|whether|possible values)\s/.exec(
      `${scan.tokens
        .slice(at, at + 6)
        .map(({ key, kind }) => (kind === 'mark' || kind === 'quoted' ? '\u0000' : key))
        .join(' ')} `,
    );
  const colon = opener === null && scan.isMark(at, ':');
  if (!opener && !colon) return null;
  let place = at + (opener ? opener[0].trim().split(' ').length : 1);
  if (scan.isMark(place, ':')) place += 1;
  if (/^(are|son|los|las|the)$/.test(scan.key(place))) place += 1;
  const wrapped = scan.isMark(place, '(');
  const choices = parseChoices(scan, place + (wrapped ? 1 : 0));
  if (!choices) return null;
  if (colon && !choices.sawOr && !isChoiceNoun(scan, phrase)) return null;
  if (
    opener &&
    /^(?:being|que es|entre|bien) $/.test(opener[0]) &&
    !choices.sawOr &&
    !isChoiceNoun(scan, phrase)
  )
    return null;
  setChoices(phrase, choices);
  return choices.end + (wrapped && scan.isMark(choices.end, ')') ? 1 : 0);
}

export function setChoices(phrase: NounPhrase, choices: { values: string[]; default?: string }): void {
  phrase.values = choices.values;
  if (choices.default !== undefined) phrase.default = choices.default;
}

/** True when the head of a phrase is a noun that has alternatives: status, type, level. */
export function isChoiceNoun(scan: Scan, phrase: NounPhrase): boolean {
  const { choiceNouns, language } = scan.words;
  const head = language === 'es' ? phrase.words[0] : phrase.words[phrase.headLength - 1];
  return (
    head !== undefined &&
    (choiceNouns.has(head.key) ||
      choiceNouns.has(scan.singular(head).toLowerCase()) ||
      phrase.words.some(({ key }) => choiceNouns.has(key)))
  );
}

/** `as text`, `of type integer`, `de tipo fecha`, `como número entero`, `stored as a decimal`. */
function parseType(scan: Scan, at: number, phrase: NounPhrase): number | null {
  let place = at;
  if (/^(stored|saved|guardado|guardada|expressed|expresado|expresada)$/.test(scan.key(place))) place += 1;
  const pair = `${scan.key(place)} ${scan.key(place + 1)}`;
  if (/^(of type|de tipo|in type)$/.test(pair)) place += 2;
  else if (/^(as|como)$/.test(scan.key(place))) place += 1;
  else return null;
  const found = typeAt(scan, place);
  if (!found) return null;
  phrase.type = found.type;
  phrase.vague = found.vague;
  return found.end;
}

/** A type by its name, articles aside: `a whole number`, `fecha y hora`. */
export function typeAt(scan: Scan, at: number) {
  const place = /^(a|an|un|una)$/.test(scan.key(at)) ? at + 1 : at;
  for (let length = LONGEST_TYPE_PHRASE; length > 0; length -= 1) {
    if (place + length > scan.length) continue;
    const meaning = findType(scan.text(place, place + length));
    if (meaning)
      return {
        type: meaning.type,
        vague: meaning.vague ?? false,
        weak: meaning.weak ?? false,
        end: place + length,
      };
  }
  return null;
}

/** `in euros`, `en minutos`, `(kg)`: says what a number counts. */
function parseUnit(scan: Scan, at: number, phrase: NounPhrase): number | null {
  const place = /^(in|en)$/.test(scan.key(at)) ? at + 1 : at;
  if (place === at || !UNITS.has(scan.key(place))) return null;
  phrase.unit = scan.text(at, place + 1);
  return place + 1;
}

/** `if any`, `if they have one`, `si lo tiene`. */
function parseCondition(scan: Scan, at: number, phrase: NounPhrase): number | null {
  if (
    /^(if|when)$/.test(scan.key(at)) &&
    /^(any|available|known|present|applicable|it|they|there|needed|provided)$/.test(scan.key(at + 1))
  ) {
    phrase.required = false;
    let end = at + 2;
    while (end < at + 5 && !scan.endsPhrase(end)) end += 1;
    return end;
  }
  if (
    scan.key(at) === 'si' &&
    /^(lo|la|los|las|hay|existe|procede|aplica|tiene|tienen|se)$/.test(scan.key(at + 1))
  ) {
    phrase.required = false;
    let end = at + 2;
    while (end < at + 4 && !scan.endsPhrase(end)) end += 1;
    return end;
  }
  return null;
}

/** `not repeated`, `without repeats`, `never negative`, `no negativo`. */
function parseNegation(scan: Scan, at: number, phrase: NounPhrase): number | null {
  if (!/^(not|never|no|nunca|sin|non|without)$/.test(scan.key(at))) return null;
  const key = scan.key(at + 1);
  if (
    /^(repeat|repeated|duplicated|duplicates|repetido|repetida|repetidos|repetir|duplicado|duplicados|repetirse|repetible|repeats)$/.test(
      key,
    )
  )
    phrase.unique = true;
  else if (/^(empty|null|blank|optional|vacio|vacia|nulo|nula|opcional)$/.test(key)) phrase.required = true;
  else if (/^(negative|negativo|negativa|negativos)$/.test(key)) phrase.min = 0;
  else if (
    /^(required|mandatory|obligatory|obligatorio|obligatoria|necesario|necesaria|compulsory)$/.test(key)
  )
    phrase.required = false;
  else return null;
  return at + 2;
}

/** `(optional)`, `(min 3)`, `(draft, sent or paid)`, `(text)`, `(in euros)`; what is none of these stays out of the name. */
function parseParenthesis(scan: Scan, at: number, phrase: NounPhrase): number | null {
  let close = at + 1;
  while (close < scan.length && !scan.isMark(close, ')]')) close += 1;
  if (close >= scan.length) return null;
  const inner = scan.slice(at + 1, close);
  if (readParts(inner, phrase)) return close + 1;
  const choices = parseChoices(inner, 0);
  if (
    choices &&
    choices.end >= inner.length &&
    (choices.sawOr || isChoiceNoun(scan, phrase) || /[/|]/.test(inner.text(0, inner.length)))
  ) {
    setChoices(phrase, choices);
    return close + 1;
  }
  if (/^(e\.g|i\.e|eg|ie|for|p\.ej|por|ej|like|such|como|example|ejemplo)$/.test(inner.key(0)))
    return close + 1;
  if (choices && choices.end >= inner.length && isEnumerable(phrase)) {
    setChoices(phrase, choices);
    phrase.valuesGuessed = true;
  }
  return close + 1;
}

/** Addresses and names are spelled out in parentheses, not enumerated. */
function isEnumerable(phrase: NounPhrase): boolean {
  return (
    !phrase.plural &&
    !phrase.words.some(({ key }) =>
      /^(name|nombre|address|direccion|location|ubicacion|contact|contacto|data|datos|info|information|details|detalles)$/.test(
        key,
      ),
    )
  );
}

/** True when every part between commas is a constraint. */
function readParts(inner: Scan, phrase: NounPhrase): boolean {
  const probe: NounPhrase = { ...phrase };
  let place = 0;
  while (place < inner.length) {
    if (inner.isMark(place, ',;')) {
      place += 1;
      continue;
    }
    const conjunction = conjunctionAt(inner, place);
    if (conjunction > 0) {
      place += conjunction;
      continue;
    }
    const next =
      parseBare(inner, place, probe) ??
      parseBareType(inner, place, probe) ??
      parseRelative(inner, place, probe) ??
      parseInnerUnit(inner, place, probe);
    if (next === null || next === place) return false;
    place = next;
  }
  Object.assign(phrase, probe);
  return inner.length > 0;
}

function parseBareType(inner: Scan, at: number, phrase: NounPhrase): number | null {
  const found = typeAt(inner, at);
  if (!found || (found.weak && inner.length > 1) || !inner.endsPhrase(found.end)) return null;
  phrase.type = found.type;
  phrase.vague = found.vague;
  return found.end;
}

function parseInnerUnit(inner: Scan, at: number, phrase: NounPhrase): number | null {
  if (!UNITS.has(inner.key(at)) && !inner.isMark(at, '€$%£')) return null;
  phrase.unit = `(${inner.text(at, at + 1)})`;
  return at + 1;
}

/** `that must be unique`, `which is one of …`, `que puede ser nuevo o pagado`, `that cannot be empty`. */
export function parseRelative(scan: Scan, at: number, phrase: NounPhrase): number | null {
  const relative = scan.words.relatives.match(scan.tokens, at);
  const whose =
    /^(whose|cuyo|cuya|cuyos|cuyas)$/.test(scan.key(at)) &&
    /^(value|values|valor|valores|options|opciones)$/.test(scan.key(at + 1));
  if (!relative && !whose) return null;
  return parsePredicate(scan, at + (whose ? 2 : (relative?.length ?? 0)), phrase);
}

/** What a verb of being or having says about a field: `must be unique`, `has at most 80 characters`. */
export function parsePredicate(scan: Scan, at: number, phrase: NounPhrase): number | null {
  const probe: NounPhrase = { ...phrase };
  const place = at + scan.fillers(at);
  const direct = parseDefault(scan, place, probe);
  if (direct !== null) return accept(phrase, probe, direct);
  const verb = parseVerbPhrase(scan, place);
  if (!verb) return parseReflexive(scan, place, probe, phrase);
  const repeated =
    repeats(scan, verb.passive ? verb.end - 1 : verb.end, verb.negated ?? false, probe) ??
    repeatsVerb(verb.lemma, verb.negated ?? false, probe, verb.end);
  if (repeated !== null) return accept(phrase, probe, repeated);
  if (
    verb.kind !== 'be' &&
    verb.kind !== 'have' &&
    verb.kind !== 'store' &&
    verb.kind !== 'act' &&
    verb.lemma !== 'take' &&
    verb.lemma !== 'tomar' &&
    verb.lemma !== 'accept' &&
    verb.lemma !== 'admitir'
  ) {
    return parseReflexive(scan, place, probe, phrase);
  }
  return parsePredicateBody(scan, verb.end, verb.negated ?? false, probe, phrase, verb.kind === 'be');
}

function parsePredicateBody(
  scan: Scan,
  at: number,
  negated: boolean,
  probe: NounPhrase,
  phrase: NounPhrase,
  isBe: boolean,
): number | null {
  let place = at + scan.fillers(at);
  const state = parseState(scan, place, negated, probe);
  if (state !== null) return accept(phrase, probe, state);
  const bare = isBe ? parseBare(scan, place, probe) : limitOf(scan, place, probe);
  if (bare !== null) return accept(phrase, probe, bare);
  if (!isBe) return null;
  const isA = parseIsA(scan, place, probe);
  if (isA !== null) return accept(phrase, probe, isA);
  const type = typeAt(scan, place);
  if (type && (scan.endsPhrase(type.end) || isConstraintAt(scan, type.end)) && !type.weak) {
    probe.type = type.type;
    probe.vague = type.vague;
    return accept(phrase, probe, type.end);
  }
  if (/^(a|an|un|una|either|o|bien)$/.test(scan.key(place))) place += 1;
  const choices = parseChoices(scan, place);
  if (!choices || !(choices.sawOr || isChoiceNoun(scan, phrase))) return null;
  setChoices(probe, choices);
  return accept(phrase, probe, choices.end);
}

/** `has at most 80 characters` limits a field; `has at most 3 teachers` counts things. */
function limitOf(scan: Scan, at: number, probe: NounPhrase): number | null {
  const limit = limitAfterArticle(scan, at);
  if (!limit || (limit.limit.hasUnit && !limit.limit.isLength)) return null;
  applyLimit(probe, limit.limit);
  return limit.end;
}

/** `empty`, `null`, `negative`, `left blank` behind a verb of being. */
function parseState(scan: Scan, at: number, negated: boolean, probe: NounPhrase): number | null {
  let place = at;
  if (/^(left|ir|quedar|estar|dejarse|be|ser)$/.test(scan.key(place))) place += 1;
  const key = scan.key(place);
  if (/^(empty|null|blank|vacio|vacia|vacios|vacias|nulo|nula|en|missing|omitted|omitido)$/.test(key)) {
    const blank = key === 'en' ? scan.key(place + 1) === 'blanco' : true;
    if (!blank) return null;
    probe.required = negated;
    return place + (key === 'en' ? 2 : 1);
  }
  if (/^(negative|negativo|negativa|negativos|negativas)$/.test(key) && negated) {
    probe.min = 0;
    return place + 1;
  }
  if (
    /^(repeated|duplicated|repetido|repetida|repetidos|repetidas|duplicado|duplicada|reused|shared)$/.test(
      key,
    ) &&
    negated
  ) {
    probe.unique = true;
    return place + 1;
  }
  const flag = scan.words.flags.match(scan.tokens, place);
  if (flag && negated && flag.value.required !== undefined) {
    probe.required = !flag.value.required;
    return place + flag.length;
  }
  return null;
}

function repeats(scan: Scan, at: number, negated: boolean, probe: NounPhrase): number | null {
  if (
    !negated ||
    !/^(repeat|repeated|repetir|repetirse|duplicarse|repite|repiten|duplicated|repetido|repetida|repetidos|repetidas|duplicate)$/.test(
      scan.key(at),
    )
  )
    return null;
  probe.unique = true;
  return at + 1;
}

const repeatsVerb = (lemma: string, negated: boolean, probe: NounPhrase, end: number) => {
  if (!negated || !/^(repetir|duplicar|repeat|duplicate)$/.test(lemma)) return null;
  probe.unique = true;
  return end;
};

/** `no se repite`, `no puede repetirse`, `cannot repeat`: verbs only found in constraints. */
function parseReflexive(scan: Scan, at: number, probe: NounPhrase, phrase: NounPhrase): number | null {
  const text = `${scan.tokens
    .slice(at, at + 5)
    .map(({ key }) => key)
    .join(' ')} `;
  const unique =
    /^(?:no se (?:repite|repiten|repita|repitan|puede repetir|pueden repetir|duplica)|no (?:puede|pueden|debe|deben) (?:repetirse|duplicarse|estar repetid[oa]s?)|(?:cannot|can not|must not|can't|should not|does not|may not|never) (?:repeat|repeats|be repeated|be duplicated)) /.exec(
      text,
    );
  if (unique) {
    probe.unique = true;
    return accept(phrase, probe, at + unique[0].trim().split(' ').length);
  }
  const range = /^(?:va|van|goes|ranges|range|varia|oscila|oscilan) /.exec(text);
  if (!range) return null;
  const limit = parseLimit(scan, at + 1);
  if (!limit) return null;
  applyLimit(probe, limit.limit);
  return accept(phrase, probe, limit.end);
}

function accept(phrase: NounPhrase, probe: NounPhrase, end: number): number {
  Object.assign(phrase, probe);
  return end;
}

/** `who is another employee`, `que es otro empleado`, `which are users`: what the thing named is. */
function parseIsA(scan: Scan, at: number, probe: NounPhrase): number | null {
  const place = at + scan.fillers(at);
  const determiner = scan.words.determiners.match(scan.tokens, place);
  const opens =
    determiner &&
    (determiner.value.other || determiner.value.count === 'an' || determiner.value.count === 'one');
  if (!opens) return null;
  const noun = parseNounPhrase(scan, place);
  if (
    !noun ||
    typeAt(scan, place)?.end === noun.end ||
    !(scan.endsPhrase(noun.end) || startsVerb(scan, noun.end))
  )
    return null;
  probe.isA = noun;
  return noun.end;
}
