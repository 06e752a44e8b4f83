import { parseHeldIn, parseInserted } from './aside.ts';
import type { Clause, Found, Parsed, Subject } from './clause.ts';
import { skipCaption, timesLength } from './clause-lead.ts';
import { isBareVerb, isGapped, startsSubordinate } from './clause-start.ts';
import { constraintOf } from './constraint-clause.ts';
import { findVerb } from './find-verb.ts';
import { parseNounPhrase } from './noun-phrase.ts';
import { advance, parseObjects, spelledClauses } from './object-list.ts';
import type { NounPhrase, VerbPhrase } from './phrases.ts';
import { parseQualifiers } from './qualifier.ts';
import type { Scan } from './scan.ts';
import { isSystem } from './stand-in.ts';
import { parseVerbPhrase } from './verb-phrase.ts';

/** Reads a sentence, or the part of it from `from` on, into statements and what is left between them. */
export function parseClauses(scan: Scan, from = 0, afterTitle = false): Parsed {
  const parsed: Parsed = { clauses: [], gaps: [] };
  const purpose = afterTitle ? parsePurpose(scan, from) : null;
  if (purpose) parsed.clauses.push(purpose.clause, ...purpose.nested);
  let place = purpose?.clause.end ?? (afterTitle ? skipRelative(scan, from) : from);
  while (place < scan.length) {
    place = skipSeparators(scan, place);
    if (place >= scan.length) break;
    place = skipCaption(scan, place);
    const before = place;
    const found = startsSubordinate(scan, place) ? null : parseClause(scan, place, parsed.clauses.at(-1));
    if (found && found.clause.end > before) {
      parsed.clauses.push(found.clause, ...found.nested);
      parsed.gaps.push(...found.gaps);
      place = found.clause.end;
    }
    if (place < scan.length && (place === before || !atBoundary(scan, place))) {
      const next = nextBoundary(scan, place);
      parsed.gaps.push({ from: place, to: next });
      place = next;
    }
  }
  return parsed;
}

function skipSeparators(scan: Scan, at: number): number {
  let place = at;
  for (;;) {
    const before = place;
    place += timesLength(scan, place);
    if (scan.isMark(place, ',;:.…–—-')) place += 1;
    const conjunction = scan.words.conjunctions.match(scan.tokens, place);
    if (conjunction) place += conjunction.length;
    place += scan.fillers(place);
    if (place === before) return place;
  }
}

/** A clause that ends here was read to its end; the next begins, or separators follow. */
function atBoundary(scan: Scan, at: number): boolean {
  const before = scan.token(at - 1);
  const isBehindSeparator =
    before !== undefined &&
    (before.kind === 'mark' || scan.words.conjunctions.has(before.key) || scan.words.fillers.has(before.key));
  // `and over time each item …`: fillers of several words.
  const isBehindFiller = [2, 3, 4].some((length) => at >= length && scan.fillers(at - length) === length);
  return scan.endsPhrase(at) || isBehindSeparator || isBehindFiller;
}

function nextBoundary(scan: Scan, at: number): number {
  let place = at + 1;
  while (place < scan.length && !scan.isMark(place, ',;:')) place += 1;
  return place;
}

function parseClause(scan: Scan, at: number, before: Clause | undefined): Found | null {
  const inserted = parseInserted(scan, at) ?? parseHeldIn(scan, at);
  if (inserted) return inserted;
  const topic = parseTopic(scan, at);
  const start = topic?.end ?? at;
  const opened =
    (topic?.verb ? { subject: { kind: 'none' } as Subject, verb: topic.verb } : null) ??
    (topic && unknownCounts(scan, start)
      ? {
          subject: { kind: 'none' } as Subject,
          verb: { kind: 'relate', lemma: scan.key(start), start, end: start + 1 } as VerbPhrase,
        }
      : null) ??
    parseSubject(scan, start) ??
    goesOn(scan, start, before) ??
    labelled(scan, start) ??
    gapped(scan, start, before);
  if (!opened) return null;
  const verb = chain(scan, opened.verb, opened.subject);
  const constraint = topic ? null : constraintOf(scan, verb, opened.subject, before);
  const inherits = constraint !== null && opened.subject.kind === 'none' && before !== undefined;
  const base = {
    scan,
    start: at,
    subject: inherits ? before.subject : opened.subject,
    topic: topic?.nouns ?? [],
    verb,
    ...(opened.gapped ? { gapped: true } : {}),
  };
  if (constraint) {
    const clause: Clause = {
      ...base,
      end: constraint.end,
      objects: [],
      prepositional: [],
      constraint: constraint.phrase,
    };
    return { clause, nested: [], gaps: [] };
  }
  const read = parseObjects(scan, verb.end, verb);
  const clause: Clause = { ...base, end: read.end, objects: read.objects, prepositional: read.prepositional };
  const spelled = base.subject.kind === 'nouns' ? spelledClauses(scan, base.subject.nouns) : [];
  return { clause, nested: [...spelled, ...read.nested], gaps: read.gaps };
}

