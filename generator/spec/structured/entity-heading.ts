import type { Span } from '../draft.ts';
import { findType } from '../lexicon/types.ts';
import { bothForms, OTHER_ENDING } from '../naming/both-forms.ts';
import { fold } from '../naming/fold.ts';
import { type Attributes, splitAttributes } from './attributes.ts';
import { isQuoted, openerOf, spanAt, splitTop, unquote } from './cursor.ts';
import { findSection, plainHeading } from './words.ts';

/** What a heading or opening line says about the entity or enumeration below it. */
export type BlockHeading = {
  kind: 'entity' | 'enum' | 'unknown';
  label: string;
  isExact: boolean;
  span: Span;
  attributes: Attributes;
  aliases: string[];
  description?: string;
  /** Fields or choices on the same line: `Customer: name, email`, `Customer (name, email)`. */
  inline?: { text: string; column: number };
};

const ENTITY_LEAD =
  /^(?:entidad|entity|modelo|model|tabla|table|recurso|resource|clase|class|objeto|object|coleccion|collection|interface|struct|ficha)(?:\s*[:\-–—]\s*|\s+)/iu;
const ENUM_LEAD =
  /^(?:(?:enum|enumeraci[oó]n|enumeration|enumerad[oa])(?:\s*[:\-–—]\s*|\s+(?=\S))|(?:lista de valores|value list|cat[aá]logo)\s*:\s*)/iu;
const ENUM_TAIL =
  /\s*[([]\s*(?:enum|enumeraci[oó]n|enumeration|enumerad[oa]|lista|valores|values)\s*[)\]]\s*$|\s+enum$/i;
const ENTITY_TAIL = /\s+(?:entity|table|model|\(entity\)|\(entidad\)|\(tabla\)|\(table\)|\(model\))$/i;
const OWNS =
  /\s+(?:tienen?|has|have|contienen?|contains?|guardan?|stores?|con|with|se compone de|includes?|incluyen?)(?:\s+(?:los|las|the|these|estos|sus|its|an?))?(?:\s+(?:siguientes?|following))?(?:\s+(?:campos?|fields?|atributos?|attributes?|datos|data|propiedades|properties|columnas|columns|informaci[oó]n|information))?\s*:?\s*$/iu;
