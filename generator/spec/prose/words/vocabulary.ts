import type { FieldType, Language } from '../../../blueprint/schema.ts';
import type { PhraseTable } from './phrase-table.ts';

/** What stands before a noun: how many are meant, and whether there must be any. */
export type Determiner = {
  /** `an`: one, as articles say it; `one`: one and no more; `many`: several; nothing: not said. */
  count?: 'an' | 'one' | 'many';
  /** `each`, `every`, `all`, or a generic statement. */
  each?: boolean;
  definite?: boolean;
  possessive?: 'own' | 'theirs';
  /** `another employee`: of the same kind as the subject. */
  other?: boolean;
  /** `unos`, `some`: perhaps several, perhaps one thing with a plural name (`unos apellidos`, `some notes`). */
  loose?: boolean;
  /** `zero or one`, `at least one`. */
  required?: boolean;
};

/** What an adjective says about a field instead of being part of its name. */
export type Flag = {
  required?: boolean;
  unique?: boolean;
  type?: FieldType;
  /** True: text with headings, lists and the like. */
  rich?: boolean;
  min?: number;
  /** True: the word stays in the label, `short description`. */
  kept?: boolean;
  /** True: `number`, `numeric`: which kind of number the name decides. */
  vague?: boolean;
};

/** `have`: attributes or parts follow; `store`: the same, or an inventory when we are the subject; `belong`: points to
 * an owner; `relate`: any other verb between things; `link`: ties its objects together; `manage`, `want`: what an
 * application is for; `act`: what people do with data (see, create, delete); `sign-in`; `identify`: by a unique field;
 * `be`, `exist`. */
export type VerbKind =
  | 'have'
  | 'store'
  | 'belong'
  | 'relate'
  | 'link'
  | 'manage'
  | 'want'
  | 'act'
  | 'sign-in'
  | 'identify'
  | 'be'
  | 'exist';

export type VerbForm = {
  lemma: string;
  kind: VerbKind;
  form: 'finite' | 'participle' | 'infinitive' | 'gerund' | 'we';
  number?: 'one' | 'many';
  weak?: boolean;
};

export type Modal = { kind: 'can' | 'must' | 'will'; negated?: boolean };

/** The beginning of a constraint: what kind of limit a phrase announces. */
export type LimitWord = 'between' | 'from' | 'min' | 'above' | 'max' | 'below' | 'about';

/** Everything one language's words mean to the prose reader. All keys are folded. */
export type Vocabulary = {
  language: Language;
  determiners: PhraseTable<Determiner>;
  flags: PhraseTable<Flag>;
  conjunctions: PhraseTable<'and' | 'or'>;
  /** Words that open or fill a sentence without changing what it says. */
  fillers: PhraseTable<true>;
  relatives: PhraseTable<true>;
  /** `subject`: he, it; `last`: each one, the thing named last; `we`; `nobody`: one, people in general. */
  pronouns: PhraseTable<'subject' | 'last' | 'we' | 'people'>;
  prepositions: PhraseTable<true>;
  /** Prepositions that join nouns into one name: `of`, `per`, `de`. */
  joiners: PhraseTable<true>;
  negations: PhraseTable<true>;
  modals: PhraseTable<Modal>;
  verbs: ReadonlyMap<string, VerbForm[]>;
  /** Verbs of several words, in every form: `consists of`, `is made up of`, `keep track of`. */
  verbPhrases: PhraseTable<{ kind: VerbKind; lemma: string; passive?: boolean }>;
  limits: PhraseTable<LimitWord>;
  /** `characters`, `letras`: a limit that counts length. */
  lengthUnits: ReadonlySet<string>;
  /** Words for what is being built: application, system, portal. */
  systemNouns: ReadonlySet<string>;
  /** Nouns that stand for what follows or for nothing: fields, information, list, kind. */
  metaNouns: ReadonlySet<string>;
  /** Nouns whose alternatives are an enumeration when a list in parentheses follows. */
  choiceNouns: ReadonlySet<string>;
};
