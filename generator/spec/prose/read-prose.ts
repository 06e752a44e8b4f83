import { type Draft, type Leftover, type Paragraph, spanOf } from '../draft.ts';
import { splitSentences } from './sentence.ts';

/** Reads plain sentences into the draft; what it could not use comes back, in the order of the text. */
export function readProse(paragraphs: readonly Paragraph[], _draft: Draft): Leftover[] {
  return paragraphs.flatMap((paragraph) =>
    splitSentences(paragraph).map(({ start, end }) => ({
      paragraph,
      text: paragraph.text.slice(start, end),
      span: spanOf(paragraph, start, end),
    })),
  );
}
