import type { VerbPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';
import type { VerbForm, VerbKind } from './words/vocabulary.ts';

/** Verb phrases already looked for, by sentence and place: the same question is asked many times. */
const memories = new WeakMap<Scan, Map<number, VerbPhrase | null>>();

const CLITICS: Readonly<Record<string, 'se' | 'object'>> = {
  se: 'se',
  lo: 'object',
  la: 'object',
  los: 'object',
  las: 'object',
  le: 'object',
  les: 'object',
};
const OPTIONAL_WORDS = new Set(['optionally', 'opcionalmente', 'possibly', 'eventualmente']);

/** True when a verb no noun could be mistaken for begins at `at`. */
export function startsVerb(scan: Scan, at: number): boolean {
  const verb = parseVerbPhrase(scan, at);
  return verb !== null && !verb.weak && !verb.infinitive;
}

/** Reads a verb phrase at `at`: helpers, then a verb of one or several words; null when none stands there. */
export function parseVerbPhrase(scan: Scan, at: number): VerbPhrase | null {
  const memory = memories.get(scan) ?? new Map<number, VerbPhrase | null>();
  memories.set(scan, memory);
  const known = memory.get(at);
  if (known !== undefined) return known;
  const verb = readVerbPhrase(scan, at);
  memory.set(at, verb);
  return verb;
}

function readVerbPhrase(scan: Scan, at: number): VerbPhrase | null {
  let place = at;
  const helpers: Pick<VerbPhrase, 'modal' | 'negated' | 'optional' | 'clitic'> = {};
  for (;;) {
    const modal = scan.words.modals.match(scan.tokens, place);
    const phrase = verbPhraseAt(scan, place);
    if (modal && (!phrase || phrase.length <= modal.length) && !isMainVerb(scan, place, modal.length)) {
      helpers.modal = modal.value.kind;
      if (modal.value.negated) helpers.negated = true;
      place += modal.length;
    } else if (OPTIONAL_WORDS.has(scan.key(place)) && scan.isWord(place + 1)) {
      helpers.optional = true;
      place += 1;
    } else if (place > at && scan.words.fillers.match(scan.tokens, place)) place += scan.fillers(place);
    else if (place > at && scan.words.negations.match(scan.tokens, place)) {
      helpers.negated = true;
      place += 1;
    } else break;
  }
  return parseCore(scan, at, place, helpers) ?? unknownAfterModal(scan, at, place, helpers);
}

/** `can leave`, `puede hojear`: behind a modal even an unknown word is a verb. */
function unknownAfterModal(scan: Scan, start: number, at: number, helpers: Helpers): VerbPhrase | null {
  const known = helpers.modal === 'can' || helpers.modal === 'must';
  return known && canBeInfinitive(scan, at)
    ? { ...helpers, kind: 'relate', lemma: scan.key(at), start, end: at + 1 }
    : null;
}

function canBeInfinitive(scan: Scan, at: number): boolean {
  if (!scan.isWord(at) || scan.endsPhrase(at)) return false;
  const key = scan.key(at);
  if (scan.words.language === 'es') return /(?:[aei]r|[aei]rse)$/.test(key) && key.length > 3;
  const other = [
    scan.words.determiners,
    scan.words.prepositions,
    scan.words.flags,
    scan.words.pronouns,
    scan.words.joiners,
    scan.words.limits,
    scan.words.fillers,
  ];
  return other.every((table) => table.match(scan.tokens, at) === null) && scan.token(at + 1) !== undefined;
}

/** `has to be` is a helper; `has to` at the end, or `needs products`, is the verb itself. */
function isMainVerb(scan: Scan, at: number, length: number): boolean {
  const next = at + length;
  if (next >= scan.length) return true;
  const afterHelper = parseCore(scan, next, next, {}) ?? parseAfterFillers(scan, next);
  return afterHelper === null && !(isAbility(scan, at) && canBeInfinitive(scan, next));
}

const isAbility = (scan: Scan, at: number) => scan.words.modals.match(scan.tokens, at)?.value.kind !== 'will';

function parseAfterFillers(scan: Scan, at: number) {
  let place = at + scan.fillers(at);
  if (scan.words.negations.match(scan.tokens, place)) place += 1;
  if (OPTIONAL_WORDS.has(scan.key(place))) place += 1;
  const modal = scan.words.modals.match(scan.tokens, place);
  if (modal) place += modal.length;
  return place === at ? null : parseCore(scan, place, place, {});
}

type Helpers = Pick<VerbPhrase, 'modal' | 'negated' | 'optional' | 'clitic'>;

/** `puede haber varios` exists, `puede haber escrito varios` did something. */
function verbPhraseAt(scan: Scan, at: number) {
  const phrase = scan.words.verbPhrases.match(scan.tokens, at);
  const behind = phrase ? at + phrase.length : at;
  const perfect =
    scan.key(behind - 1) === 'haber' &&
    scan.words.verbs.get(scan.key(behind))?.some(({ form }) => form === 'participle') === true;
  return perfect ? null : phrase;
}

function parseCore(scan: Scan, start: number, at: number, helpers: Helpers): VerbPhrase | null {
  const phrase = verbPhraseAt(scan, at);
  if (phrase && !isNounUse(scan, at, phrase.value.kind) && !opensLimit(scan, at + phrase.length - 1)) {
    const { kind, lemma, passive } = phrase.value;
    return {
      ...helpers,
      kind,
      lemma,
      start,
      end: at + phrase.length,
      ...(passive ? { passive } : {}),
      ...numberOf(scan, at),
    };
  }
  const clitic = CLITICS[scan.key(at)];
  if (clitic && scan.words.language === 'es') return afterClitic(scan, start, at, clitic, helpers);
  const forms = scan.words.verbs.get(scan.key(at));
  const perfect = parsePerfect(scan, start, at, helpers);
  if (perfect) return perfect;
  if (!forms || !scan.isWord(at)) return null;
  const be = forms.find(({ kind }) => kind === 'be');
  if (be) return afterBe(scan, start, at, be, helpers);
  const form = pickForm(forms, helpers.modal !== undefined);
  return form ? fromForm(form, start, at + 1, helpers) : null;
}

/** `has been written by`, `has written many books`, `ha escrito varios libros`. */
function parsePerfect(scan: Scan, start: number, at: number, helpers: Helpers): VerbPhrase | null {
  if (!/^(has|have|had|haber)$/.test(scan.key(at))) return null;
  const next = scan.words.verbs.get(scan.key(at + 1));
  const been = next?.find(({ kind, form }) => kind === 'be' && form === 'participle');
  if (been) return afterBe(scan, start, at + 1, been, helpers);
  const participle = next?.find(({ form }) => form === 'participle');
  // `has related products` has things; `has written many books` did something.
  const acts = participle && scan.words.determiners.match(scan.tokens, at + 2) !== null;
  return acts ? { ...helpers, kind: participle.kind, lemma: participle.lemma, start, end: at + 2 } : null;
}

/** `manage` after `the app to` is an infinitive; after a plural subject the same word is finite. */
function pickForm(forms: readonly VerbForm[], afterModal: boolean): VerbForm | undefined {
  if (afterModal)
    return (
      forms.find(({ form }) => form === 'infinitive') ??
      forms.find(({ form }) => form === 'finite') ??
      forms.find(({ form }) => form === 'participle')
    );
  return (
    forms.find(({ form }) => form === 'finite' || form === 'we') ??
    forms.find(({ form }) => form === 'infinitive')
  );
}

function fromForm(form: VerbForm, start: number, end: number, helpers: Helpers): VerbPhrase {
  const isInfinitive = form.form === 'infinitive' && form.number === undefined && helpers.modal === undefined;
  return {
    ...helpers,
    kind: form.kind,
    lemma: form.lemma,
    start,
    end,
    number: form.number,
    ...(form.form === 'we' ? { we: true } : {}),
    ...(form.weak && helpers.modal === undefined ? { weak: true } : {}),
    ...(isInfinitive ? { infinitive: true } : {}),
  };
}

/** `se inscribe en`, `lo imparte`: a pronoun makes the next word a verb for sure. */
function afterClitic(
  scan: Scan,
  start: number,
  at: number,
  clitic: 'se' | 'object',
  helpers: Helpers,
): VerbPhrase | null {
  let place = at + 1;
  if (clitic === 'se' && CLITICS[scan.key(place)] === 'object') place += 1;
  const modal = scan.words.modals.match(scan.tokens, place);
  if (modal && clitic === 'se') place += modal.length;
  const forms = scan.words.verbs.get(scan.key(place));
  const form =
    forms?.find(({ form: kind }) => kind === 'finite') ??
    (/^(?:yo|nosotros|nosotras)$/.test(scan.key(at - 1))
      ? forms?.find(({ form: kind }) => kind === 'we')
      : undefined) ??
    (modal ? forms?.find(({ form: kind }) => kind === 'infinitive') : undefined);
  if (!form && modal && canBeInfinitive(scan, place)) {
    return {
      ...helpers,
      kind: 'relate',
      lemma: scan.key(place),
      start,
      end: place + 1,
      clitic,
      modal: modal.value.kind,
    };
  }
  if (!form || form.kind === 'be') return null;
  // «la entrega», «la reserva»: an article and a noun, not a pronoun and a verb.
  if (
    clitic === 'object' &&
    (form.weak || form.number === undefined || scan.key(at) === 'la' || scan.key(at) === 'las')
  ) {
    if (
      !(followsNoun(scan, at) || followsBreak(scan, at, place)) ||
      (form.weak && !scan.words.determiners.match(scan.tokens, place + 1)?.value.count)
    )
      return null;
  }
  const verb = fromForm({ ...form, weak: false }, start, place + 1, helpers);
  return { ...verb, clitic, ...(modal ? { modal: modal.value.kind } : {}) };
}

const followsNoun = (scan: Scan, at: number) => at > 0 && scan.isWord(at - 1) && !scan.endsPhrase(at - 1);

/** `…, la realiza un empleado`: behind a comma the counted noun after the verb tells it from an article's noun. */
function followsBreak(scan: Scan, at: number, verbAt: number): boolean {
  const counted = scan.words.determiners.match(scan.tokens, verbAt + 1)?.value;
  const broken = scan.isMark(at - 1, ',;') || scan.words.conjunctions.has(scan.key(at - 1));
  return at > 0 && broken && (counted?.count !== undefined || counted?.each === true);
}

/** `is written by`, `está escrito por`, `is optional`: a participle makes it passive, anything else a predicate. */
function afterBe(scan: Scan, start: number, at: number, be: VerbForm, helpers: Helpers): VerbPhrase {
  let place = at + 1;
  let negated = helpers.negated;
  let optional = helpers.optional;
  for (;;) {
    if (scan.words.negations.match(scan.tokens, place)) negated = true;
    else if (OPTIONAL_WORDS.has(scan.key(place))) optional = true;
    else if (
      scan.key(place) !== 'be' &&
      scan.key(place) !== 'being' &&
      scan.key(place) !== 'been' &&
      scan.key(place) !== 'siendo' &&
      scan.fillers(place) === 0
    )
      break;
    place += Math.max(1, scan.fillers(place));
  }
  const base = {
    ...helpers,
    start,
    number: be.number,
    ...(negated ? { negated } : {}),
    ...(optional ? { optional } : {}),
  };
  // `is required`, `es único`: a constraint, though the word is a participle too.
  const isFlag = scan.words.flags.match(scan.tokens, place) !== null;
  const participle = isFlag
    ? undefined
    : scan.words.verbs.get(scan.key(place))?.find(({ form }) => form === 'participle');
  if (participle && participle.kind !== 'be') {
    return {
      ...base,
      kind: participle.kind,
      lemma: participle.lemma,
      end: place + 1,
      passive: true,
      predicate: place,
    };
  }
  if (!isFlag && !scan.words.determiners.match(scan.tokens, place) && looksLikeParticiple(scan, place)) {
    return {
      ...base,
      kind: 'relate',
      lemma: scan.key(place),
      end: place + 1,
      passive: true,
      predicate: place,
    };
  }
  return { ...base, kind: 'be', lemma: be.lemma, end: at + 1 };
}

/** `expuesta en una sala`, `powered by an engine`: an unknown word with a participle's ending, and somebody or something behind a preposition. */
function looksLikeParticiple(scan: Scan, at: number): boolean {
  if (!scan.isWord(at)) return false;
  const ending =
    scan.words.language === 'es' ? /(?:[ai]d|[eou]st|[eiu]t|ch|es)[oa]s?$/ : /(?:ed|en|wn|ght|ne)$/;
  if (!ending.test(scan.key(at))) return false;
  const preposition =
    scan.words.prepositions.match(scan.tokens, at + 1) ?? scan.words.joiners.match(scan.tokens, at + 1);
  const determiner = preposition
    ? scan.words.determiners.match(scan.tokens, at + 1 + preposition.length)
    : null;
  return (
    determiner?.value.count !== undefined ||
    determiner?.value.each === true ||
    determiner?.value.other === true
  );
}

/** `records of patients`, `login page`: words of a verb phrase used as nouns. */
function isNounUse(scan: Scan, at: number, kind: VerbKind): boolean {
  if (kind !== 'sign-in') return false;
  return scan.key(at) === 'login' || scan.key(at) === 'signup';
}

/** `must be at least 0`: the last word of `be at` belongs to a limit. */
function opensLimit(scan: Scan, at: number): boolean {
  const limit = scan.words.limits.match(scan.tokens, at);
  // `is in one of these states` is about the subject, not about something it is in.
  if (/^(one of|uno de|una de)$/.test(`${scan.key(at + 1)} ${scan.key(at + 2)}`)) return true;
  // `dueño de uno o varios barcos` counts what is owned.
  const counts = scan.words.determiners.match(scan.tokens, at + 1)?.value.count !== undefined;
  return limit !== null && (limit.length > 1 || (!counts && scan.number(at + 1) !== null));
}

function numberOf(scan: Scan, at: number): { number?: 'one' | 'many' } {
  const key = scan.key(at);
  const number = scan.words.verbs
    .get(key)
    ?.find(({ form }) => form === 'finite' || form === 'infinitive')?.number;
  return number ? { number } : {};
}
