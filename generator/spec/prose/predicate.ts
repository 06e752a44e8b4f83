import { isConstraintAt, limitAfterArticle, parseBare, typeAt } from './bare-constraint.ts';
import { parseChoices } from './choice.ts';
import { parseDefault } from './default-value.ts';
import { applyLimit, parseLimit } from './limit.ts';
import { parseNounPhrase } from './noun-phrase.ts';
import { isChoiceNoun, setChoices } from './one-of.ts';
import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';
import type { Token } from './token.ts';
import { parseVerbPhrase, startsVerb } from './verb-phrase.ts';
import { FLAG_WORDS, parseTellsIf } from './whether.ts';

/** `that must be unique`, `which is one of …`, `que puede ser nuevo o pagado`, `that cannot be empty`. */
export function parseRelative(scan: Scan, at: number, phrase: NounPhrase): number | null {
  const relative = scan.words.relatives.match(scan.tokens, at);
  const whose =
    /^(whose|cuyo|cuya|cuyos|cuyas)$/.test(scan.key(at)) &&
    /^(value|values|valor|valores|options|opciones)$/.test(scan.key(at + 1));
  if (!relative && !whose) return null;
  const told = relative ? parseTold(scan, at + relative.length, phrase) : null;
  if (told !== null) return told;
  return parsePredicate(scan, at + (whose ? 2 : (relative?.length ?? 0)), phrase);
}

/** `a flag that tells whether it is anonymous`: the flag is called by what it tells. */
function parseTold(scan: Scan, at: number, phrase: NounPhrase): number | null {
  if (!FLAG_WORDS.test(phrase.words.at(-1)?.key ?? '')) return null;
  const state = parseTellsIf(scan, at + 1);
  return state
    ? accept(
        phrase,
        { ...phrase, words: state.words, headLength: state.words.length, type: 'boolean' },
        state.end,
      )
    : null;
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
  const orNot = isBe ? parseOrNot(scan, place) : null;
  if (orNot) return accept(phrase, { ...probe, state: orNot.state, type: 'boolean' }, orNot.end);
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
    probe.rich = type.rich;
    return accept(phrase, probe, type.end);
  }
  if (/^(a|an|un|una|either|o|bien)$/.test(scan.key(place))) place += 1;
  const choices = parseChoices(scan, place);
  if (!choices || !(choices.sawOr || isChoiceNoun(scan, phrase))) return null;
  setChoices(probe, choices);
  return accept(phrase, probe, choices.end);
}

/** `either done or not`, `a la venta o no`: the words for what is so or not. */
function parseOrNot(scan: Scan, at: number): { state: Token[]; end: number } | null {
  const from = /^(either|bien)$/.test(scan.key(at)) ? at + 1 : at;
  for (let end = from + 1; end <= from + 4; end += 1) {
    if (!scan.isWord(end - 1)) return null;
    const orNot = /^(o no|or not)$/.test(`${scan.key(end)} ${scan.key(end + 1)}`);
    if (orNot && (scan.endsPhrase(end + 2) || end + 2 >= scan.length))
      return { state: scan.tokens.slice(from, end), end: end + 2 };
  }
  return null;
}

/** `that is requested by default and can be requested, approved or rejected`: the default before the alternatives. */
function parsePreset(scan: Scan, at: number, probe: NounPhrase): number | null {
  for (let length = 1; length <= 3; length += 1) {
    if (!/^(by default|por defecto)$/.test(`${scan.key(at + length)} ${scan.key(at + length + 1)}`)) continue;
    probe.default = scan.text(at, at + length);
    const behind = at + length + 2;
    const conjunction = scan.words.conjunctions.match(scan.tokens, behind)?.length ?? 0;
    return (conjunction > 0 ? parsePredicate(scan, behind + conjunction, probe) : null) ?? behind;
  }
  return null;
}

/** What a verb of being or having says about a field: `must be unique`, `has at most 80 characters`. */
export function parsePredicate(scan: Scan, at: number, phrase: NounPhrase): number | null {
  const probe: NounPhrase = { ...phrase };
  const place = at + scan.fillers(at);
  const direct = parseDefault(scan, place, probe);
  if (direct !== null) return accept(phrase, probe, direct);
  const verb = parseVerbPhrase(scan, place);
  if (!verb) return parseReflexive(scan, place, probe, phrase);
  if (verb.predicate !== undefined && !verb.negated) {
    const choices = parseChoices(scan, verb.predicate);
    if (choices?.sawOr) {
      setChoices(probe, choices);
      return accept(phrase, probe, choices.end);
    }
  }
  const preset = parsePreset(scan, verb.predicate ?? verb.end, probe);
  if (preset !== null) return accept(phrase, probe, preset);
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

const repeatsVerb = (lemma: string, negated: boolean, probe: NounPhrase, end: number) => {
  if (!negated || !/^(repetir|duplicar|repeat|duplicate)$/.test(lemma)) return null;
  probe.unique = true;
  return end;
};

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

/** `no se repite`, `no puede repetirse`, `cannot repeat`: verbs only found in constraints. */
function parseReflexive(scan: Scan, at: number, probe: NounPhrase, phrase: NounPhrase): number | null {
  if (
    !/^(?:no|cannot|can|can't|must|should|does|may|never|van?|goes|ranges?|varia|oscilan?)$/.test(
      scan.key(at),
    )
  )
    return null;
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
  // `which are also animals`: in the plural without an article.
  const bare =
    determiner === null &&
    scan.isPlural(scan.token(place)) &&
    scan.endsPhrase(place + 1) &&
    /^(are|son|also|tambien)$/.test(scan.key(place - 1));
  const opens =
    bare || determiner?.value.other || determiner?.value.count === 'an' || determiner?.value.count === 'one';
  if (!opens) return null;
  // `passes are monthly, quarterly or yearly` are alternatives.
  if (bare && parseChoices(scan, place)?.sawOr) return null;
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
