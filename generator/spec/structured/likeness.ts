import type { Draft } from '../draft.ts';
import { emptyDraft } from '../draft.ts';
import { inferType } from '../lexicon/infer.ts';
import { typeWords } from '../lexicon/types.ts';
import { fold } from '../naming/fold.ts';
import { findNearest } from '../naming/nearest.ts';
import { Cursor } from './cursor.ts';
import { readFieldLine } from './field-line.ts';
import type { Item } from './item.ts';
import { EntityNames } from './mentions.ts';
import { unmarked } from './relation-bullet.ts';
import { PHRASES } from './relation-words.ts';
import { severalNames } from './several-names.ts';
import { findSection } from './words.ts';

const SENTENCE =
  /(?:^|\s)(?:puede|pueden|podra|podran|debe|deben|debera|deberan|must|can|cannot|can't|could|should|shall|will|would|is|are|was|es|son|esta|estan|ser|hay|cuando|when|whenever|if|si|only|solo|solamente|nunca|never|siempre|always|cada vez|every time|se (?:puede|debe|envia|calcula|muestra|crea|registra|actualiza|guarda|marca|genera)|no se|not be|need(?:s)? to|hay que|tiene que|tienen que|necesit[oa]|want|quiero|queremos|let|permit[ie]r?|allow(?:s)?|impide|prevent(?:s)?)(?=\s|$|,)/;

/** True when a line reads as a sentence about behaviour rather than as a field. */
export function isSentence(text: string): boolean {
  const folded = fold(unmarked(text))
    .replace(/^\s*"(?:[^"\\]|\\.)*"/, 'x')
    .replace(/\([^)]*\)/g, '')
    .replace(/\s(?:[—–]|-{1,2}|\/\/)\s.*$/, '')
    .trim();
  const words = folded.split(/\s+/);
  if (words.length < 3) return false;
  const colon = /^[^:]{1,50}:/.exec(folded);
  if (colon) return words.length > 14 && /[.]$/.test(folded) && SENTENCE.test(folded.slice(colon[0].length));
  return words.length > 9 || SENTENCE.test(folded) || (words.length > 4 && /[.!?]$/.test(folded));
}

/** True when a verb phrase of relations begins the line. */
export function isRelationLine(text: string): boolean {
  const cursor = new Cursor(unmarked(text).trimStart(), 1, 1);
  return PHRASES.some(
    (phrase) => !phrase.needsKnown && (cursor.peek(phrase.pattern)?.[0].trim() ?? '') !== '',
  );
}

/** Two or three letters are near to everything. */
const LIKELY_TYPES = typeWords().filter((word) => word.length > 3);

/** How much the lines below a heading look like the fields of an entity. */
export type Likeness = {
  total: number;
  /** Lines that read as a field or relation. */
  good: number;
  /** Lines with a type, a constraint, a telling name, or a relation. */
  strong: number;
  /** Lines that state a type or are relations. */
  typed: number;
  /** Lines that state a type. */
  fields: number;
  /** Lines that list choices: as many enumerations, when nothing else stands there. */
  choices: number;
};

/** Looks at a body without keeping anything. */
export function likenessOf(items: readonly Item[], draft: Draft): Likeness {
  const out = { total: 0, good: 0, strong: 0, typed: 0, fields: 0, choices: 0 };
  for (const item of items.slice(0, 60)) measure(item, draft, out);
  return out;
}

/** Before any block is read no entity is known. */
const NO_NAMES = new EntityNames('en');

/** `RNF1: …`, `US-12: …`: requirements by their number. */
const NUMBERED_DEMAND = /^[*_`]*(?:r?nfr?|rf|fr|us|hu|cu|uc|req|ac|rn|br)[-_ ]?\d{1,3}\b/i;

function measure(item: Item, draft: Draft, out: Likeness): void {
  const { kind } = item.line;
  if (item.line.quoted) return;
  if (kind === 'table') {
    out.total++;
    out.good++;
    if (/(?:campo|nombre|name|field|atributo|attribute|column|tipo|type)/i.test(item.text)) {
      out.strong++;
      out.typed++;
      out.fields++;
    }
    return;
  }
  if (kind === 'text' && item.children.length === 0 && (isSentence(item.text) || item.more.length > 0))
    return;
  const section = findSection(item.text);
  if (section === 'fields' || section === 'relations') {
    for (const child of item.children) measure(child, draft, out);
    return;
  }
  out.total++;
  if (isRelationLine(item.text)) {
    out.good++;
    out.strong++;
    out.typed++;
    return;
  }
  if (isSentence(item.text) || NUMBERED_DEMAND.test(item.text)) return;
  const several = kind === 'bullet' ? severalNames(item.text, NO_NAMES, draft) : null;
  if (several) {
    const isTelling = !several.isGuess || several.fields.some(({ name }) => inferType(name).sure);
    out.good++;
    if (isTelling) out.strong++;
    if (!several.isGuess) Object.assign(out, { typed: out.typed + 1, fields: out.fields + 1 });
    return;
  }
  const read = readFieldLine(item.text, 1, 1, emptyDraft(draft.language), { isCompact: false });
  // `Note: half the team writes in Spanish` is a remark, whatever its first word could be.
  const isRemark = kind === 'text' && item.children.length === 0 && /^[^:]+:(?:\s+\S+){4}/.test(item.text);
  if (isRemark && read?.understood === 0 && read.field.values === undefined) return;
  if (!read || read.field.label.split(/\s+/).length > 5) return;
  const plain = read.field.typeName !== undefined && read.understood === 0 && read.field.values === undefined;
  if (plain && read.field.description !== undefined) return;
  const isGuess = plain && findNearest(fold(read.field.typeName ?? ''), LIKELY_TYPES) === null;
  if (!isGuess || /^\p{Lu}\p{L}*(?:\[\])?$/u.test(read.field.typeName ?? '')) out.good++;
  if (
    read.understood > 0 ||
    read.field.values !== undefined ||
    (!isGuess && (plain || inferType(read.field.label).sure))
  )
    out.strong++;
  if (read.field.values !== undefined) out.choices++;
  if (read.field.type === undefined) return;
  out.typed++;
  out.fields++;
}

/** True when a body is the body of an entity even though nothing says so. */
export function looksLikeEntity({ total, good, strong }: Likeness): boolean {
  return total > 0 && strong > 0 && good * 10 >= total * 6;
}
