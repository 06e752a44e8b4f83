import type { Draft, DraftRelation } from '../draft.ts';
import type { EntityNames } from './mentions.ts';

/** What reading a relation needs besides the text. */
export type RelationScope = {
  names: EntityNames;
  draft: Draft;
  origin: NonNullable<DraftRelation['origin']>;
};
