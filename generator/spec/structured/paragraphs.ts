import type { DraftEntity, Paragraph } from '../draft.ts';
import type { Item } from './item.ts';
import { wholeText } from './tree.ts';

/** The items as paragraphs for the prose reader, children behind their parents, with their place in the SPEC. */
export function paragraphsOf(
  items: readonly Item[],
  section: Paragraph['section'],
  subject?: DraftEntity,
): Paragraph[] {
  return items.flatMap((item) => [
    {
      text: wholeText(item),
      line: item.line.number,
      column: item.line.column,
      section,
      ...(subject ? { subject } : {}),
    },
    ...paragraphsOf(item.children, section, subject),
  ]);
}
