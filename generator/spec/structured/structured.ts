import { report } from '../diagnose.ts';
import { type Draft, emptyDraft, type Leftover, type Paragraph, spanOf } from '../draft.ts';
import { fold, foldKey } from '../naming/fold.ts';
import { type Block, markUsed, type Reading } from './blocks.ts';
import { spanAt } from './cursor.ts';
import { readFieldLine } from './field-line.ts';
import type { Item } from './item.ts';
import { isSentence } from './likeness.ts';
import { dropLineLabels } from './line-labels.ts';
import { scanLines } from './lines.ts';
import { EntityNames } from './mentions.ts';
import { paragraphsOf } from './paragraphs.ts';
import { readEntity } from './read-entity.ts';
import { readEnum, readEnums } from './read-enums.ts';
import { readOptions, setSentence } from './read-options.ts';
import { readRelations } from './read-relations.ts';
import { readRules } from './read-rules.ts';
import { isSigned, readRelationLine, readRelationSentence } from './relation-sentence.ts';
import { reportLost } from './report-lost.ts';
import { surveyOf } from './survey.ts';
import { buildTree } from './tree.ts';
import { findBlocks } from './walk.ts';

/** Longest line read as structure; a longer one is prose or no text for people at all. */
const MAX_LINE = 2_000;

/**
 * Reads everything of a SPEC that has structure into `draft` and returns the rest as paragraphs for the prose reader,
 * and whether headings say which entities there are.
 */
export function readStructured(
  text: string,
  draft: Draft,
): { paragraphs: Paragraph[]; hasHeadings: boolean } {
  const lines = scanLines(text);
  dropLineLabels(lines);
  const long = lines.filter((line) => line.text.length > MAX_LINE);
  for (const line of long) line.kind = line.kind === 'skip' ? 'skip' : 'blank';
  const reading: Reading = { draft, names: new EntityNames(draft.language), paragraphs: [], used: new Set() };
  const tree = buildTree(lines);
  const survey = surveyOf(tree, draft);
  const blocks = findBlocks(tree, reading, typeNamesIn(text), survey);
  for (const block of blocks) readBlock(block, reading);
  for (const line of long) {
    if (line.kind === 'blank')
      reading.paragraphs.push({ text: line.text, line: line.number, column: line.column, section: 'other' });
  }
  reportLost(lines, reading);
  return { paragraphs: reading.paragraphs, hasHeadings: survey.hasHeadings };
}

