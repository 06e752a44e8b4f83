import { isUnit, parseBare, typeAt } from './bare-constraint.ts';
import { parseChoices } from './choice.ts';
import { isChoiceNoun, setChoices } from './one-of.ts';
import type { NounPhrase } from './phrases.ts';
import { parsePredicate, parseRelative } from './predicate.ts';
import type { Scan } from './scan.ts';

/** `(optional)`, `(min 3)`, `(draft, sent or paid)`, `(text)`, `(in euros)`; what is none of these stays out of the name. */
export function parseParenthesis(scan: Scan, at: number, phrase: NounPhrase): number | null {
  let close = at + 1;
  while (close < scan.length && !scan.isMark(close, ')]')) close += 1;
  if (close >= scan.length) return null;
  const inner = scan.slice(at + 1, close);
  if (readParts(inner, phrase)) return close + 1;
  const choices = parseChoices(inner, 0);
  // `stock movements (in/out) with a quantity`: kinds of a thing, which has attributes of its own.
  const isThing = phrase.plural && !isChoiceNoun(scan, phrase) && /^(with|con)$/.test(scan.key(close + 1));
  if (choices && isThing) {
    phrase.unread = { from: at + 1, to: close };
    return close + 1;
  }
  if (
    choices &&
    choices.end >= inner.length &&
    (choices.sawOr || isChoiceNoun(scan, phrase) || /[/|]/.test(inner.text(0, inner.length)))
  ) {
    setChoices(phrase, choices);
    return close + 1;
  }
  if (choices && inner.isMark(choices.end, ';,')) {
    const probe: NounPhrase = { ...phrase, values: choices.values };
    if (readParts(inner.slice(choices.end + 1, inner.length), probe)) {
      Object.assign(phrase, probe);
      return close + 1;
    }
  }
  if (/^(e\.g|i\.e|eg|ie|for|p\.ej|por|ej|like|such|como|example|ejemplo)$/.test(inner.key(0)))
    return close + 1;
  if (phrase.plural || phrase.determiner.each) {
    phrase.spelled = { from: at + 1, to: close };
    return close + 1;
  }
  if (choices && choices.end >= inner.length && isEnumerable(phrase)) {
    setChoices(phrase, choices);
    phrase.valuesGuessed = true;
  } else if (inner.tokens.some(({ kind }) => kind !== 'mark')) phrase.unread = { from: at + 1, to: close };
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
    const conjunction = inner.words.conjunctions.match(inner.tokens, place)?.length ?? 0;
    if (conjunction > 0) {
      place += conjunction;
      continue;
    }
    const next =
      parseBare(inner, place, probe) ??
      parseBareType(inner, place, probe) ??
      parseRelative(inner, place, probe) ??
      parsePredicate(inner, place, probe) ??
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
  phrase.rich = found.rich;
  return found.end;
}

function parseInnerUnit(inner: Scan, at: number, phrase: NounPhrase): number | null {
  if (!isUnit(inner.key(at)) && !inner.isMark(at, '€$%£')) return null;
  phrase.unit = `(${inner.text(at, at + 1)})`;
  return at + 1;
}
