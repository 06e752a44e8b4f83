import type { EnumValue, FieldType, Language, OnDelete, Options } from '../blueprint/schema.ts';
import type { Assumption, Diagnostic } from './diagnostics.ts';

/** A stretch of the SPEC. Lines and columns count from 1, columns in UTF-16 code units, the end is exclusive. */
export type Span = { line: number; column: number; endLine: number; endColumn: number };

/**
 * What the readers (structured, prose, JDL, SQL, DBML) collect and `resolveDraft` turns into a Blueprint.
 * Names are as written; only `resolveDraft` folds, renames, merges, infers and checks. A reader adds what it saw
 * and where it saw it, in the order of the text.
 */
export type Draft = {
  language: Language;
  title?: DraftText;
  /** Explicit project name for the folder, when the text gives one. */
  slug?: string;
  description: DraftText[];
  entities: DraftEntity[];
  enums: DraftEnum[];
  relations: DraftRelation[];
  rules: DraftRule[];
  options: Partial<Options>;
  /** What holds for options the text does not state, e.g. from `iopeer.toml`. */
  defaults?: Partial<Options>;
  diagnostics: Diagnostic[];
  assumptions: Assumption[];
};

export type DraftText = { text: string; span: Span };

export type DraftEntity = {
  /** As written, singular or plural: `Etiquetas`, `order_line`. */
  label: string;
  span: Span;
  /** Explicit code name; else derived from `label`. */
  name?: string;
  /** Other names the text gives it: `Cliente / Customer`, `Cliente (Customer)`. */
  aliases?: string[];
  /** Explicit plural label; else derived. */
  plural?: string;
  /** What it was called in the version before: `(antes: Cliente)`, `{was: Customer}`. */
  was?: string;
  id?: string;
  /** True: `label` stands as it is and is not made singular. */
  exactLabel?: boolean;
  description?: string;
  fields: DraftField[];
  /** True for one line in a list of entities (`Customer: name, email`): a block about it says more and wins. */
  isOverview?: boolean;
  /** How the text declares it: by a block of its own, by a sentence, or only by being mentioned. */
  source: 'block' | 'sentence' | 'mention';
};

export type DraftField = {
  label: string;
  span: Span;
  name?: string;
  id?: string;
  /** What it was called in the version before: `antes: fecha`, `was: due`. */
  was?: string;
  /** True: `label` stands as it is; else `due_at` and `dueAt` become `due at`. */
  exactLabel?: boolean;
  type?: FieldType;
  /** A word in the place of the type that is no built-in type: an enumeration, an entity, or a mistake. */
  typeName?: string;
  typeSpan?: Span;
  /** True: `type` was a word like `number`; limits and name decide between integer and decimal. */
  isVague?: boolean;
  /** True for `Label[]`, `list of Label`. */
  isList?: boolean;
  /** True: the text has headings, lists and the like; says nothing of other types. */
  rich?: boolean;
  required?: boolean;
  unique?: boolean;
  min?: number;
  max?: number;
  /** True: the limit itself is left out (`> 0`); the resolver moves it by the smallest step of the final type. */
  isMinStrict?: boolean;
  isMaxStrict?: boolean;
  pattern?: string;
  /** As written, or already typed; resolved against the final type. */
  default?: string | number | boolean;
  defaultSpan?: Span;
  values?: DraftEnumValue[];
  enumName?: string;
  description?: string;
  /** Only for a field whose `typeName` turns out to be an entity. */
  onDelete?: OnDelete;
};

/** `value` is the explicit code; else derived from `label`. */
export type DraftEnumValue = { label: string; value?: string; span?: Span };

export type DraftEnum = {
  label: string;
  span: Span;
  /** True: `label` stands as it is. */
  exactLabel?: boolean;
  name?: string;
  id?: string;
  values: DraftEnumValue[];
};

/**
 * One statement about two entities, seen from `subject`. Two statements about the same relation
 * (`Customer has many Tickets`, `Ticket belongs to Customer`) are two DraftRelations; `resolveDraft` merges them.
 */
