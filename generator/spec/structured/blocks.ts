import type { Draft, DraftEntity, DraftEnum, Paragraph } from '../draft.ts';
import type { BlockHeading } from './entity-heading.ts';
import type { Item } from './item.ts';
import type { EntityNames } from './mentions.ts';

/** A part of the SPEC whose meaning is known; first all are found, then, with all names known, each is read. */
export type Block =
  | { kind: 'entity'; entity: DraftEntity; items: Item[]; inline?: BlockHeading['inline'] }
  | { kind: 'enum'; declared: DraftEnum; items: Item[]; inline?: BlockHeading['inline'] }
  | { kind: 'enums' | 'relations' | 'rules'; items: Item[]; entity?: DraftEntity }
  | { kind: 'options'; items: Item[]; heading: string }
  | { kind: 'prose'; items: Item[]; section: Paragraph['section']; entity?: DraftEntity };

/** What the readers of blocks share. */
export type Reading = {
  draft: Draft;
  names: EntityNames;
  /** Text for the prose reader, in the order of the SPEC. */
  paragraphs: Paragraph[];
  /** Lines that were used without leaving anything with a place of its own: options, descriptions, headers of tables. */
  used: Set<number>;
};

/** Notes that an item and all below it were used. */
export function markUsed(items: readonly Item[], used: Set<number>): void {
  for (const { line, more, children } of items) {
    used.add(line.number);
    for (const { number } of more) used.add(number);
    markUsed(children, used);
  }
}
