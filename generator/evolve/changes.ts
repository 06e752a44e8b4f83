import type { Action, Field, FieldType, Options, RelationKind } from '../blueprint/schema.ts';

/**
 * What a change asks of the rows that are there: nothing (`safe`), that they already keep a new rule (`check`), a value
 * for something they do not have (`backfill`), or that some of what they hold is given up (`destructive`).
 */
export const IMPACTS = ['safe', 'check', 'backfill', 'destructive'] as const;
export type Impact = (typeof IMPACTS)[number];

/** A field's owner: the entity, or for an attribute of a link the relation's name, both as they are now called. */
type OfField = { id: string; entity: string; field: string };
type OfEntity = { id: string; entity: string };
type OfRelation = { id: string; relation: string; from: string; to: string };
type Moved<T> = { was: T; is: T };
type Bound = number | null;

export type Change = { impact: Impact } & (
  | ({ kind: 'project.renamed' } & Moved<string>)
  | { kind: 'project.described' }
  | ({ kind: 'project.language' } & Moved<string>)
  | ({ kind: 'option'; option: keyof Options } & Moved<string>)
  | ({ kind: 'entity.added'; fields: number } & OfEntity)
  | ({ kind: 'entity.removed' } & OfEntity)
  | ({ kind: 'entity.renamed' } & OfEntity & Moved<string>)
  | ({ kind: 'entity.labelled' } & OfEntity & Moved<string>)
  | ({ kind: 'entity.described' } & OfEntity)
  | ({ kind: 'field.added'; type: FieldType } & OfField)
  | ({ kind: 'field.removed'; type: FieldType } & OfField)
  | ({ kind: 'field.renamed' } & OfField & Moved<string>)
  | ({ kind: 'field.labelled' } & OfField & Moved<string>)
  | ({ kind: 'field.described' } & OfField)
  | ({ kind: 'field.moved' } & OfField)
  | ({ kind: 'field.type' } & OfField & Moved<FieldType>)
  | ({ kind: 'field.required' | 'field.unique' } & OfField & Moved<boolean>)
  | ({ kind: 'field.min' | 'field.max' } & OfField & Moved<Bound>)
  | ({ kind: 'field.pattern' } & OfField & Moved<string | null>)
  | ({ kind: 'field.default' } & OfField & Moved<NonNullable<Field['default']> | null>)
  | ({ kind: 'field.other'; attribute: string } & OfField)
  | ({ kind: 'choice.added' | 'choice.removed'; value: string } & OfField)
  | ({ kind: 'choice.renamed' | 'choice.labelled' } & OfField & Moved<string>)
  | ({ kind: 'relation.added' | 'relation.removed'; relationKind: RelationKind } & OfRelation)
  | ({ kind: 'relation.renamed' } & OfRelation & Moved<string>)
  | ({ kind: 'relation.kind' } & OfRelation & Moved<RelationKind>)
  | ({ kind: 'relation.required' } & OfRelation & Moved<boolean>)
  | ({ kind: 'relation.onDelete' } & OfRelation & Moved<string>)
  | ({ kind: 'relation.ends' } & OfRelation & Moved<string>)
  /** A link with attributes of its own is an entity: its rows stay, how they are asked for changes. */
  | ({ kind: 'relation.entity'; is: boolean } & OfRelation)
  | ({ kind: 'relation.described' } & OfRelation)
  | { kind: 'rule.added' | 'rule.removed'; text: string }
  | { kind: 'permissions'; entity: string | null; actions: Action[] }
);

export type ChangeKind = Change['kind'];

/** The gravest impact of several changes; of none, `safe`. */
export const gravest = (changes: readonly Change[]): Impact =>
  IMPACTS[Math.max(0, ...changes.map(({ impact }) => IMPACTS.indexOf(impact)))] ?? 'safe';