/** Words that stand where a type stands, folded: a heading of that name with bare words below it is an enumeration. */
function typeNamesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const found of text.matchAll(
    /[:|(]\s*`?(\p{Lu}[\p{L}\p{N}_]{1,60})((?: [\p{L}\p{N}_]{1,30}){0,3})/gu,
  )) {
    if (found[1]) names.add(foldKey(found[1]));
    if (found[1] && found[2]) names.add(foldKey(found[1] + found[2]));
  }
  return names;
}

function readBlock(block: Block, reading: Reading): void {
  switch (block.kind) {
    case 'entity':
      readEntity(block, reading);
      break;
    case 'enum':
      readEnum(block);
      break;
    case 'enums':
      readEnums(block.items, reading);
      break;
    case 'relations':
      readRelations(block, reading);
      break;
    case 'rules':
      readRules(block.items, reading, block.entity);
      break;
    case 'options':
      readOptions(block.items, block.heading, reading.draft);
      markUsed(block.items, reading.used);
      break;
    case 'prose':
      readProseBlock(block, reading);
      break;
  }
}

/** Quoted text is the description; signs such as `Customer 1:N Ticket` are relations wherever they stand. */
function readProseBlock(block: Block & { kind: 'prose' }, reading: Reading): void {
  const { draft, names } = reading;
  const quoted = block.items.filter((item) => item.line.quoted);
  if (quoted.length > 0) keepQuoted(quoted, block, draft);
  markUsed(quoted, reading.used);
  const rest: Item[] = [];
  for (const item of block.items) {
    if (item.line.quoted) continue;
    const signed = item.more.length === 0 && isSigned(item.text);
    const relations = signed
      ? readRelationLine(item.text, item.line.number, item.line.column, { names, draft, origin: 'section' })
      : null;
    if (relations && relations.length > 0) draft.relations.push(...relations);
    else rest.push(item);
  }
  reading.paragraphs.push(...paragraphsOf(rest, block.section, block.entity));
}

/** Consecutive quoted lines are one paragraph; an empty quoted line parts two. */
function keepQuoted(items: readonly Item[], block: Block & { kind: 'prose' }, draft: Draft): void {
  const lines = items.flatMap((item) => [item.line, ...item.more]);
  let before = -1;
  for (const line of lines) {
    const last = draft.description.at(-1);
    if (block.entity) {
      const { entity } = block;
      entity.description =
        entity.description === undefined ? line.text : `${entity.description}\n${line.text}`;
    } else if (last && before === line.number - 1) last.text = `${last.text}\n${line.text}`;
    else
      draft.description.push({
        text: line.text,
        span: spanAt(line.number, line.column, Math.max(line.text.length, 1)),
      });
    before = line.number;
  }
}

/** Verbs with which a sentence says what there is; a line without any names what the SPEC is about. */
const STATES =
  /(?<![a-z])(?:has|have|belongs?|contains?|includes?|can|may|must|should|is|are|be|stores?|keeps?|records?|owns?|makes?|places?|tienen?|pertenecen?|contienen?|incluyen?|pueden?|deben?|es|son|estan?|guardan?|registran?|hacen?|lleva[n]?|consta[n]?|many|muchos|muchas|varios|varias)(?![a-z])/;

/** `League with teams and players` above blocks: one sentence without a verb, which describes and asks for nothing. */
export function isCaption({ text, section, subject }: Paragraph, draft: Draft): boolean {
  const hasBlocks = draft.entities.some(({ source }) => source === 'block');
  if (
    !hasBlocks ||
    subject !== undefined ||
    (section !== 'intro' && section !== 'notes' && section !== 'other')
  )
    return false;
  const isOneSentence = !/[.!?;]\s+\S/.test(text.trim());
  return isOneSentence && !STATES.test(fold(text));
}

/** A paragraph nobody reads further. */
export const wholeParagraph = (paragraph: Paragraph): Leftover => ({
  paragraph,
  text: paragraph.text,
  span: spanOf(paragraph, 0, paragraph.text.length),
});

/** Puts what the prose reader could not use where it belongs: option, rule, description; or says that it was not read. */
export function keepLeftovers(leftovers: readonly Leftover[], draft: Draft): void {
  const names = namesOf(draft);
  let last: Paragraph | null = null;
  for (const { paragraph, text, span } of leftovers) {
    const words = withStop(text, paragraph)
      .replace(/\*{2,}|_{2,}/g, '')
      .replace(/\s+/g, ' ')
      .replace(/^[\s*]+|[\s*]+$/g, '');
    if (!/[\p{L}\p{N}]/u.test(words)) continue;
    if (setSentence(words, span, draft)) continue;
    readRelationIn(words, span, names, draft);
    const isRule =
      paragraph.section === 'rules' ||
      paragraph.section === 'other' ||
      (isSentence(words) && isDemand(words));
    if (paragraph.section === 'relations' || paragraph.section === 'options')
      reportUnread(draft, span, words);
    else if (isRule && isSentence(words))
      draft.rules.push({
        text: words,
        span,
        ...(paragraph.subject ? { entity: paragraph.subject.label } : {}),
      });
    else if (paragraph.subject) {
      const { subject } = paragraph;
      subject.description = subject.description === undefined ? words : `${subject.description} ${words}`;
    } else {
      reportDescribed(paragraph, words, span, draft);
      const before = draft.description.at(-1);
      if (before && last === paragraph) before.text = `${before.text} ${words}`;
      else draft.description.push({ text: words, span });
    }
    last = paragraph;
  }
}

/** A sentence kept as description may still state a relation between declared entities: `Un cliente tiene muchos pedidos`. */
function readRelationIn(text: string, span: Leftover['span'], names: EntityNames, draft: Draft): void {
  const silent: Draft = { ...draft, diagnostics: [], assumptions: [] };
  const relations = readRelationSentence(text, span.line, span.column, {
    names,
    draft: silent,
    origin: 'sentence',
  });
  if (relations && silent.diagnostics.length === 0) draft.relations.push(...relations);
}

function namesOf(draft: Draft): EntityNames {
  const names = new EntityNames(draft.language);
  for (const { label, aliases = [] } of draft.entities)
    for (const name of [label, ...aliases]) names.add(name);
  return names;
}

/** Takes back what the prose reader said about words that set an option: `Use MySQL` is understood, if not as a clause. */
export function withdrawOptions(text: string, draft: Draft): void {
  const lines = text.split(/\r\n|\n|\r/);
  draft.diagnostics = draft.diagnostics.filter(({ code, line, column, endLine, endColumn }) => {
    if (code !== 'prose-not-understood' || line !== endLine) return true;
    const words = lines[line - 1]?.slice(column - 1, endColumn - 1) ?? '';
    return !setSentence(words, { line, column, endLine, endColumn }, draft);
  });
}

/** The sentence with the mark that ends it, which the prose reader leaves out. */
function withStop(text: string, paragraph: Paragraph): string {
  const at = paragraph.text.indexOf(text);
  const mark = at === -1 ? '' : (/^[.!?…]+/.exec(paragraph.text.slice(at + text.length))?.[0] ?? '');
  return text + mark;
}

const isDemand = (text: string) =>
  /\b(must|cannot|can't|can not|should|only|never|always|when(?:ever)?|debe[n]?|no (?:se )?puede[n]?|solo|solamente|nunca|siempre|cuando|cada vez|hay que|tiene[n]? que|automatic\w*|notif\w*|avis\w*|envi\w+|send\w*|calcul\w*)\b/.test(
    fold(text),
  );

/**
 * Beside entities with blocks of their own, text that becomes part of the description is said to do no more when it stands
 * where data could stand, or reads as a field.
 */
function reportDescribed({ section }: Paragraph, text: string, span: Leftover['span'], draft: Draft): void {
  if (!draft.entities.some(({ source }) => source === 'block')) return;
  const trial = emptyDraft(draft.language);
  const isField =
    /^[^:.]{2,40}:\s*\S/.test(text) &&
    (readFieldLine(text, 1, 1, trial, { isCompact: false })?.understood ?? 0) > 0;
  if (isField) reportUnread(draft, span, text);
  else if (section === 'entities' || (section === 'other' && !isSentence(text)))
    report(draft, 'info', 'described', span, {
      es: `«${text}» queda solo en la descripción.`,
      en: `“${text}” stays in the description only.`,
    });
}

function reportUnread(draft: Draft, span: Leftover['span'], text: string): void {
  report(draft, 'warning', 'not-understood', span, {
    es: `No entiendo «${text}».`,
    en: `I do not understand “${text}”.`,
  });
}
