import type { NounPhrase, VerbPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';

/** Who a clause is about: nouns, what a pronoun stands for, or nobody named. */
export type Subject =
  | { kind: 'nouns'; nouns: NounPhrase[] }
  | { kind: 'pronoun'; which: 'subject' | 'last' | 'we' | 'people' }
  | { kind: 'none' };

/** `to a course and to a student`: nouns behind a preposition, and the noun they may belong to. */
export type Prepositional = { preposition: string; nouns: NounPhrase[]; after?: NounPhrase };

/** One statement: somebody, a verb, and what it is about. */
export type Clause = {
  scan: Scan;
  start: number;
  end: number;
  subject: Subject;
  /** `for each book we store …`: what the statement is about when its subject is us. */
  topic: NounPhrase[];
  verb: VerbPhrase;
  objects: NounPhrase[];
  prepositional: Prepositional[];
  /** `the title must be unique`: what the verb says of its subject as a field. */
  constraint?: NounPhrase;
  /** The verb was left out and taken from the clause before: `… y cada etiqueta muchos productos`. */
  gapped?: boolean;
  /** Said about a noun in passing: `orders, which have a date`. */
  nested?: boolean;
};

/** A stretch of a sentence nothing could be made of. */
export type Gap = { from: number; to: number };

/** A clause with what was said of its nouns in passing. */
export type Found = { clause: Clause; nested: Clause[]; gaps: Gap[] };

export type Parsed = { clauses: Clause[]; gaps: Gap[] };