type Opened = { subject: Subject; verb: VerbPhrase; gapped?: boolean };

function parseSubject(scan: Scan, at: number): Opened | null {
  const pronoun = scan.words.pronouns.match(scan.tokens, at);
  if (pronoun) {
    const place = at + pronoun.length + scan.fillers(at + pronoun.length);
    const verb = parseVerbPhrase(scan, place);
    // Only us and them make a weak form a verb: `we order`, `it records`, but `each order` is a noun.
    const personal = pronoun.value === 'we' || /^(it|they|he|she)$/.test(scan.key(at));
    if (verb && !verb.infinitive && (!verb.weak || personal))
      return { subject: { kind: 'pronoun', which: pronoun.value }, verb };
  }
  const direct = parseVerbPhrase(scan, at);
  if (direct && (!direct.weak || direct.we || isBareVerb(scan, at))) {
    const subject: Subject = direct.we ? { kind: 'pronoun', which: 'we' } : { kind: 'none' };
    if (!direct.infinitive || at === 0 || /^(to|para|a)$/.test(scan.key(at - 1)))
      return { subject, verb: direct };
  }
  const verb = findVerb(scan, at, false);
  if (!verb) return null;
  const nouns = parseNouns(scan, at, verb.start);
  return nouns.length > 0 ? { subject: { kind: 'nouns', nouns }, verb } : null;
}

/** `with contacts and deals`, `to manage books`, `para gestionar libros`, `: books, loans` behind what is asked for. */
function parsePurpose(scan: Scan, at: number): Found | null {
  const lists = /^(with|con|including|incluyendo|featuring)$/.test(scan.key(at)) || scan.isMark(at, ':');
  const verb: VerbPhrase | null = lists
    ? { kind: 'have', lemma: 'with', start: at, end: at + 1, we: true }
    : purposeVerb(scan, at);
  if (!verb) return null;
  const read = parseObjects(scan, verb.end, verb);
  const subject: Subject = { kind: 'pronoun', which: 'we' };
  const clause: Clause = {
    scan,
    start: at,
    end: read.end,
    subject,
    topic: [],
    verb,
    objects: read.objects,
    // Whom it is for is no data: `a tool that collects feedback for companies`.
    prepositional: read.prepositional.filter(({ preposition }) => !/^(for|para)$/.test(preposition)),
  };
  return { clause, nested: read.nested, gaps: read.gaps };
}

const PURPOSE = /^(to|for|para|that|which|que|capaz|able)$/;
const HELPS =
  /^(to|for|that|me|us|nos|help|helps|lets|let|allow|allows|can|will|ayude|ayuda|permita|permite|permitir|ayudar|a|de|lets)$/;

/** The verb behind `to`, `for`, `that helps me`, `que permita`: what the application is for. */
function purposeVerb(scan: Scan, at: number): VerbPhrase | null {
  if (!PURPOSE.test(scan.key(at))) return null;
  let place = at + 1;
  while (HELPS.test(scan.key(place))) place += 1;
  return ourVerb(scan, place);
}

/** A verb whose subject is us, in whatever form: `manage`, `managing`, `gestionar`, `track`. */
function ourVerb(scan: Scan, at: number): VerbPhrase | null {
  const phrase = scan.words.verbPhrases.match(scan.tokens, at);
  if (phrase && phrase.value.kind === 'manage')
    return { kind: 'manage', lemma: phrase.value.lemma, start: at, end: at + phrase.length, we: true };
  const form = scan.words.verbs.get(scan.key(at))?.find(({ kind }) => kind !== 'be' && kind !== 'want');
  if (!form || !scan.isWord(at) || form.form === 'participle' || at + 1 >= scan.length) return null;
  return {
    kind: form.kind === 'relate' || form.kind === 'act' ? 'manage' : form.kind,
    lemma: form.lemma,
    start: at,
    end: at + 1,
    we: true,
  };
}

