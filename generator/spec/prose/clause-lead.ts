import { parseNounPhrase } from './noun-phrase.ts';
import type { Scan } from './scan.ts';

/** `Cada mes se emite …`, `every week we send …`: when it happens is no data. */
export function timesLength(scan: Scan, at: number): number {
  const often =
    /^(?:cada (?:mes|semana|dia|ano|noche|trimestre)|(?:every|each) (?:month|week|day|year|night|quarter))$/.test(
      `${scan.key(at)} ${scan.key(at + 1)}`,
    );
  if (!often) return spanLength(scan, at);
  const next = scan.isMark(at + 2, ',') ? at + 3 : at + 2;
  const subject =
    scan.words.pronouns.match(scan.tokens, next) ?? scan.words.determiners.match(scan.tokens, next);
  return subject || scan.key(next) === 'se' ? next - at : 0;
}

/** `Durante la campaña, …`, `al final del mes se …`: a while nothing else is said of. */
function spanLength(scan: Scan, at: number): number {
  const opener =
    /^(?:durante|during|al final del?|al principio del?|al cabo del?|at the end of|at the beginning of) /.exec(
      `${scan.key(at)} ${scan.key(at + 1)} ${scan.key(at + 2)} ${scan.key(at + 3)} `,
    );
  const noun = opener ? parseNounPhrase(scan, at + opener[0].trim().split(' ').length) : null;
  if (!noun || (noun.determiner.count && noun.determiner.count !== 'an') || noun.determiner.each) return 0;
  if (scan.isMark(noun.end, ',')) return noun.determiner.count ? 0 : noun.end + 1 - at;
  return scan.key(noun.end) === 'se' ? noun.end - at : 0;
}

/** `Sales: each sale has a date`: a caption in front of a clause. */
export function skipCaption(scan: Scan, at: number): number {
  const noun = at === 0 ? parseNounPhrase(scan, at) : null;
  if (!noun || !scan.isMark(noun.end, ':') || noun.determiner.each) return at;
  return scan.words.determiners.match(scan.tokens, noun.end + 1)?.value.each ? noun.end + 1 : at;
}
