import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';
import type { Token } from './token.ts';
import { parseVerbPhrase } from './verb-phrase.ts';

/** More words than this behind `when`, and it is a condition. */
const REACH = 6;
const WHO =
  /^(it|they|he|she|we|one|the|se|lo|la|le|el|los|las|was|were|is|are|has|have|been|fue|es|ha|sido)$/;

/** `when it started`, `cuándo terminó` as an item of a list: a moment called by what happened. Null for a condition. */
export function parseMoment(scan: Scan, at: number): NounPhrase | null {
  if (!/^(when|cuando)$/.test(scan.key(at))) return null;
  let place = at + 1;
  while (WHO.test(scan.key(place)) && place < at + REACH) place += 1;
  // `when the rental ended`: one noun may do it.
  if (scan.isWord(place) && scan.isWord(place + 1) && !scan.endsPhrase(place + 1)) place += 1;
  while (WHO.test(scan.key(place)) && place < at + REACH) place += 1;
  const happened = scan.token(place);
  if (happened?.kind !== 'word' || place === at + 1 || !scan.endsPhrase(place + 1)) {
    const bare = happened?.kind === 'word' && place === at + 1 && scan.endsPhrase(place + 1);
    if (!bare || scan.words.language !== 'es') return null;
  }
  return momentOf(scan, at, place);
}

function momentOf(scan: Scan, at: number, place: number): NounPhrase {
  const opener = scan.token(at) as Token;
  const happened = scan.token(place) as Token;
  const words: Token[] =
    scan.words.language === 'es' ? [opener, happened] : [happened, { ...opener, text: 'at', key: 'at' }];
  return { start: at, end: place + 1, determiner: {}, words, headLength: 2, plural: false, type: 'datetime' };
}

/** `a qué parcela corresponde`, `which plot it belongs to` as an item of a list: the thing asked for. */
export function parseWhose(scan: Scan, at: number): NounPhrase | null {
  const spanish = /^(?:(?:a|de|en|con|para|por|sobre) )?(?:que|cual) $/;
  const lead = [1, 2].find((length) =>
    spanish.test(`${scan.key(at)} ${length === 2 ? `${scan.key(at + 1)} ` : ''}`),
  );
  const opener = scan.words.language === 'es' ? lead : /^(?:which|what)$/.test(scan.key(at)) ? 1 : undefined;
  const noun = opener === undefined ? null : scan.token(at + opener);
  if (opener === undefined || noun?.kind !== 'word') return null;
  const verb = /^(?:corresponde|pertenece|afecta|va|esta|es|se|it|they|he|she)$/;
  const from = at + opener + 1;
  if (!verb.test(scan.key(from))) return null;
  let end = from + 1;
  while (end < from + REACH && !scan.endsPhrase(end)) end += 1;
  if (!scan.endsPhrase(end)) return null;
  return { start: at, end, determiner: { count: 'an' }, words: [noun], headLength: 1, plural: false };
}

/**
 * `the year it was made`, `la fecha en que se recibió`: a clause that only tells which one is meant. In English what
 * happened joins the name.
 * @returns the place behind it, or null
 */
export function parseWhich(scan: Scan, at: number, phrase: NounPhrase): number | null {
  // `the employee who made it`, `el empleado que lo hizo`: only who is meant.
  const only = `${scan.key(at)} ${scan.key(at + 2)}`;
  const spanishOnly = `${scan.key(at)} ${scan.key(at + 1)}`;
  if (
    scan.endsPhrase(at + 3) &&
    (/^(?:who|that|which) (?:it|them)$/.test(only) || /^que (?:lo|la|los|las)$/.test(spanishOnly))
  )
    return at + 3;
  const english = /^(it|they|he|she|we|you)$/.test(scan.key(at));
  const spanish =
    /^(en|por|a)$/.test(scan.key(at)) && /^(que|el|la|cual)$/.test(scan.key(at + 1))
      ? relativeLength(scan, at)
      : 0;
  if (!english && spanish === 0) return null;
  const from = at + (english ? 1 : spanish);
  let end = from;
  while (end < from + REACH && !scan.endsPhrase(end)) end += 1;
  if (!scan.endsPhrase(end) || end === from) return null;
  const last = scan.token(end - 1);
  if (last?.kind !== 'word') return null;
  if (english && parseVerbPhrase(scan, from) === null && !/ed$/.test(last.key)) return null;
  if (english) phrase.words = [...phrase.words, last];
  return end;
}

/** `en que`, `en la que`, `por la cual`. */
function relativeLength(scan: Scan, at: number): number {
  for (let length = 2; length <= 3; length += 1)
    if (/^(que|cual)$/.test(scan.key(at + length - 1))) return length;
  return 0;
}
