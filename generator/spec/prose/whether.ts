import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';
import type { Token } from './token.ts';

/** Nouns for a yes or no. */
export const FLAG_WORDS =
  /^(flag|field|indicator|boolean|mark|checkbox|campo|indicador|casilla|marca|booleano)$/;

/** `un indicador de si está pagada`, `a flag for whether it is done`: called by what may be so. */
export function parseFlagOf(
  scan: Scan,
  at: number,
  { start, words }: NounPhrase,
  limit: number,
): NounPhrase | null {
  if (words.length !== 1 || !FLAG_WORDS.test(words[0]?.key ?? '')) return null;
  if (!/^(de|para|of|for|on)$/.test(scan.key(at))) return null;
  const state = parseWhether(scan, at + 1, limit, WHETHER_OR_IF);
  return state && { ...state, start };
}

const WHETHER_OR_IF = /^(whether|if|si)$/;
const WHETHER = /^(whether|si)$/;
const STATE_VERBS = /^(is|are|has|have|was|were|been|be|can|must|esta|estan|es|son|ha|han|sido|fue|se)$/;

const isFiniteAt = (scan: Scan, at: number) =>
  scan.words.verbs
    .get(scan.key(at))
    ?.some(({ form, kind }) => (form === 'finite' || form === 'infinitive') && kind !== 'exist') ??
  scan.words.modals.has(scan.key(at));

/** What may be so behind a verb of telling, where `if` says no condition: `tells if it is finished`. */
export const parseTellsIf = (scan: Scan, at: number) => parseWhether(scan, at, scan.length, WHETHER_OR_IF);

/** True where `whether it is paid` stands as an item of a list. */
export const isWhether = (scan: Scan, at: number) => parseWhether(scan, at, scan.length) !== null;

/** `whether it is paid`, `si está activo`: a field of yes or no, called by what may be so. */
export function parseWhether(scan: Scan, at: number, limit: number, opener = WHETHER): NounPhrase | null {
  if (!opener.test(scan.key(at))) return null;
  let place = at + 1;
  while (
    place < limit &&
    ((scan.words.pronouns.has(scan.key(place)) && !STATE_VERBS.test(scan.key(place))) ||
      /^(the|el|la|los|las|or|not|o|no)$/.test(scan.key(place)))
  )
    place += 1;
  // `whether the task is done`: one noun may stand in between.
  if (!STATE_VERBS.test(scan.key(place)) && STATE_VERBS.test(scan.key(place + 1))) place += 1;
  const verbAt = place;
  if (!STATE_VERBS.test(scan.key(place)) && !isFiniteAt(scan, place)) return null;
  while (place < limit && STATE_VERBS.test(scan.key(place))) place += 1;
  const words: Token[] = [];
  // `si requiere receta`: a verb that says more than being belongs to the name.
  if (place === verbAt) words.push(scan.token(place++) as Token);
  while (place < limit && words.length > 0 && /^(a|an|un|una|the|el|la)$/.test(scan.key(place))) place += 1;
  while (place < limit && scan.isWord(place) && words.length < 4 && !scan.endsPhrase(place)) {
    words.push(scan.token(place) as Token);
    place += 1;
  }
  if (words.length === 0) return null;
  const orNot = `${scan.key(place)} ${scan.key(place + 1)}`;
  const end = /^(or not|o no)$/.test(orNot) ? place + 2 : place;
  return { start: at, end, determiner: {}, words, headLength: words.length, plural: false, type: 'boolean' };
}