function skipRelative(scan: Scan, at: number): number {
  if (/^(in|en)$/.test(scan.key(at)) && /^(which|la|el)$/.test(scan.key(at + 1)))
    return at + (scan.key(at + 1) === 'which' ? 2 : 3);
  return /^(where|donde|that|which|que|so|when)$/.test(scan.key(at)) ? at + 1 : at;
}

/** The nouns between two places, separated by commas and conjunctions. */
export function parseNouns(scan: Scan, from: number, to: number): NounPhrase[] {
  const nouns: NounPhrase[] = [];
  let place = from;
  while (place < to) {
    place = Math.min(to, place + scan.fillers(place));
    const noun = parseNounPhrase(scan, place, to);
    if (noun) {
      nouns.push(noun);
      place = Math.min(to, parseQualifiers(scan.slice(0, to), noun.end, noun));
    } else place += 1;
    // `la protectora "Huellas"`: a name of its own is no second noun.
    if (noun && place < to && scan.token(place)?.kind === 'quoted') place += 1;
    const next = advance(scan, place);
    if (next !== null && next > place) place = Math.min(to, next);
  }
  return nouns;
}

/** `to manage books and track loans`: a second purpose. */
function goesOn(scan: Scan, at: number, before: Clause | undefined): Opened | null {
  const verb = before?.verb.we ? ourVerb(scan, at) : null;
  return verb ? { subject: { kind: 'pronoun', which: 'we' }, verb } : null;
}

/** `Customer: name, email` and `Products with a name`: a verb of having is understood. */
function labelled(scan: Scan, at: number): Opened | null {
  const noun = parseNounPhrase(scan, at);
  if (!noun) return null;
  const end = parseQualifiers(scan, noun.end, noun);
  const isColon = scan.isMark(noun.end, ':') || scan.isMark(end, ':');
  const isWith = /^(with|con)$/.test(scan.key(noun.end));
  if (!isColon && !isWith) return null;
  const place = noun.end + 1;
  if (place >= scan.length) return null;
  return {
    subject: { kind: 'nouns', nouns: [{ ...noun }] },
    verb: { kind: 'have', lemma: isColon ? ':' : 'with', start: noun.end, end: place },
  };
}

/** `and each label many products`: the verb of the clause before. */
function gapped(scan: Scan, at: number, before: Clause | undefined): Opened | null {
  if (!before || !isGapped(scan, at)) return null;
  const noun = parseNounPhrase(scan, at);
  if (!noun) return null;
  return {
    subject: { kind: 'nouns', nouns: [noun] },
    verb: { ...before.verb, start: noun.end, end: noun.end },
    gapped: true,
  };
}

/** `for each book`, `de cada cliente`, `about members`: in front of us or of a passive. */
function parseTopic(scan: Scan, at: number): { nouns: NounPhrase[]; end: number; verb?: VerbPhrase } | null {
  const word = scan.words.prepositions.match(scan.tokens, at) ?? scan.words.joiners.match(scan.tokens, at);
  if (!word) return null;
  const noun = parseNounPhrase(scan, at + word.length);
  if (!noun) return null;
  const nouns = [noun];
  let end = noun.end;
  const more = advance(scan, end);
  const second = more !== null && !scan.isMark(end, ',') ? parseNounPhrase(scan, more) : null;
  if (second) {
    nouns.push(second);
    end = second.end;
  }
  // `De cada chofer: nombre y teléfono`: what follows the colon is what there is of it.
  const lists =
    scan.isMark(end, ':') || (noun.determiner.each && scan.isMark(end, ',') && !speaks(scan, end + 1));
  if (isBareTopic(scan, at, noun))
    return {
      nouns: [noun],
      end: noun.end,
      verb: { kind: 'have', lemma: 'de', start: noun.end, end: noun.end },
    };
  if (lists && end + 1 < scan.length && !speaks(scan, end + 1))
    return { nouns, end: end + 1, verb: { kind: 'have', lemma: ':', start: end, end: end + 1 } };
  if (scan.isMark(end, ',:')) end += 1;
  end += scan.fillers(end);
  const system = systemAt(scan, end);
  if (system !== null) {
    const told = parseVerbPhrase(scan, system);
    if (told && (told.kind === 'store' || told.kind === 'have')) return { nouns, end: system, verb: told };
  }
  const pronoun = scan.words.pronouns.match(scan.tokens, end);
  const verb = parseVerbPhrase(scan, end);
  const opens =
    pronoun?.value === 'we' ||
    (verb &&
      (verb.we ||
        verb.clitic === 'se' ||
        verb.kind === 'exist' ||
        verb.kind === 'want' ||
        (verb.kind === 'store' && !verb.weak) ||
        countsBehind(scan, verb))) ||
    unknownCounts(scan, end);
  return opens || (verb && !verb.weak && !verb.infinitive && verb.modal) || scan.key(end) === 'que'
    ? { nouns, end }
    : null;
}

