import { statesFieldType } from './entity-heading.ts';
import { findSection } from './words.ts';

/** One line of the SPEC with its marker taken off. */
export type Line = {
  /** From 1. */
  number: number;
  raw: string;
  kind: 'blank' | 'heading' | 'bullet' | 'text' | 'table' | 'skip';
  /** Heading: 1–6. Else how far the line is indented, a tab counting up to the next multiple of four. */
  level: number;
  /** The content without marker, indentation and trailing space. */
  text: string;
  /** Column of `text` in the line, from 1. */
  column: number;
  /** True for `1.`, `2)`: a numbered item. */
  numbered: boolean;
  /** True inside a fenced block of code in another language. */
  isCode?: boolean;
  /** The number itself, when it has parts: `2.1`. */
  path?: string;
  /** True behind `>`: words to keep as they are. */
  quoted?: boolean;
  /** True for a bare name right above the fields it has, written without any mark. */
  opens?: boolean;
};

const TAB = 4;
const BULLET = /^([-*+•·‣▪◦●○–—✓✔→])(?=[ \t])[ \t]*/;
/** Without a space only signs that begin nothing else; `-name` but neither `--` nor `-5`. */
const BARE_BULLET = /^(?:[•·‣▪◦●○](?=\S)|-(?=[\p{L}"`]))/u;
const NUMBER = /^(?:\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-zA-Z]\)|\d{1,3}\.\d{1,3})(?=[ \t])[ \t]*/;
const CHECKBOX = /^\[[ xX]\][ \t]+/;

/** Splits a SPEC into lines. Fence and comment markers are skipped, what stands inside a fence is read as text. */
export function scanLines(text: string): Line[] {
  const out: Line[] = [];
  const state = { comment: false, fence: null as string | null, silent: false };
  const rows = text.split(/\r\n|\n|\r/);
  rows.forEach((raw, index) => {
    const line = scanLine(index === 0 ? raw.replace(/^\uFEFF/, '') : raw, index + 1, state);
    const before = out.at(-1);
    // A row of === or --- under a line of text makes it a heading, as Markdown has it.
    if (
      line.kind === 'skip' &&
      (before?.kind === 'text' || before?.numbered) &&
      before.level === 0 &&
      /^\s*(={3,}|-{3,})\s*$/.test(raw)
    ) {
      before.kind = 'heading';
      before.level = raw.includes('=') ? 1 : 2;
    }
    out.push(line);
  });
  markTables(out);
  markNumberedHeadings(out);
  return out;
}

/** `1.1 Producto` above a table is a heading, since no list goes on below a table. */
function markNumberedHeadings(lines: Line[]): void {
  let below: Line | undefined;
  for (const line of lines.toReversed()) {
    if (line.kind === 'blank') continue;
    const isName = line.numbered && line.level === 0 && line.kind === 'bullet' && !/[:.,;|]/.test(line.text);
    if (isName && below?.kind === 'table') {
      line.kind = 'heading';
      line.level = line.path?.includes('.') ? NUMBERED_LEVEL + 1 : NUMBERED_LEVEL;
    }
    below = line;
  }
}

/** Numbered headings without marks stand below the Markdown headings people use with them. */
const NUMBERED_LEVEL = 5;

const RULE_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+$/;

/** Tables without outer pipes: the row above a `--- | ---` row and the rows below it that hold a pipe. */
function markTables(lines: Line[]): void {
  for (let at = 1; at < lines.length; at++) {
    const rule = lines[at];
    const head = lines[at - 1];
    if (!rule || !head || !rule.text.includes('|') || !RULE_ROW.test(rule.text)) continue;
    if (head.kind === 'text' && head.text.includes('|')) head.kind = 'table';
    for (let next = at; next < lines.length; next++) {
      const row = lines[next];
      if (!row?.text.includes('|') || (row.kind !== 'text' && row.kind !== 'table')) break;
      row.kind = 'table';
    }
  }
}

/** Languages of fenced blocks that hold something else than a SPEC. */
const FOREIGN =
  /^(json|bash|sh|shell|console|js|javascript|ts|typescript|python|py|html|css|mermaid|http|curl|log|java|xml)\b/i;

function scanLine(
  raw: string,
  number: number,
  state: { comment: boolean; fence: string | null; silent: boolean },
): Line {
  const blank = (kind: 'blank' | 'skip'): Line => ({
    number,
    raw,
    kind,
    level: 0,
    text: '',
    column: 1,
    numbered: false,
  });
  const indent = indentOf(raw);
  const body = raw.slice(indent.length).trimEnd();
  if (state.comment) {
    if (body.includes('-->')) state.comment = false;
    return blank('skip');
  }
  if (body === '') return blank('blank');
  const fence = /^(```+|~~~+)\s*(\S*)/.exec(body);
  if (fence) {
    state.silent = state.fence === null && FOREIGN.test(fence[2] ?? '');
    state.fence = state.fence === null ? (fence[1] ?? '') : null;
    if (state.fence === null) state.silent = false;
    return blank('skip');
  }
  if (state.silent) return { ...blank('skip'), isCode: true };
  if (body.startsWith('<!--')) {
    state.comment = !body.includes('-->');
    return blank('skip');
  }
  if (/^([-*_=])(?:[ \t]*\1){2,}$/.test(body) || body === '}' || body === '{' || body === '};')
    return blank('skip');
  const heading = /^(#{1,6})[ \t]*(?=[^#\s])/.exec(body);
  if (heading && (/^#{1,6}[ \t]/.test(body) || /^#+\p{L}/u.test(body))) {
    const start = heading[0].length;
    const content = body.slice(start).replace(/[ \t]+#+$/, '');
    return {
      number,
      raw,
      kind: 'heading',
      level: heading[1]?.length ?? 1,
      text: content,
      column: indent.length + start + 1,
      numbered: false,
    };
  }
  if (body.startsWith('|') && body.length > 1) {
    return {
      number,
      raw,
      kind: 'table',
      level: indent.width,
      text: body,
      column: indent.length + 1,
      numbered: false,
    };
  }
  return pseudoHeading(raw, number, indent, body) ?? item(raw, number, indent, body);
}

const BOLD_LINE = /^(?:\*\*|__)(?=\S)([^*]+?)(?:\*\*|__)\s*:?\s*$/;
const DECLARED =
  /^(?:entidad|entity|modelo|model|tabla|table|clase|class|recurso|resource|enum|enumeraci[oó]n|enumeration|enumerado|interface|struct)(?:\s*[:\-–—]\s*|\s+)(?=["`*\p{L}])[^.!?]{1,80}$/iu;

/** Lines that open a block without `#`: `**Customer**` alone, `Entidad: Cliente`, `model Customer {`. */
function pseudoHeading(
  raw: string,
  number: number,
  indent: { length: number; width: number },
  body: string,
): Line | null {
  if (indent.width >= TAB) return null;
  const bold = BOLD_LINE.exec(body);
  if (bold) {
    const start = body.indexOf(bold[1] ?? '');
    const level = isBlockPart(bold[1] ?? '') ? PART_LEVEL : BLOCK_LEVEL;
    return {
      number,
      raw,
      kind: 'heading',
      level,
      text: bold[1] ?? '',
      column: indent.length + start + 1,
      numbered: false,
    };
  }
  const isCode = /^(?:export\s+)?(?:type|interface|model|class)\s+\p{Lu}\w*\s*=?\s*\{$/u.test(body);
  if ((!DECLARED.test(body) && !isCode) || statesFieldType(body)) return null;
  const explicit = /^\p{L}+\s*[:\-–—]/u.test(body) || /[{:]$/.test(body);
  if (!explicit && (body.split(/\s+/).length > 3 || !/^\p{L}+\s+["`*]*\p{Lu}/u.test(body))) return null;
  return {
    number,
    raw,
    kind: 'heading',
    level: BLOCK_LEVEL,
    text: body,
    column: indent.length + 1,
    numbered: false,
  };
}

/** Below every Markdown heading: blocks opened by a bold line or a word, and the parts of such a block. */
export const BLOCK_LEVEL = 7;
const PART_LEVEL = 8;

const isBlockPart = (text: string) => {
  const kind = findSection(text);
  return kind === 'fields' || kind === 'relations' || kind === 'rules';
};

function item(raw: string, number: number, indent: { length: number; width: number }, body: string): Line {
  let start = 0;
  const quote = /^>[ \t]?/.exec(body);
  if (quote) start += quote[0].length;
  const marker = quote
    ? null
    : (BULLET.exec(body.slice(start)) ??
      BARE_BULLET.exec(body.slice(start)) ??
      NUMBER.exec(body.slice(start)));
  const numbered = marker !== null && NUMBER.test(body.slice(start)) && !BULLET.test(body.slice(start));
  if (marker) start += marker[0].length;
  const path = numbered ? /^\d+(?:\.\d+)*/.exec(marker?.[0] ?? '')?.[0] : undefined;
  const check = marker ? CHECKBOX.exec(body.slice(start)) : null;
  if (check) start += check[0].length;
  return {
    number,
    raw,
    kind: marker ? 'bullet' : 'text',
    level: indent.width,
    text: body.slice(start),
    column: indent.length + start + 1,
    numbered,
    ...(path === undefined ? {} : { path }),
    ...(quote ? { quoted: true } : {}),
  };
}

function indentOf(raw: string): { length: number; width: number } {
  let length = 0;
  let width = 0;
  for (; length < raw.length; length++) {
    const char = raw[length];
    if (char === ' ' || char === '\u00a0') width += 1;
    else if (char === '\t') width += TAB - (width % TAB);
    else break;
  }
  return { length, width };
}
