import { findType, LONGEST_TYPE_PHRASE } from '../lexicon/types.ts';
import { parseDefault, parseDefaultBehind } from './default-value.ts';
import { applyLimit, parseLetters, parseLimit } from './limit.ts';
import { applyFlag } from './noun-phrase.ts';
import { parseExamples, parseOneOf } from './one-of.ts';
import { parsePattern } from './pattern.ts';
import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';

const UNITS = new Set(
  `euros euro dollars dollar usd eur pounds pesos minutes minute hours hour days seconds weeks months years kilograms kilos kg grams grams meters metres km kilometers cm centimeters liters litres
  percent percentage celsius miles pages words calories minutos minuto horas hora dias segundos semanas meses anos kilogramos gramos metros kilometros centimetros litros porcentaje grados millas paginas euros dolares mb gb kb cents centavos square cubic ml mg cl ha cuadrados m2 m3 hectares hectareas ounces lbs inches feet miles`
    .trim()
    .split(/\s+/),
);

/** The metric units in both spellings, `millimetres` and `kilometers`, and in Spanish, `milímetros`. */
const METRIC =
  /^(?:nano|micro|milli|mili|centi|deci|kilo|mega|giga)?(?:met(?:re|er)|metro|lit(?:re|er)|litro|gram|gramo|watt|vatio|volt|voltio|hertz)s?$/;

/** True for a word that says what a number counts. */
export const isUnit = (key: string) => UNITS.has(key) || METRIC.test(key);

/** A constraint without a relative pronoun: `unique`, `between 1 and 5`, `one of a, b or c`, `by default 3`, `as text`. */
export function parseBare(scan: Scan, at: number, phrase: NounPhrase): number | null {
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
  const letters = parseLetters(scan, place);
  if (letters) {
    phrase.values = letters.values;
    return letters.end;
  }
  return (
    parseDefault(scan, place, phrase) ??
    parseDefaultBehind(scan, place, phrase) ??
    parseExamples(scan, place, phrase) ??
    parseOneOf(scan, place, phrase) ??
    parseType(scan, place, phrase) ??
    parseUnit(scan, place, phrase) ??
    parsePattern(scan, place, phrase) ??
    parseCondition(scan, place, phrase) ??
    parseNegation(scan, place, phrase)
  );
}

export const isConstraintAt = (scan: Scan, at: number) =>
  scan.words.limits.match(scan.tokens, at) !== null ||
  scan.words.flags.match(scan.tokens, at) !== null ||
  scan.words.relatives.match(scan.tokens, at) !== null;

export function limitAfterArticle(scan: Scan, at: number) {
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

const CHOICE_OPENERS =
  /^(?:one of|any of|either|one of these|one of the following|among|uno de|una de|alguno de|alguna de|uno de estos|una de estas|uno de los siguientes|una de las siguientes|una de estas opciones|entre|cualquiera de)$/;

/** `as text`, `of type integer`, `de tipo fecha`, `como número entero`, `stored as a decimal`. */
function parseType(scan: Scan, at: number, phrase: NounPhrase): number | null {
  let place = at;
  if (/^(stored|saved|guardado|guardada|expressed|expresado|expresada)$/.test(scan.key(place))) place += 1;
  const pair = `${scan.key(place)} ${scan.key(place + 1)}`;
  if (/^(of type|de tipo|in type)$/.test(pair)) place += 2;
  else if (/^(as|como)$/.test(scan.key(place))) place += 1;
  else if (/^(?:en texto|in text|en formato texto)$/.test(pair)) place += 1;
  else if (/^(?:en forma de|in form of)$/.test(`${pair} ${scan.key(place + 2)}`)) place += 3;
  else return null;
  const found = typeAt(scan, place);
  if (!found) return null;
  phrase.type = found.type;
  phrase.vague = found.vague;
  phrase.rich = found.rich;
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
        rich: meaning.rich ?? false,
        weak: meaning.weak ?? false,
        end: place + length,
      };
  }
  return null;
}

/** `in parsecs between 1 and 9`: with a limit right behind it, any plural is a unit. */
const isRanged = (scan: Scan, at: number) =>
  scan.isWord(at) && scan.isPlural(scan.token(at)) && parseLimit(scan, at + 1) !== null;

/** `in euros`, `en minutos`, `(kg)`: says what a number counts. */
function parseUnit(scan: Scan, at: number, phrase: NounPhrase): number | null {
  const place = /^(in|en)$/.test(scan.key(at)) ? at + 1 : at;
  if (place === at || !(isUnit(scan.key(place)) || isRanged(scan, place))) return null;
  const end =
    /^(square|cubic)$/.test(scan.key(place)) || /^(cuadrados|cubicos)$/.test(scan.key(place + 1))
      ? place + 2
      : place + 1;
  phrase.unit = scan.text(at, end);
  return end;
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
