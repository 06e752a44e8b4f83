import type { Scan } from './scan.ts';

export type Choices = { values: string[]; default?: string; end: number; sawOr: boolean };

/** More words than this in one alternative, and it is a sentence rather than a choice. */
const MAX_WORDS = 4;
const MAX_CHOICES = 60;

/**
 * Reads alternatives: `draft, submitted or graded`, `open/closed`, `"in stock" | "sold out"`.
 * The list ends behind the last conjunction's item, or where something begins that no alternative can be.
 * @returns null when fewer than two are found
 */
export function parseChoices(scan: Scan, at: number, limit = scan.length): Choices | null {
  const values: string[] = [];
  let place = at;
  let preset: string | undefined;
  let last = false;
  let sawOr = false;
  while (place < limit && values.length < MAX_CHOICES) {
    const item = parseItem(scan, place, limit);
    if (!item) break;
    values.push(item.text);
    place = item.end;
    const byDefault = defaultMark(scan, place);
    if (byDefault) {
      preset = item.text;
      place += byDefault;
    }
    if (last && !scan.isMark(place, '/|')) break;
    const gap = separator(scan, place, limit);
    if (!gap) break;
    // A determiner or a verb behind the comma begins something else: `open or closed, a date`.
    if (!parseItem(scan, gap.end, limit)) break;
    place = gap.end;
    last = gap.last;
    sawOr ||= gap.or;
  }
  return values.length >= 2
    ? { values, end: place, sawOr, ...(preset === undefined ? {} : { default: preset }) }
    : null;
}

function separator(
  scan: Scan,
  at: number,
  limit: number,
): { end: number; last: boolean; or: boolean } | null {
  let place = at;
  const mark = scan.isMark(place, ',/|;');
  const comma = scan.isMark(place, ',;');
  if (mark) place += 1;
  const conjunction = scan.words.conjunctions.match(scan.tokens, place);
  if (conjunction && (!mark || comma)) {
    return { end: place + conjunction.length, last: true, or: conjunction.value === 'or' };
  }
  return mark && place < limit ? { end: place, last: false, or: false } : null;
}

/** `(default)`, `by default`, `por defecto` behind an alternative. */
function defaultMark(scan: Scan, at: number): number {
  const open = scan.isMark(at, '(') ? 1 : 0;
  const key = scan.key(at + open);
  const length =
    key === 'default'
      ? 1
      : /^(by|por)$/.test(key) && /^(default|defecto|omision)$/.test(scan.key(at + open + 1))
        ? 2
        : 0;
  if (length === 0) return 0;
  return open && scan.isMark(at + open + length, ')') ? length + 2 : length;
}

function parseItem(scan: Scan, at: number, limit: number): { text: string; end: number } | null {
  let place = at;
  const token = scan.token(place);
  if (!token || place >= limit) return null;
  if (token.kind === 'quoted') return { text: token.text.trim(), end: place + 1 };
  // `A, B, AB u O`: a capital alone is an alternative, whatever word it looks like.
  if (
    /^\p{Lu}$/u.test(token.text) &&
    place + 1 <= limit &&
    (place + 1 === limit || scan.endsPhrase(place + 1))
  )
    return { text: token.text, end: place + 1 };
  let words = 0;
  while (place < limit && words < MAX_WORDS && isItemWord(scan, place, words)) {
    place += 1;
    words += 1;
  }
  return words > 0 ? { text: scan.text(at, place), end: place } : null;
}

function isItemWord(scan: Scan, at: number, words: number): boolean {
  const token = scan.token(at);
  if (!token || token.kind === 'mark' || token.kind === 'quoted') return false;
  if (scan.words.conjunctions.match(scan.tokens, at)) return false;
  if (defaultMark(scan, at) > 0 || /^(default|defaulting|defaults)$/.test(token.key)) return false;
  const { words: vocabulary, tokens } = scan;
  if (words === 0) {
    // `in progress`, `en curso` may open an alternative; an article may not.
    const article = vocabulary.determiners.match(tokens, at);
    // `A, B or O`, `single or double`: alone between commas even an article is a choice.
    if (article && scan.endsPhrase(at + 1)) return true;
    return !(
      article &&
      /^(a|an|un|una|the|el|la|los|las|its|their|su|sus|his|her|each|every|cada|my|our|mi|nuestro|many|muchos|muchas|varios|varias|several|some)$/.test(
        token.key,
      )
    );
  }
  if (/^(of|de|to|for|a|on|in|en|por|by)$/.test(token.key))
    return scan.isWord(at + 1) && !scan.endsPhrase(at + 1) && !vocabulary.determiners.match(tokens, at + 1);
  return (
    !vocabulary.relatives.match(tokens, at) &&
    !vocabulary.prepositions.match(tokens, at) &&
    !vocabulary.modals.match(tokens, at) &&
    !vocabulary.determiners.match(tokens, at)
  );
}