export type DraftRelation = {
  /** Names as written, singular or plural, in any case. `User`/`Usuario` may be undeclared: the built-in account. */
  subject: string;
  target: string;
  form: RelationForm;
  span: Span;
  targetSpan?: Span;
  id?: string;
  /**
   * What `subject` calls `target`: `Ticket belongs to User as assignee` → `assignee`;
   * `User has many Tickets as author` gives `targetRole` `author`, what `target` calls `subject`.
   */
  role?: string;
  targetRole?: string;
  /** What `subject` calls `target` only when it refers to that entity more than once: `grazes in`. */
  roleAmongSeveral?: string;
  /** The entity said to stand between the two: `has many Books through Loan`. */
  through?: string;
  /** As people read them, when they differ from the roles. */
  roleLabel?: string;
  targetRoleLabel?: string;
  required?: boolean;
  /** `belongs-to` with unique means one-to-one. */
  unique?: boolean;
  onDelete?: OnDelete;
  /** Attributes of the link itself (many-to-many only). */
  fields?: DraftField[];
  /**
   * Where it is stated. Two statements of one pair with different roles are two relations when they stand in the same
   * kind of place, and may be one when they do not.
   */
  origin?: 'field' | 'bullet' | 'section' | 'sentence';
};

/**
 * `belongs-to`: subject holds the reference, target is the one.
 * `has-many`: target holds the reference; stated from both sides it means many-to-many.
 * `has-one`, `one-to-one`: target holds the reference. `one-to-one-owner`: one-to-one, subject holds the reference.
 * `many-to-many`: both are collections.
 */
export type RelationForm =
  | 'belongs-to'
  | 'has-many'
  | 'has-one'
  | 'one-to-one'
  | 'one-to-one-owner'
  | 'many-to-many';

export type DraftRule = { text: string; span: Span; id?: string; entity?: string };

/**
 * Text no structured reader took, for `readProse(paragraphs: Paragraph[], draft: Draft): Leftover[]` of
 * `prose/read-prose.ts`, which runs after the structured blocks are in the draft. `text` is cut from the SPEC unchanged, line breaks and indentation included,
 * so that `spanOf` can point back into it.
 */
export type Paragraph = {
  text: string;
  /** Where `text` begins. */
  line: number;
  column: number;
  /** The entity under whose heading the paragraph stands: the subject of sentences that name none. */
  subject?: DraftEntity;
  /** What the section it stands in is about; `rules` are kept word for word whatever they say. */
  section: 'intro' | 'entities' | 'entity' | 'relations' | 'options' | 'rules' | 'notes' | 'other';
};

/** A sentence the prose reader could not use, for the caller to keep as description or rule, or to report. */
export type Leftover = { paragraph: Paragraph; text: string; span: Span };

/** An empty draft in the given language. */
export function emptyDraft(language: Language): Draft {
  return {
    language,
    description: [],
    entities: [],
    enums: [],
    relations: [],
    rules: [],
    options: {},
    diagnostics: [],
    assumptions: [],
  };
}

/** Where `paragraph.text.slice(start, end)` stands in the SPEC. */
export function spanOf(
  paragraph: { text: string; line: number; column: number },
  start: number,
  end: number,
): Span {
  const from = positionOf(paragraph, start);
  const to = positionOf(paragraph, end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function positionOf(paragraph: { text: string; line: number; column: number }, offset: number) {
  const starts = startsOf(paragraph.text);
  let low = 0;
  for (let high = starts.length; high - low > 1; ) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return {
    line: paragraph.line + low,
    column: low === 0 ? paragraph.column + offset : offset - (starts[low] ?? 0) + 1,
  };
}

let last: { text: string; starts: number[] } = { text: '', starts: [0] };

/** Where each line of a text begins; the last text asked for is kept, since many places of one are asked for in a row. */
function startsOf(text: string): number[] {
  if (last.text === text) return last.starts;
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  last = { text, starts };
  return starts;
}

/** The given values as an enumeration as written, for readers that already have plain strings. */
export function draftValues(labels: readonly string[]): DraftEnumValue[] {
  return labels.map((label) => ({ label }));
}

/** Draft values that are already code and label. */
export function codedValues(values: readonly EnumValue[]): DraftEnumValue[] {
  return values.map(({ value, label }) => ({ value, label }));
}
