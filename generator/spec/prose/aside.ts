import type { Clause, Found, Subject } from './clause.ts';
import { parseNounPhrase } from './noun-phrase.ts';
import { parseObjects } from './object-list.ts';
import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';
import { parseVerbPhrase } from './verb-phrase.ts';

/** `During an appointment several treatments may be carried out`: an appointment has several treatments. */
export function parseHeldIn(scan: Scan, at: number): Found | null {
  if (!/^(during|in|inside|within|on|at|durante|en|dentro)$/.test(scan.key(at))) return null;
  const holder = parseNounPhrase(scan, at + (scan.key(at + 1) === 'de' ? 2 : 1));
  if (!holder?.determiner.count && !holder?.determiner.each) return null;
  const held = parseNounPhrase(scan, scan.isMark(holder.end, ',') ? holder.end + 1 : holder.end);
  if (held?.determiner.count !== 'many') return null;
  const verb = parseVerbPhrase(scan, held.end);
  if (!verb?.passive) return null;
  const end = /^(out|up|off|down|on)$/.test(scan.key(verb.end)) ? verb.end + 1 : verb.end;
  const clause: Clause = {
    scan,
    start: at,
    end,
    subject: { kind: 'none' },
    topic: [holder],
    verb: { kind: 'exist', lemma: verb.lemma, start: verb.start, end },
    objects: [held],
    prepositional: [],
  };
  return { clause, nested: [], gaps: [] };
}

/** `Los veterinarios, que tienen nombre, hacen revisiones`: what is said in passing, then the statement around it. */
export function parseInserted(scan: Scan, at: number): Found | null {
  const noun = parseNounPhrase(scan, at);
  if (!noun) return null;
  const place = scan.isMark(noun.end, ',') ? noun.end + 1 : noun.end;
  const relative = scan.words.relatives.match(scan.tokens, place);
  if (!relative) return null;
  const from = place + relative.length + scan.fillers(place + relative.length);
  const told = parseVerbPhrase(scan, from);
  if (!told || told.weak || told.infinitive || told.kind === 'be' || told.negated) return null;
  const passing = parseObjects(scan, told.end, told);
  const base = {
    scan,
    start: at,
    subject: { kind: 'nouns', nouns: [noun] } as Subject,
    topic: [] as NounPhrase[],
  };
  // `los propietarios, de los que se guarda el nombre`.
  const isAbout = /^(de|del|of|for)$/.test(scan.key(place));
  const aside: Clause = {
    ...base,
    ...(isAbout ? { topic: [noun], subject: { kind: 'none' } as Subject } : {}),
    verb: told,
    end: passing.end,
    objects: passing.objects,
    prepositional: passing.prepositional,
  };
  const verb = parseVerbPhrase(scan, passing.end);
  if (!verb || verb.weak || verb.infinitive || !scan.isMark(passing.end - 1, ','))
    return { clause: aside, nested: passing.nested, gaps: passing.gaps };
  const read = parseObjects(scan, verb.end, verb);
  const clause: Clause = {
    ...base,
    verb,
    end: read.end,
    objects: read.objects,
    prepositional: read.prepositional,
  };
  return {
    clause,
    nested: [aside, ...passing.nested, ...read.nested],
    gaps: [...passing.gaps, ...read.gaps],
  };
}
