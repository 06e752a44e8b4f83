import { findType } from '../lexicon/types.ts';
import { Cursor } from './cursor.ts';
import { isCompactBlock } from './field-line.ts';
import { isFlagAhead } from './flags.ts';
import type { Item } from './item.ts';
import { isRelationLine, isSentence } from './likeness.ts';
import type { Line } from './lines.ts';
import { findSection } from './words.ts';

/** A heading with the lines up to the next heading, and the headings below it. */
export type Section = {
  heading: Line | null;
  /** 0 for the text before any heading. */
  level: number;
  body: Item[];
  parent: Section | null;
  children: Section[];
};

/** A label in the text with the lines below it, as a section of its own. */
export const looseSection = (heading: Line, level: number, body: Item[]): Section => ({
  heading,
  level,
  body,
  parent: null,
  children: [],
});

/** The outline of a SPEC: the text before the first heading and the headings, nested by level. */
export function buildTree(lines: readonly Line[]): Section {
  const root: Section = { heading: null, level: 0, body: [], parent: null, children: [] };
  let section = root;
  let from = 0;
  const close = (to: number) => {
    section.body = nest(lines.slice(from, to));
  };
  lines.forEach((line, at) => {
    if (line.kind !== 'heading') return;
    close(at);
    from = at + 1;
    let parent: Section = section;
    while (parent.parent && parent.level >= line.level) parent = parent.parent;
    section = { heading: line, level: line.level, body: [], parent, children: [] };
    parent.children.push(section);
  });
  close(lines.length);
  return root;
}

/** Nests lines by indentation; a short line followed by a list owns that list even when both start in the same column. */
function nest(lines: readonly Line[]): Item[] {
  markOpeners(lines);
  const top: Item[] = [];
  const open: Item[] = [];
  let gap = true;
  lines.forEach((line, at) => {
    if (line.kind === 'blank' || line.kind === 'skip') {
      gap = true;
      return;
    }
    const depth = line.level;
    const last = open.at(-1);
    if (last && !gap && continues(last, line)) {
      last.more.push(line);
      gap = false;
      return;
    }
    while (open.length > 0 && !owns(open.at(-1), line, gap, open.length === 1)) open.pop();
    const item: Item = { line, text: line.text, more: [], children: [] };
    const parent = open.at(-1);
    (parent ? parent.children : top).push(item);
    open.push(item);
    gap = false;
    // A paragraph that is followed by nothing deeper never owns what comes after a blank line.
    if (depth === 0 && lines[at + 1]?.kind === 'blank' && !opensList(item))
      open.length = open.indexOf(item) + 1;
  });
  return top;
}

/** True when `line` belongs below `item`: it is indented deeper, or it is a list under a line that opens one. */
function owns(item: Item | undefined, line: Line, gap: boolean, isTop: boolean): boolean {
  if (!item) return true;
  const { kind, level, numbered, path } = item.line;
  if (kind === 'table' || item.line.quoted) return false;
  if (line.level > level) return !gap || line.kind !== 'text' || kind === 'bullet' || opensList(item);
  if (line.level !== level || isNumberedSection(item, line)) return false;
  // `1.1` written right below `1.` belongs to it.
  if (path !== undefined && line.path?.startsWith(`${path}.`)) return true;
  if (kind === 'bullet') return numbered && line.kind === 'bullet' && !line.numbered && isShort(item.text);
  if (!opensList(item)) return line.kind === 'bullet' && isDescribed(item, gap);
  if (line.kind !== 'text') return true;
  const isFlush = item.children.every((child) => child.line.level === level);
  const isName = PLAIN_NAME.test(item.text) && !isTypedName(item.text);
  return isTop && !gap && isFlush && isName && isPlainField(line.text, item);
}

/** `2) Opciones` below the plain bullets of an entity goes on with the numbers of the sections, not with the bullets. */
const isNumberedSection = (item: Item, line: Line) =>
  line.numbered && item.children.some((child) => !child.line.numbered) && findSection(line.text) !== null;