/** `(antes: Cliente)`, `(antes Cliente)`, `(was Customer)`: what it was called in the version before. */
const WAS = /^(?:antes|was|formerly|anteriormente)\s*(?:[:=]\s*|\s)(["“«`]?\p{L}.*)$/iu;
const ARTICLE = /^(?:cada|todo|toda|un|una|el|la|los|las|each|every|an?|the)\s+(?=\S)/i;

/** Reads the line that opens a block; `kind` is unknown when nothing but the name stands there. */
export function readBlockHeading(text: string, line: number, column: number): BlockHeading {
  const { text: bare, attributes } = splitAttributes(text.replace(/\s*\{\s*$/, ''));
  let at = leadLength(bare);
  let rest = bare.slice(at);
  let kind: BlockHeading['kind'] = 'unknown';
  const lead = ENUM_LEAD.exec(rest) ?? entityLead(rest, /\{\s*$/.test(text));
  if (lead && !(findSection(rest) !== null && !/[:\-–—]\s*$/.test(lead[0])) && rest.length > lead[0].length) {
    kind = ENUM_LEAD.test(rest) ? 'enum' : 'entity';
    at += lead[0].length;
    rest = rest.slice(lead[0].length);
  }
  if (ENUM_TAIL.test(rest)) {
    kind = 'enum';
    rest = rest.replace(ENUM_TAIL, '');
  }
  const quoted = /^\s*("(?:[^"\\]|\\.)*")/.exec(rest)?.[1];
  if (quoted !== undefined) {
    const from = rest.indexOf(quoted);
    const span = spanAt(line, column + at + from, quoted.length);
    return {
      kind,
      label: unquote(quoted),
      isExact: true,
      span,
      attributes,
      aliases: [],
      ...inlineOf(rest.slice(from + quoted.length), column + at + from + quoted.length),
    };
  }
  return finish(
    { kind, label: '', isExact: false, span: spanAt(line, column, 1), attributes, aliases: [] },
    rest,
    line,
    column + at,
  );
}

/** `modelo: texto obligatorio`, `model: string`: a key with a type behind it is a field, though the key could announce an entity. */
export function statesFieldType(text: string): boolean {
  const value = /^(?!entidad|entity)\p{L}+\s*[:\-–—]\s*(\p{Ll}[\p{L}\p{N}_]*)/iu.exec(text)?.[1];
  const meaning = value !== undefined && /^\p{Ll}/u.test(value) ? findType(value) : null;
  return meaning !== null && !meaning.weak;
}

/** `Entity: Customer`, `entity Customer`; `model year` and `ficha del animal` announce nothing. */
function entityLead(text: string, isCode: boolean): RegExpExecArray | null {
  // `type Show {` is code; `Type: Show` is a label.
  const lead =
    ENTITY_LEAD.exec(text) ??
    /^(?:export\s+)?(?:type|interface|model|class)\s+(?=\p{Lu}\w*\s*=?\s*$)/u.exec(isCode ? text : '');
  if (statesFieldType(text)) return null;
  const isCapital = lead && /^["`*]*\p{Lu}/u.test(text.slice(lead[0].length));
  return lead && (isCapital || /[:–—-]\s*$/.test(lead[0])) ? lead : null;
}

/** Numbering, emoji and marks before the name. */
function leadLength(text: string): number {
  const found =
    /^(?:[^\p{L}\p{N}"`«“(]*(?:\d{1,3}(?:\.\d{1,3})*[.):]?\s+|[a-zA-Z][.)]\s+|[IVX]{1,4}[.)]\s+)?[^\p{L}\p{N}"`«“(]*)/u.exec(
      text,
    );
  const length = found?.[0].length ?? 0;
  // A heading without a letter is all name: it can at least be shown.
  return length === text.length ? 0 : length;
}

function finish(heading: BlockHeading, text: string, line: number, column: number): BlockHeading {
  let name = text;
  const cut = cutAt(name);
  if (cut) {
    const behind = name.slice(cut.to);
    const behindAt = column + cut.to + (behind.length - behind.trimStart().length);
    name = name.slice(0, cut.from);
    if (behind.trim() !== '') {
      if (looksInline(behind)) heading.inline = { text: behind.trim(), column: behindAt };
      else heading.description = behind.trim();
    }
  }
  name = bracketOf(name, heading, column)
    .replace(ENTITY_TAIL, '')
    .replace(OWNS, '')
    .replace(/[*_`]+/g, '')
    .replace(/[\s:.]+$/, '');
  const article = ARTICLE.exec(name.trimStart());
  if (article && name.trim().split(/\s+/).length > 1) name = name.trimStart().slice(article[0].length);
  const [first, ...others] = name.split(/\s+\/\s+|\s+\|\s+/);
  heading.aliases.push(...others.map((other) => other.trim()).filter(Boolean));
  heading.label = isQuoted(first ?? '') ? unquote(first ?? '') : (first ?? '').trim();
  const from = text.indexOf(heading.label);
  const written = Math.max(heading.label.length, 1);
  nameBothForms(heading);
  heading.span = spanAt(line, column + Math.max(from, 0), written);
  return heading;
}

/** The first colon, dash or arrow behind the name, outside brackets. */
function cutAt(text: string): { from: number; to: number } | null {
  const pieces = splitTop(text, /\s*:(?=\s|\*|$)|\s+[-–—=]\s+|\s*[—–]\s*|\s*→\s*/y);
  const first = pieces[0];
  const second = pieces[1];
  return first && second && first.text.trim() !== '' ? { from: first.text.length, to: second.at } : null;
}

/** What stands in brackets at the end of the name: fields, a plural, or another name. */
function bracketOf(name: string, heading: BlockHeading, column: number): string {
  const trimmed = name.trimEnd();
  // `Alumno(a)` is one word, not a word and another in brackets.
  if (/\p{L}\(\p{L}{1,4}\)$/u.test(trimmed) && OTHER_ENDING.test(trimmed.slice(trimmed.lastIndexOf('('))))
    return name;
  const open = trimmed.endsWith(')') ? openerOf(trimmed, trimmed.length - 1) : null;
  if (open === null || open === 0) return name;
  const inside = trimmed.slice(open + 1, -1);
  const folded = fold(inside).trim();
  const plural = /^(?:plural|pl\.?)\s*[:=]?\s*(.+)$/i.exec(inside.trim())?.[1];
  const was = WAS.exec(inside.trim())?.[1];
  if (plural !== undefined) heading.attributes.plural ??= unquote(plural);
  else if (was !== undefined) heading.attributes.was ??= unquote(was);
  else if (looksInline(inside)) heading.inline ??= { text: inside, column: column + open + 1 };
  else if (
    !/^(?:tabla|table|coleccion|collection|entidad|entity|modelo|model|main|principal|nuev[oa]|new|opcional|optional|\d+)/.test(
      folded,
    ) &&
    inside.trim().split(/\s+/).length <= 3
  ) {
    heading.aliases.push(inside.trim());
  } else heading.description ??= inside.trim();
  return trimmed.slice(0, open);
}

/** The parts of an inline list: between semicolons when there are any, since commas then part what one part says. */
export function inlinePieces(text: string): { text: string; at: number }[] {
  const parts = splitTop(text, /\s*;\s*(?:(?:y|e|and)\s+)?/y);
  const areFields = parts.length > 1 && parts.every((part) => /^[^:,]+[:(]/.test(part.text.trim()));
  return areFields ? parts : splitTop(text, /\s*[,;|]\s*(?:(?:y|e|and)\s+)?/y);
}

/** True when a text lists fields or choices: two pieces or more, each short. */
export function looksInline(text: string): boolean {
  const pieces = inlinePieces(text.trim().replace(/[.;]$/, '')).map((piece) => piece.text.trim());
  if (pieces.length < 2) return false;
  const isShort = (piece: string) =>
    piece.replace(/\([^)]*\)/g, '').split(/\s+/).length <=
    (/^[^:]{2,40}:\s/.test(piece) ? MAX_SPEC : MAX_NAME);
  return pieces.every((piece) => piece !== '' && isShort(piece)) && !/[.!?]\s/.test(text);
}

/** Most words of a bare name in an inline list, and of a name with what is said about it. */
const MAX_NAME = 5;
const MAX_SPEC = 14;

/** Rest of a line behind a quoted name. */
function inlineOf(
  rest: string,
  column: number,
): { inline?: BlockHeading['inline'] & {}; description?: string } {
  const found = /^\s*[:—–-]\s*/.exec(rest);
  const text = found ? rest.slice(found[0].length).trim() : '';
  if (!found || text === '') return {};
  return looksInline(text)
    ? { inline: { text, column: column + found[0].length } }
    : { description: isQuoted(text) ? unquote(text) : text };
}

/** `Voluntario/a`, `Alumno(a)`: the code takes the first form, mentions may use either, people read both. */
function nameBothForms(heading: BlockHeading): void {
  const both = bothForms(heading.label, 'es');
  if (!both) return;
  heading.label = both.label;
  heading.attributes.name ??= both.name;
  heading.attributes.plural ??= both.plural;
  heading.aliases.push(...both.forms);
}

/** True when a heading, stripped of marks, could be the name of an entity at all: few words, no sentence. */
export function couldBeName(text: string): boolean {
  const plain = plainHeading(text) || text.trim();
  return plain !== '' && plain.split(/\s+/).length <= 6 && plain.length <= 120 && !/[.!?]$/.test(text.trim());
}
