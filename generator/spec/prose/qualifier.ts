import { isUnit, parseBare, typeAt } from './bare-constraint.ts';
import { applyLimit, parseLimit } from './limit.ts';
import { parseWhich } from './moment.ts';
import { parseNounPhrase } from './noun-phrase.ts';
import { parseParenthesis } from './parenthesis.ts';
import type { NounPhrase } from './phrases.ts';
import { parseRelative } from './predicate.ts';
import type { Scan } from './scan.ts';

/**
 * Reads all that is said about a noun right behind it and puts it on the phrase: constraints in parentheses, relative
 * clauses, limits, alternatives, defaults, units, types.
 * @returns the place behind the last of them
 */
export function parseQualifiers(scan: Scan, at: number, phrase: NounPhrase): number {
  let place = at;
  for (;;) {
    const next = parseQualifier(scan, place, phrase);
    if (next === null || next === place) break;
    place = next;
  }
  phrase.end = place;
  return place;
}

function parseQualifier(scan: Scan, at: number, phrase: NounPhrase): number | null {
  if (scan.isMark(at, '([')) return parseParenthesis(scan, at, phrase);
  const which = parseWhich(scan, at, phrase);
  if (which !== null) return which;
  const conjunction = conjunctionAt(scan, at);
  if (conjunction > 0 && countsOthers(scan, at + conjunction)) return null;
  const bare = parseBare(scan, at, phrase);
  if (bare !== null) return bare;
  const relative = parseRelative(scan, at, phrase);
  if (relative !== null) return relative;
  // `a name, required, at most 80 characters`: what stands between commas without a noun still says it of the same.
  if (scan.isMark(at, ',;')) {
    const behind = at + 1 + conjunctionAt(scan, at + 1);
    if (countsOthers(scan, behind)) return null;
    return (
      bareUntilEnd(scan, behind, phrase) ??
      parseRelative(scan, behind, phrase) ??
      parseApposition(scan, behind, phrase)
    );
  }
  return conjunction > 0 && hasConstraint(phrase) ? bareUntilEnd(scan, at + conjunction, phrase) : null;
}

const PLAIN_TYPES =
  /^(?:an? |un |una )(?:integer|whole number|numero entero|entero|decimal|numero decimal|boolean|booleano|numero|number)$/;

/** `el progreso, un entero de 0 a 100`: a type no field is called by, said behind a comma. */
function parseApposition(scan: Scan, at: number, phrase: NounPhrase): number | null {
  if (phrase.type !== undefined || phrase.values || phrase.plural) return null;
  const found = typeAt(scan, at);
  if (
    !found ||
    !PLAIN_TYPES.test(
      scan.tokens
        .slice(at, found.end)
        .map(({ key }) => key)
        .join(' '),
    )
  )
    return null;
  const limit = parseLimit(scan, found.end);
  const isNumber = /^(number|numero)$/.test(scan.key(found.end - 1)) && found.end === at + 2;
  if (isNumber ? limit === null : !(limit !== null || scan.endsPhrase(found.end))) return null;
  phrase.type = found.type;
  phrase.vague = found.vague;
  phrase.rich = found.rich;
  if (limit) applyLimit(phrase, limit.limit);
  return limit?.end ?? found.end;
}

const conjunctionAt = (scan: Scan, at: number) => scan.words.conjunctions.match(scan.tokens, at)?.length ?? 0;

const hasConstraint = (phrase: NounPhrase) =>
  phrase.required !== undefined ||
  phrase.unique === true ||
  phrase.min !== undefined ||
  phrase.max !== undefined ||
  phrase.type !== undefined;

/** `…, and a maximum of 15 seats`: with an article and a noun of its own it is another item, no limit of the one before. */
function countsOthers(scan: Scan, at: number): boolean {
  const counted = /^(a|an|un|una)$/.test(scan.key(at)) ? parseNounPhrase(scan, at) : null;
  const unit = counted?.words[0]?.key ?? '';
  return counted?.bounds !== undefined && !isUnit(unit) && !/^(people|persons|personas)$/.test(unit);
}

/** A qualifier behind a comma counts only when nothing but the end of the phrase follows; else it opens the next noun. */
function bareUntilEnd(scan: Scan, at: number, phrase: NounPhrase): number | null {
  const probe: NounPhrase = { ...phrase };
  const end = parseBare(scan, at, probe);
  if (end === null || end === at) return null;
  if (!scan.endsPhrase(end) && parseBare(scan, end, { ...probe }) === null) return null;
  Object.assign(phrase, probe);
  return end;
}