/** `**Seller**: who sells things.` or, right above its list, `Seller: who sells things.`: a name and what it means. */
function isDescribed(item: Item, gap: boolean): boolean {
  if (item.line.kind !== 'text' || item.more.length > 0) return false;
  if (/^(?:\*\*|__)[^*_]{2,50}(?:\*\*|__)\s*(?:[:(—–-]|$)/.test(item.text)) return true;
  return !gap && /^\p{Lu}[\p{L}\p{N}_/]*(?: [\p{L}\p{N}_/]+){0,3}\s*(?::|\s[—–-]|\s?\()/u.test(item.text);
}

/** A line right below a bare name that says what the name has: `total: dinero`, `pertenece a Venta`, `name string`. */
function isPlainField(text: string, opener: Item): boolean {
  if (isFieldLike(text)) return !/:\s*$/.test(text);
  return opener.line.opens === true || (isName(opener.text) && isRelationLine(text) && !isSentence(text));
}

/** `teléfono (teléfono)`, `nota (opcional)`: a field already, which owns no others. */
const isTypedName = (text: string) => {
  const inside = /\(([^()]+)\)\s*$/.exec(text)?.[1]?.trim();
  return inside !== undefined && (isTypeWord(inside) || isFlagAhead(new Cursor(inside, 1, 1)));
};

const PLAIN_NAME = /^[*_`]*[\p{L}\p{N}_/ ()-]+[*_`]*:?$/u;
const isName = (text: string) => /^\p{Lu}/u.test(text) && !isCompactBlock([text]);

/**
 * Marks names above fields that have nothing between name and type: `Order` above `total money` and `belongs to Customer`.
 * One line of the block has to be a field or a relation beyond doubt.
 */
function markOpeners(lines: readonly Line[]): void {
  const isField = (text: string) => isRelationLine(text) || isCompactBlock([text]);
  if (!markBlocks(lines, isField)) return;
  // Beside such blocks a noun that is also a type is enough: `nombre texto`.
  markBlocks(lines, (text) => isField(text) || isTypeWord(text.split(/\s+/).at(-1) ?? ''));
}

const isTypeWord = (word: string) => {
  const meaning = findType(word);
  return meaning !== null && !meaning.weak;
};

function markBlocks(lines: readonly Line[], isField: (text: string) => boolean): boolean {
  let found = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line?.kind !== 'text' || lines[at - 1]?.kind === 'text' || !isShort(line.text)) continue;
    let end = at + 1;
    while (lines[end]?.kind === 'text' && lines[end]?.level === line.level) end++;
    const below = lines.slice(at + 1, end).map(({ text }) => text);
    line.opens ||=
      below.length > 0 &&
      isName(line.text) &&
      findSection(line.text) === null &&
      below.every((text) => text.length <= MAX_PLAIN && !isSentence(text) && findSection(text) === null) &&
      below.some(isField);
    found ||= line.opens;
    at = end - 1;
  }
  return found;
}

/** A field without marks is a few words; longer lines are text. */
const MAX_PLAIN = 80;

/** True when a line of text reads as the name of the list below it: `Customer:`, `**Customer**`, `Cliente`. */
export function opensList(item: Item): boolean {
  if (item.line.kind !== 'text' || item.more.length > 0) return false;
  const text = item.text.replace(/[*_`]+/g, '').trim();
  if (/[:{]$/.test(text)) return true;
  return isShort(text);
}

const isShort = (text: string) =>
  text.length <= 60 && text.split(/\s+/).length <= 5 && !/[.!?;,]$/.test(text);

/** True when a line of text goes on a paragraph: same indentation, no list in between, and the one above is a sentence. */
function continues(item: Item, line: Line): boolean {
  if (item.line.quoted || line.quoted) return false;
  if (line.kind !== 'text' || item.children.length > 0) return false;
  if (item.line.kind === 'bullet')
    return line.level > item.line.level && isRunning(item) && !isFieldLike(line.text);
  if (item.line.kind !== 'text' || line.level !== item.line.level) return false;
  return isRunning(item) && !isFieldLike(line.text) && !isRelationLine(line.text);
}

const isFieldLike = (text: string) => /^[^\s:]+(?: [^\s:]+){0,3}\s*:(?=\s|$)/.test(text) && text.length < 200;

/** Words prose cannot do without and lists of names and types hardly have. */
const GRAMMAR =
  /(?<!\p{L})(?:el|la|los|las|un|una|de|del|que|y|se|su|con|por|para|es|son|the|an?|of|and|is|are|that|to|for|with|in|it|can|has|have)(?!\p{L})/giu;
/** Wrapped text is at least this wide; editors wrap at 70 and more. */
const MIN_WRAP = 45;

/** True when the line above is running text that may go on in the next line. */
function isRunning(item: Item): boolean {
  const text = item.more.at(-1)?.text ?? item.text;
  // `Camión (Camión, obligatorio, …)` is a field, however much its bracket says.
  if (/^[^().]{1,60}\(.*\)$/.test(text)) return false;
  if (text.length < MIN_WRAP || /[:{;|]$/.test(text) || isRelationLine(item.text)) return false;
  return (text.match(GRAMMAR) ?? []).length >= 3;
}

/** The whole text of an item, its further lines included, with the line breaks and indentation of the SPEC. */
export function wholeText(item: Item): string {
  if (item.more.length === 0) return item.text;
  return [item.text, ...item.more.map((line) => line.raw)].join('\n');
}

/** An item and everything below it as one list, in the order of the text. */
export function flatten(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...flatten(item.children)]);
}
