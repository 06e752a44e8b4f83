import { type Draft, type DraftEntity, type Leftover, type Paragraph, spanOf } from '../draft.ts';
import { dropAnnouncement } from './announce.ts';
import { declareThings } from './declare.ts';
import { addEntities } from './entity.ts';
import { vocabularyOf } from './language.ts';
import { Model } from './model.ts';
import { parseNounPhrase } from './noun-phrase.ts';
import { takeOptionParts } from './option.ts';
import { type Context, newContext } from './read-clause.ts';
import type { Ref } from './reading.ts';
import { addRelations, type Statement } from './relation.ts';
import { opensRule } from './rule.ts';
import { Scan } from './scan.ts';
import { type Sentence, splitSentences } from './sentence.ts';
import { finishRule, reportUnused, settle } from './settle.ts';
import { unwrapStory } from './story.ts';
import { isMark, tokenize } from './token.ts';
import { readSentence, type Work } from './work.ts';

/**
 * Reads plain sentences into the draft: first all of them for the things they speak of, then again for what they say
 * about those. What could not be used comes back, in the order of the text; guesses become assumptions.
 */
export function readProse(paragraphs: readonly Paragraph[], draft: Draft): Leftover[] {
  const model = new Model(draft);
  const context = newContext();
  if (draft.title) context.title = new Set(tokenize(draft.title.text).map(({ key }) => key));
  const works = paragraphs.flatMap((paragraph) => readParagraph(paragraph, model, context));
  declareThings(
    model,
    works.flatMap(({ readings }) => readings),
  );
  const statements: Statement[] = [];
  for (const work of works) settle(model, work, statements);
  addRelations(draft, statements);
  addEntities(model, statements);
  for (const work of works) finishRule(model, work);
  const unused = works.filter(({ used }) => !used);
  for (const work of unused) reportUnused(model, work);
  return unused.map(leftover);
}

function readParagraph(paragraph: Paragraph, model: Model, context: Context): Work[] {
  const subject = paragraph.subject ? refTo(paragraph.subject, paragraph, model.draft) : null;
  if (subject) {
    context.subjects = [subject];
    context.last = [subject];
  }
  return splitSentences(paragraph)
    .map((sentence) => unwrapStory(sentence, vocabularyOf(sentence.tokens, model.draft.language)))
    .map((sentence) => dropAnnouncement(sentence, vocabularyOf(sentence.tokens, model.draft.language)))
    .flatMap((sentence) => splitRule(sentence, model.draft))
    .flatMap((sentence) =>
      takeOptionParts(
        model.draft,
        sentence,
        new Scan(sentence, vocabularyOf(sentence.tokens, model.draft.language)),
      ),
    )
    .map((sentence) => readSentence(sentence, model, context));
}

/** `after the auction, winners pay; payments have a method`: a rule ends at the semicolon. */
function splitRule(sentence: Sentence, draft: Draft): Sentence[] {
  const at = sentence.tokens.findIndex((token) => isMark(token, ';'));
  const rest = sentence.tokens.slice(at + 1);
  const [first, last] = [rest[0], rest.at(-1)];
  if (
    at < 1 ||
    !first ||
    !last ||
    !opensRule(new Scan(sentence, vocabularyOf(sentence.tokens, draft.language)))
  )
    return [sentence];
  const head = sentence.tokens.slice(0, at);
  return [
    { ...sentence, tokens: head, end: head.at(-1)?.end ?? sentence.end },
    { ...sentence, tokens: rest, start: first.start },
  ];
}

/** A block's heading as a noun phrase, so that `it` can stand for it. */
function refTo(block: DraftEntity, paragraph: Paragraph, draft: Draft): Ref | null {
  const tokens = tokenize(block.label);
  const sentence = {
    paragraph: { ...paragraph, text: block.label },
    tokens,
    start: 0,
    end: block.label.length,
  };
  const scan = new Scan(sentence, vocabularyOf(tokens, draft.language));
  const phrase = parseNounPhrase(scan, 0);
  return phrase ? { scan, phrase } : null;
}

function leftover({ sentence }: Work): Leftover {
  const { paragraph, start, end } = sentence;
  return { paragraph, text: paragraph.text.slice(start, end), span: spanOf(paragraph, start, end) };
}
