import type { DraftEntity } from '../draft.ts';
import { splitAttributes } from './attributes.ts';
import type { Reading } from './blocks.ts';
import { Cursor, isQuoted, spanAt, unquote } from './cursor.ts';
import type { Item } from './item.ts';

/** Keeps each item word for word as a rule; nested ones are rules of their own. */
export function readRules(items: readonly Item[], reading: Reading, entity?: DraftEntity): void {
  for (const item of items) {
    const whole = [item.text, ...item.more.map((line) => line.text)].join(' ').trim();
    const { text, attributes } = splitAttributes(whole);
    const words = isQuoted(text) && text.trim().startsWith('"') ? unquote(text) : text;
    const isHeading = item.children.length > 0 && /:$/.test(words);
    if (words !== '' && !isHeading && !/^[|\s:-]+$/.test(words)) {
      // A rule that names an entity is about that one, wherever it stands.
      const names = reading.names.all(new Cursor(words, 1, 1)).length > 0;
      const about = attributes.entity ?? (names ? undefined : entity?.label);
      // `{entity: none}`: the sentence names an entity but is not about it.
      reading.draft.rules.push({
        text: words,
        span: spanAt(item.line.number, item.line.column, Math.max(item.text.length, 1)),
        ...(attributes.id ? { id: attributes.id } : {}),
        ...(about === undefined ? {} : { entity: about }),
      });
    }
    readRules(item.children, reading, entity);
  }
}
