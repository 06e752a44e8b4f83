import type { Draft, Paragraph } from '../draft.ts';
import type { Gap } from './clause.ts';
import { vocabularyOf } from './language.ts';
import type { Model } from './model.ts';
import { readOptions } from './option.ts';
import { parseClauses } from './parse-clauses.ts';
import { type Context, readClause } from './read-clause.ts';
import type { Reading } from './reading.ts';
import { opensRule } from './rule.ts';
import { Scan } from './scan.ts';
import type { Sentence } from './sentence.ts';
import { parseTitle } from './title.ts';

/** A sentence on its way through the reader. */
export type Work = {
  sentence: Sentence;
  scan: Scan;
  readings: Reading[];
  gaps: Gap[];
  /** Its words were used, whatever its clauses come to. */
  used: boolean;
  isRule: boolean;
  /** False in the descriptions of a structured SPEC: those speak of things, they do not ask for new ones. */
  mayDeclare: boolean;
};

/** Reads one sentence as far as that is possible without knowing the others. */
export function readSentence(sentence: Sentence, model: Model, context: Context): Work {
  const { draft } = model;
  const { paragraph } = sentence;
  const scan = new Scan(sentence, vocabularyOf(sentence.tokens, draft.language));
  const work: Work = {
    sentence,
    scan,
    readings: [],
    gaps: [],
    used: false,
    isRule: false,
    mayDeclare: mayDeclare(paragraph, draft),
  };
  if (paragraph.section === 'rules' || opensRule(scan)) return { ...work, isRule: true };
  const spokeOfOptions = readOptions(draft, scan);
  if (isDescription(paragraph, draft) || spokeOfOptions === 'roles')
    return { ...work, used: spokeOfOptions !== null };
  const title = hasBlocks(draft) || model.started ? null : parseTitle(scan);
  if (title) {
    draft.title ??= title.text;
    context.aboutSystem = true;
    context.title = new Set(scan.tokens.slice(0, title.rest).map(({ key }) => key));
  }
  const parsed = parseClauses(scan, title ? title.rest : 0, title !== null);
  work.readings = parsed.clauses.map((clause) => readClause(clause, context));
  work.gaps = parsed.gaps;
  model.started ||= work.readings.some(({ is }) => is !== 'nothing');
  work.used = spokeOfOptions !== null || title !== null;
  return work;
}

const hasBlocks = (draft: Draft) => draft.entities.some(({ source }) => source === 'block');

/** In a SPEC with blocks, sentences outside the sections for entities and relations describe what the blocks ask for. */
function isDescription(paragraph: Paragraph, draft: Draft): boolean {
  return (
    hasBlocks(draft) &&
    (paragraph.section === 'intro' || paragraph.section === 'notes' || paragraph.section === 'other')
  );
}

function mayDeclare(paragraph: Paragraph, draft: Draft): boolean {
  return !hasBlocks(draft) || paragraph.section === 'entities' || paragraph.section === 'relations';
}
