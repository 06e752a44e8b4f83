import { inferType } from '../lexicon/infer.ts';
import { isUnit } from './bare-constraint.ts';
import { phraseText } from './noun-phrase.ts';
import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';

const NAME_LINKS = /^(in|on|for|at|to|en|con|sin|para|a|without|before|after|con)$/;

/** `quantity in stock`, `precio sin impuestos`: a bare noun behind a preposition belongs to the name of an attribute. */
export function extendName(scan: Scan, noun: NounPhrase): void {
  const at = noun.end;
  if (extendToPlace(scan, noun)) return;
  const bare = scan.isWord(at + 1) && scan.endsPhrase(at + 2) && !scan.isPlural(scan.token(at + 1));
  if (!NAME_LINKS.test(scan.key(at)) || !bare || noun.determiner.count === 'many' || noun.plural) return;
  const next = scan.words;
  const says =
    next.flags.match(scan.tokens, at + 1) ||
    next.limits.match(scan.tokens, at) ||
    next.determiners.match(scan.tokens, at + 1) ||
    isUnit(scan.key(at + 1)) ||
    next.pronouns.match(scan.tokens, at + 1);
  if (says || scan.number(at + 1)) return;
  noun.words.push(...scan.tokens.slice(at, at + 2));
  noun.end = at + 2;
}

/** `posición en el mapa`, `days until the harvest`: with an article it may be the whole of an attribute's name too. */
function extendToPlace(scan: Scan, noun: NounPhrase): boolean {
  const at = noun.end;
  const isSpan = /^(hasta|desde|until|till|since|before|after)$/.test(scan.key(at));
  const isPlace = /^(en|in|on)$/.test(scan.key(at)) && !noun.plural && inferType(phraseText(noun.words)).sure;
  const article = /^(el|la|los|las|the)$/.test(scan.key(at + 1));
  const ends = scan.isWord(at + 2) && scan.endsPhrase(at + 3) && !scan.isPlural(scan.token(at + 2));
  if (!(isSpan || isPlace) || !article || !ends || noun.determiner.count === 'many') return false;
  noun.words.push(...scan.tokens.slice(at, at + 3));
  noun.end = at + 3;
  return true;
}

const HALVES =
  /^(min|max|first|last|start|end|starting|ending|check-in|check-out|opening|closing|minimum|maximum|departure|arrival|issue|due|birth|hire|home|work|given|family|middle|billing|shipping|purchase|sale|sales|selling|buying|gross|net)$/;
const HALVES_ES =
  /^(inicio|fin|entrada|salida|llegada|apertura|cierre|emision|vencimiento|devolucion|alta|baja|compra|venta|coste|minimo|maximo|recogida|entrega|nacimiento|caducidad)$/;

/** `a first and last name`, `fecha de inicio y fin`: two names that share a word. */
export function completeName(scan: Scan, before: NounPhrase | undefined, noun: NounPhrase): void {
  if (!before || scan.isMark(before.end, ',')) return;
  const only = before.words[0];
  if (
    scan.words.language === 'en' &&
    only &&
    before.words.length === 1 &&
    HALVES.test(only.key) &&
    noun.words.length === 2
  ) {
    const shared = noun.words.slice(-1);
    before.words = [only, ...shared];
    before.headLength = 2;
  }
  const [first] = noun.words;
  // `min and max number of players`.
  if (
    scan.words.language === 'en' &&
    only &&
    first &&
    before.words.length === 1 &&
    /^(min|max|minimum|maximum)$/.test(only.key) &&
    /^(min|max|minimum|maximum)$/.test(first.key)
  ) {
    before.words = [only, ...noun.words.slice(1)];
    before.headLength = noun.headLength;
    before.type ??= noun.type;
  }
  const last = noun.words.at(-1);
  const joined = before.words.findIndex(({ key }) => key === 'de');
  if (
    scan.words.language === 'es' &&
    last &&
    joined > 0 &&
    HALVES_ES.test(last.key) &&
    (noun.words.length === 1 || noun.words[0]?.key === 'de')
  ) {
    noun.words = [...before.words.slice(0, joined + 1), last];
    noun.headLength = joined;
  }
}