/** `de la bici marca, modelo y color`: no verb at all, only what there is of it. */
function isBareTopic(scan: Scan, at: number, noun: NounPhrase): boolean {
  const opens =
    /^(de|del)$/.test(scan.key(at)) &&
    (scan.key(at) === 'del' || noun.determiner.definite || noun.determiner.each);
  if (!opens || !scan.isWord(noun.end) || scan.endsPhrase(noun.end)) return false;
  const verb = parseVerbPhrase(scan, noun.end);
  if ((verb && !verb.weak) || scan.words.pronouns.match(scan.tokens, noun.end)) return false;
  return findVerb(scan, noun.end, false) === null && parseNounPhrase(scan, noun.end) !== null;
}

/** True where somebody does something: a verb, or a pronoun and its verb. */
function speaks(scan: Scan, at: number): boolean {
  const place = at + scan.fillers(at);
  const pronoun = scan.words.pronouns.match(scan.tokens, place);
  return pronoun !== null || parseVerbPhrase(scan, place) !== null || findVerb(scan, place, true) !== null;
}

/** `for every employee the system stores`: the place of the verb when the application is its subject. */
function systemAt(scan: Scan, at: number): number | null {
  const verb = findVerb(scan, at, true);
  const [noun, ...others] = verb ? parseNouns(scan, at, verb.start) : [];
  return verb && noun && others.length === 0 && isSystem(scan, noun) ? verb.start : null;
}

/** `en un servicio intervienen varios operarios`: an unknown word in a verb's form, and a count right behind. */
function unknownCounts(scan: Scan, at: number): boolean {
  const counted = scan.words.determiners.match(scan.tokens, at + 1)?.value.count === 'many';
  return (
    scan.words.language === 'es' &&
    counted &&
    scan.isWord(at) &&
    /[aeo]n$/.test(scan.key(at)) &&
    !scan.endsPhrase(at)
  );
}

/** `en una campaña participan muchos voluntarios`: a verb right behind, and what is counted after it. */
function countsBehind(scan: Scan, verb: VerbPhrase): boolean {
  return (
    verb.kind === 'relate' && scan.words.determiners.match(scan.tokens, verb.end)?.value.count === 'many'
  );
}

/** `I'd like something to keep track of …`, `quiero algo para llevar …`: what is wanted is what it is for. */
function skipTool(scan: Scan, at: number): number {
  const noun = /^(something|algo|anything|somewhere)$/.test(scan.key(at))
    ? at + 1
    : (toolEnd(scan, at) ?? at);
  if (noun === at) return at;
  if (/^(to|for|para|that|que)$/.test(scan.key(noun)) && ourVerb(scan, noun + 1)) return noun + 1;
  return at;
}

function toolEnd(scan: Scan, at: number): number | null {
  const noun = parseNounPhrase(scan, at);
  const head = noun?.words[noun.headLength - 1]?.key ?? '';
  return noun && (scan.words.systemNouns.has(head) || /^(way|place|forma|manera|lugar)$/.test(head))
    ? noun.end
    : null;
}

/** `we want to store`, `quiero gestionar`, `hay que guardar`: the verb that says what is wanted. */
function chain(scan: Scan, verb: VerbPhrase, subject: Subject): VerbPhrase {
  const wants = verb.kind === 'want' || verb.lemma === 'like' || verb.kind === 'exist';
  if (!wants) return verb;
  let place = verb.end + scan.fillers(verb.end);
  place = skipTool(scan, place);
  if (/^(to|que|de)$/.test(scan.key(place))) place += 1;
  const skipped = place > verb.end + 1;
  const next = (skipped ? ourVerb(scan, place) : null) ?? parseVerbPhrase(scan, place);
  if (!next || (next.weak && place === verb.end)) return verb;
  const manages =
    verb.kind === 'want' && (next.kind === 'manage' || next.kind === 'store' || next.kind === 'act');
  const isUs =
    manages || verb.we || (subject.kind === 'pronoun' && subject.which === 'we') || subject.kind === 'none';
  // What we want to know of a thing is what is kept of it.
  const kind = isUs && /^(know|see|saber|conocer|ver|have|tener)$/.test(next.lemma) ? 'store' : next.kind;
  return { ...next, kind, ...(isUs ? { we: true } : {}), infinitive: false };
}
