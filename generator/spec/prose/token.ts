import { fold } from '../naming/fold.ts';

/**
 * A word, number, quotation or mark of a sentence. `key` is the folded text words are looked up by; offsets count in
 * the paragraph's text. `'s` and the like are one mark of their own, so that `customer's name` is three tokens.
 */
export type Token = {
  kind: 'word' | 'number' | 'quoted' | 'mark';
  text: string;
  key: string;
  start: number;
  end: number;
};

/**
 * Numbers, then words (hyphens inside belong to them, dots as in `next.js`, and short forms as in `don't`), then genitives, then any single mark.
 * The sign of a number counts only where a number begins, so that `3-80` is 3, minus, 80.
 */
const TOKEN =
  /(?<number>(?<![\p{L}\d])[-+]?\d+(?:[.,_]\d+)*(?![\p{L}\d]))|(?<word>[\p{L}\d_][\p{L}\p{M}\d_]*(?:(?:-(?=[\p{L}])|@(?=\p{L})|\.(?=\p{Ll}{1,3}(?!\p{L})))[\p{L}\p{M}\d_]+){0,12}(?:['’](?:t|d|ll|re|ve|m)(?!\p{L}))?)|(?<possessive>['’]s?(?![\p{L}\d]))|(?<mark>->|<->|<=|>=|\.\.\.?|\S)/gu;

const OPENING: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '«': '»',
  '`': '`',
  '‘': '’',
  "'": "'",
};
/** A longer run of letters is no word of any language. */
const MAX_WORD = 80;
/** A quotation longer than this is not one: somebody left a quote open. */
const MAX_QUOTED = 200;

/** Splits `text` into tokens, in one pass. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN.source, 'gu');
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const found = match[0];
    const start = match.index;
    const quoted = quotedFrom(text, start, tokens.at(-1));
    if (quoted !== null) {
      const inner = text.slice(start + 1, quoted);
      tokens.push({
        kind: 'quoted',
        text: inner,
        key: fold(inner.normalize('NFC')).trim(),
        start,
        end: quoted + 1,
      });
      pattern.lastIndex = quoted + 1;
      continue;
    }
    const { number, word } = match.groups ?? {};
    const short = word !== undefined ? shortAt(text, found, start) : undefined;
    if (short) {
      const cut = start + short.stem.length;
      tokens.push({ kind: 'word', text: short.stem, key: fold(short.stem), start, end: cut });
      const rest = text.slice(cut, start + found.length);
      tokens.push({ kind: 'word', text: rest, key: short.verb, start: cut, end: start + found.length });
      continue;
    }
    const before = tokens.at(-1);
    if (/^['’]s$/.test(found) && before?.end === start && IS_BEHIND.test(before.key)) {
      tokens.push({ kind: 'word', text: found, key: 'is', start, end: start + found.length });
      continue;
    }
    const isWord = word !== undefined && word.length <= MAX_WORD;
    const kind = number !== undefined ? 'number' : isWord ? 'word' : 'mark';
    const key = fold(found.normalize('NFC')).replace('’', "'");
    tokens.push({ kind, text: found, key, start, end: start + found.length });
  }
  return tokens;
}

const SHORT_VERBS: Readonly<Record<string, string>> = {
  ve: 'have',
  re: 'are',
  ll: 'will',
  m: 'am',
  d: 'would',
};
/** Words behind which `'s` is a verb: `it's open`, `there's a list`. */
const IS_BEHIND = /^(?:it|that|there|here|what|he|she|everything|which)$/;

/** Short forms people write without the mark: `im`, `theyve`; `id` only in front of `like`. */
const BARE_SHORT = /^(i|they|we|you)(ve|m)$|^(they|you)(re|ll)$/i;

function shortAt(text: string, word: string, start: number): { stem: string; verb: string } | undefined {
  if (/['’]/.test(word)) return shortForm(word);
  if (word.length > 6) return undefined;
  const isWish = /^id$/i.test(word) && /^ (?:like|love|want|need)\b/i.test(text.slice(start + 2, start + 8));
  if (isWish) return { stem: word.slice(0, 1), verb: 'would' };
  if (!BARE_SHORT.test(word)) return undefined;
  const ending = /(?:ve|re|ll|m)$/i.exec(word)?.[0] ?? '';
  const verb = SHORT_VERBS[ending.toLowerCase()];
  return verb === undefined ? undefined : { stem: word.slice(0, -ending.length), verb };
}

/** `they've` is two words, `they` and `have`; null for any other. */
export function shortForm(word: string): { stem: string; verb: string } | undefined {
  const [, stem, ending] = /^(\p{L}+)['’](ve|re|ll|m|d)$/iu.exec(word) ?? [];
  const verb = ending === undefined ? undefined : SHORT_VERBS[ending.toLowerCase()];
  return stem === undefined || verb === undefined ? undefined : { stem, verb };
}

/** A phrase as `tokenize` splits it: `i'm` is `i am`, `it's` is `it is`, `let's` is `let` and `'s`. */
export function expandShort(phrase: string): string[] {
  return phrase.split(/\s+/).flatMap((word) => {
    const short = shortForm(word);
    if (short) return [short.stem, short.verb];
    const [, owner] = /^(\w+)'s$/.exec(word) ?? [];
    return owner === undefined ? [word] : [owner, IS_BEHIND.test(owner) ? 'is' : "'s"];
  });
}

/** Where the quotation that opens at `start` closes, or null when none opens there. */
function quotedFrom(text: string, start: number, before: Token | undefined): number | null {
  const open = text[start] ?? '';
  const close = OPENING[open];
  if (close === undefined) return null;
  // An apostrophe right behind a word (`customers' orders`) is a genitive, not the beginning of a quotation.
  if ((open === "'" || open === '‘') && before !== undefined && before.end === start) return null;
  const near = text.slice(start + 1, start + 1 + MAX_QUOTED);
  const end = near.indexOf(close);
  const newLine = near.indexOf('\n\n');
  if (end <= 0 || (newLine !== -1 && newLine < end)) return null;
  return start + 1 + end;
}

/** True for the comma, semicolon and the like that part things of equal rank. */
export const isMark = (token: Token | undefined, marks: string) =>
  token?.kind === 'mark' && marks.includes(token.text);
