import type { FieldType } from '../../blueprint/schema.ts';
import type { Token } from './token.ts';
import type { Determiner, VerbKind } from './words/vocabulary.ts';

/** A thing as a sentence names it, with all that is said about it on the spot. */
export type NounPhrase = {
  /** First token, and the one behind the last. */
  start: number;
  end: number;
  determiner: Determiner;
  /** The words of its name, without determiners, and without adjectives that say a constraint. */
  words: Token[];
  /** How many of `words` come before `of` or `de`; the rest belongs to the complement. */
  headLength: number;
  /** `number of pages`, `cantidad de hijos`: the words counted. */
  counted?: Token[];
  /** `a maximum of 15 seats`: within which bounds their number stays. */
  bounds?: { min?: number; max?: number };
  /** The words in front of a genitive: `customer` of `customer's name`. */
  owner?: Token[];
  plural: boolean;
  required?: boolean;
  unique?: boolean;
  type?: FieldType;
  rich?: boolean;
  vague?: boolean;
  min?: number;
  max?: number;
  isLength?: boolean;
  isAbove?: boolean;
  pattern?: string;
  default?: string;
  values?: string[];
  valuesGuessed?: boolean;
  /** `done or not`: what a thing is or is not. */
  state?: Token[];
  unit?: string;
  /** `a manager who is another employee`: what it is. */
  isA?: NounPhrase;
  /** `customers (name, email)`: attributes spelled out right behind, as tokens. */
  spelled?: { from: number; to: number };
  /** What stands in parentheses behind it and could not be read. */
  unread?: { from: number; to: number };
  /** Words that only qualify and stay in the label: `short`. */
  labelPrefix?: Token[];
};

/** A verb with its helpers: `must be assigned to`, `pueden tener`, `se inscriben en`. */
export type VerbPhrase = {
  kind: VerbKind;
  lemma: string;
  start: number;
  end: number;
  /** `is written by`: what stands behind `by` acts. */
  passive?: boolean;
  modal?: 'can' | 'must' | 'will';
  negated?: boolean;
  number?: 'one' | 'many' | undefined;
  /** `we store`, `guardamos`: the person who writes is the subject. */
  we?: boolean;
  /** What stands in front was made or done by somebody, so that it is a thing of its own. */
  made?: boolean;
  /** Only a guess: the word may as well be a noun. */
  weak?: boolean;
  /** `to manage`, `gestionar`: no subject is to be looked for. */
  infinitive?: boolean;
  /** Where what is said of the subject begins: the participle of a passive may be an alternative (`planned or done`). */
  predicate?: number;
  /** `optionally belongs to`. */
  optional?: boolean;
  /** `se`, `lo`: in Spanish, the object comes before. */
  clitic?: 'se' | 'object';
};
