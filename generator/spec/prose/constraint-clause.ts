import type { Clause, Subject } from './clause.ts';
import type { NounPhrase, VerbPhrase } from './phrases.ts';
import { parsePredicate } from './predicate.ts';
import { parseQualifiers } from './qualifier.ts';
import type { Scan } from './scan.ts';

/** `it can be done or pending`: what the pronoun stands for is found out later. */
function placeholder(scan: Scan, verb: VerbPhrase, subject: Subject): NounPhrase | undefined {
  if (
    subject.kind !== 'pronoun' ||
    (subject.which !== 'subject' && subject.which !== 'last') ||
    (verb.kind !== 'be' && verb.predicate === undefined)
  )
    return undefined;
  const token = scan.token(verb.start - 1);
  return token
    ? { start: verb.start - 1, end: verb.start, determiner: {}, words: [token], headLength: 1, plural: false }
    : undefined;
}

/** What the verb says of its subject as a field, if that is what it does; `… and has at most 60 characters` goes on about the same. */
export function constraintOf(
  scan: Scan,
  verb: VerbPhrase,
  subject: Subject,
  before: Clause | undefined,
): { phrase: NounPhrase; end: number } | null {
  const about =
    subject.kind === 'nouns'
      ? subject.nouns.at(-1)
      : subject.kind === 'none'
        ? (before?.constraint ??
          (before && verb.kind !== 'have'
            ? placeholder(scan, verb, { kind: 'pronoun', which: 'subject' })
            : undefined))
        : placeholder(scan, verb, subject);
  if (!about || verb.weak) return null;
  const phrase: NounPhrase = { ...about };
  const end = parsePredicate(scan, verb.start, phrase);
  if (end === null || phrase.isA) return null;
  // `… tiene un piso y está ocupado o desocupado`: only alternatives are said of a thing.
  if (subject.kind === 'none' && !before?.constraint && !phrase.values && !phrase.state) return null;
  return { phrase, end: parseQualifiers(scan, end, phrase) };
}
