import type { Paragraph } from '../draft.ts';
import { isMark, type Token, tokenize } from './token.ts';

/** One sentence of a paragraph, its full stop left out. */
export type Sentence = {
  paragraph: Paragraph;
  tokens: Token[];
  start: number;
  end: number;
  /** True for what follows where a sentence was cut because it is too long. */
  isCutOff?: boolean;
  /** True for what a user story asks for. */
  isStory?: boolean;
  /** True where so much was cut off already that it is not read. */
  isUnread?: boolean;
};

/** Nobody writes longer sentences; a text without full stops is cut at its commas, so that reading it stays linear. */
const MAX_TOKENS = 1_000;

/** Words a full stop does not end a sentence after; folded. */
const ABBREVIATIONS = new Set(
  'e.g i.e etc ej p.ej p vs approx aprox no num nro tel max min art sr sra dr dra mr mrs ms st av ave incl resp fig'.split(
    ' ',
  ),
);
/** Words a line does not end a sentence after, whatever the next one begins with. */
const GOES_ON = new Set(
  `a an the of and or with to for in on at by from its their each every has have is are un una el la los las de del y o u e con
  para por en al su sus cada tiene tienen es son que`
    .trim()
    .split(/\s+/),
);

/** So many parts of a sentence that was cut are still read. */
export const MAX_PARTS = 20;

/** Splits a paragraph at full stops, question and exclamation marks, blank lines, and where a line begins a point of a list. */
export function splitSentences(paragraph: Paragraph): Sentence[] {
  const tokens = tokenize(paragraph.text);
  const sentences: Sentence[] = [];
  let current: Token[] = [];
  const shape = shapeOf(paragraph.text);
  let isCutOff = false;
  let parts = 0;
  const close = (cut = false) => {
    const first = current[0];
    const last = current.at(-1);
    if (first && last && current.some(({ kind }) => kind !== 'mark')) {
      sentences.push({
        paragraph,
        tokens: current,
        start: first.start,
        end: last.end,
        ...(isCutOff ? { isCutOff } : {}),
        ...(parts >= MAX_PARTS ? { isUnread: true } : {}),
      });
    }
    current = [];
    isCutOff = cut;
    parts = cut ? parts + 1 : 0;
  };
  for (const [index, token] of tokens.entries()) {
    const before = current.at(-1);
    if (before && breaksLine(paragraph.text, before, token, shape)) close();
    if (current.length === 0 && isBullet(paragraph.text, token, tokens[index - 1])) continue;
    if (endsSentence(token, current.at(-1), tokens[index + 1])) close();
    else current.push(token);
    if (current.length >= MAX_TOKENS && (isMark(token, ',;') || current.length >= 2 * MAX_TOKENS))
      close(true);
  }
  close();
  return sentences;
}

function endsSentence(token: Token, before: Token | undefined, next: Token | undefined): boolean {
  if (token.kind !== 'mark') return false;
  if (/^[!?]$/.test(token.text)) return true;
  if (token.text !== '.' && token.text !== '...' && token.text !== '…') return false;
  if (next === undefined) return true;
  const glued = next.start === token.end;
  if (before?.kind === 'word' && ABBREVIATIONS.has(before.key) && (glued || /^[\p{Ll}\d(]/u.test(next.text)))
    return false;
  return !glued || /^\p{Lu}/u.test(next.text);
}

/** What may open a line or sentence without saying anything: a bullet, `1.`, an inverted question mark. */
function isBullet(text: string, token: Token, before: Token | undefined): boolean {
  if (token.kind === 'mark' && /^[¿¡]$/.test(token.text)) return true;
  const lineStart = text.lastIndexOf('\n', token.start - 1) + 1;
  const lead = text.slice(lineStart, token.start).trim();
  if (token.kind === 'mark' && /^[.)]$/.test(token.text))
    return before?.kind === 'number' && lead === before.text;
  if (lead !== '') return false;
  if (token.kind === 'number') return /^[.)]\s/.test(text.slice(token.end, token.end + 2));
  return token.kind === 'mark' && /^[-*•–—·>#]$/.test(token.text);
}

/** True when a sentence ends between two tokens because a line does. */
function breaksLine(text: string, before: Token, next: Token, shape: Shape): boolean {
  const between = text.slice(before.end, next.start);
  if (!between.includes('\n')) return false;
  if (/\n[ \t\r]*\n/.test(between)) return true;
  if (next.kind === 'mark' && /^[-*•–—·]$/.test(next.text)) return true;
  if (/^\d+$/.test(next.text) && /^[.)]\s/.test(text.slice(next.end, next.end + 2))) return true;
  if (before.kind === 'mark' && before.text !== ')') return false;
  return /^\p{Lu}/u.test(next.text) && !GOES_ON.has(before.key) && isShortLine(text, before.end, shape);
}

/** How the lines of a paragraph look: wrapped text is nearly as wide everywhere and begins anyhow. */
type Shape = { longest: number; allCapitals: boolean };

function shapeOf(text: string): Shape {
  const lines = text.split('\n');
  return {
    longest: lines.reduce((length, line) => Math.max(length, line.trim().length), 0),
    allCapitals: lines.every((line) => line.trim() === '' || /^\s*(?:[-*•]\s*)?\p{Lu}/u.test(line)),
  };
}

/** A line much shorter than the paragraph's longest one was ended on purpose, not wrapped. */
function isShortLine(text: string, end: number, shape: Shape): boolean {
  const lineStart = text.lastIndexOf('\n', end - 1) + 1;
  return shape.allCapitals || end - lineStart < shape.longest * 0.6;
}
