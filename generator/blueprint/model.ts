import type { Action, Database, FieldType, Keys, Language, OnDelete, Rule } from './schema.ts';

/** A JSON value as a request body carries it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Filter operators; the parameter is `field` for `eq`, `field__<op>` for the others. */
export type Operator = 'eq' | 'ne' | 'in' | 'lt' | 'lte' | 'gt' | 'gte' | 'contains' | 'starts' | 'isnull';

export type EnumModel = {
  className: string;
  /** Dotted Python module the class is imported from. */
  module: string;
  label: string;
  members: { member: string; value: string; label: string }[];
};

export type CheckModel = {
  /** Full constraint name, unique in the database, ≤ 63 characters. */
  name: string;
  kind: 'min' | 'max' | 'min-length' | 'max-length' | 'values' | 'latitude' | 'longitude';
  column: string;
};

/** One value no request may carry, and the code the answer must name (null: any code). */
export type Refusal = { value: Json; code: string | null };

/** Values for tests and seeds, in the form a request body carries them. */
export type Samples = {
  /** Distinct valid values; rows cycle through them. `{n}` in a string stands for the row's serial number. */
  values: Json[];
  /** How many distinct values there are; Infinity when `{n}` makes them unlimited. */
  distinct: number;
  /** Values at the bounds that must be taken. */
  accepted: Json[];
  /** Values just outside the bounds, and of the wrong kind. */
  refused: Refusal[];
  /** Two valid values, the first smaller as the database sorts them; null when the type holds fewer than two. */
  pair: [Json, Json] | null;
};

/** A hook that runs after a record was stored, changed or removed. */
export type RuleEvent = 'after_create' | 'after_update' | 'after_delete';

/** A sentence of the SPEC, the method it became, and the hook that calls it where the sentence says when. */
export type RuleModel = Rule & { method: string; event: RuleEvent | null };

export type DefaultModel = { kind: 'now' } | { kind: 'literal'; value: string | number | boolean };

/** A scalar column. `name` is at once attribute, JSON field and column. */
export type ColumnModel = {
  id: string;
  name: string;
  label: string;
  description: string | null;
  type: Exclude<FieldType, 'file' | 'image'>;
  /** Text kept as safe HTML; its lengths are those of what it says, so that no CHECK can hold them. */
  rich: boolean;
  nullable: boolean;
  unique: boolean;
  default: DefaultModel | null;
  /** VARCHAR length; null for types that need none. */
  length: number | null;
  minLength: number | null;
  maxLength: number | null;
  pattern: string | null;
  /** Pydantic's default engine has no look-around; such patterns need Python's. */
  pythonRegex: boolean;
  /** Bounds the SPEC gives, or those of the column type; decimals as exact text. */
  min: string | null;
  max: string | null;
  big: boolean;
  precision: number;
  scale: number;
  enumeration: EnumModel | null;
  operators: Operator[];
  sortable: boolean;
  searchable: boolean;
  checks: CheckModel[];
  uniqueName: string | null;
  samples: Samples;
};

/** A foreign key held by the entity: to another entity, to itself, or to an uploaded file. */
export type ReferenceModel = {
  id: string;
  /** Relationship attribute, e.g. `customer`. */
  name: string;
  /** Foreign key column and JSON field, e.g. `customer_id`. */
  column: string;
  label: string;
  /** Entity name; null for a file. */
  target: string | null;
  image: boolean;
  nullable: boolean;
  /** One-to-one: at most one holder per target. */
  unique: boolean;
  onDelete: OnDelete;
  /** Collection (or single record when unique) on the target; null for files. */
  inverse: string | null;
  inverseLabel: string | null;
  foreignKeyName: string;
  /** Name of the unique constraint when `unique`, else of the index. */
  indexName: string;
  /** Part of a cycle between tables: added once both exist. */
  useAlter: boolean;
  /** Says whom the record belongs to: set from the caller, never by a request. */
  owner: boolean;
  /** Some who may read this record may not read the other one: its name is left out for them. */
  guarded: boolean;
};

/** A many-to-many relation, held by the `from` side. */
export type LinkModel = {
  id: string;
  name: string;
  idsName: string;
  label: string;
  target: string;
  inverse: string;
  inverseLabel: string;
  table: string;
  hereColumn: string;
  thereColumn: string;
  hereKeyName: string;
  thereKeyName: string;
  thereIndexName: string;
};

/** How far somebody's permission goes: nothing, what belongs to them, everything. */
export type Reach = 'none' | 'own' | 'all';

/** Who may do one thing; `admin` always may. */
export type ActionAccess = {
  /** Also without signing in. */
  anyone: boolean;
  /** Every signed-in account. */
  user: Reach;
  /** Roles that may more than that. */
  roles: { role: string; reach: Reach }[];
};

export type AccessModel = Record<Action, ActionAccess> & {
  /** How a record belongs to somebody: by its own key, through the record it is part of, or by being the account. */
  owner:
    | { kind: 'column'; column: string }
    | { kind: 'through'; column: string; target: string }
    | { kind: 'self' }
    | null;
};

/** A list of this entity's records that belong to one record of another entity. */
export type NestedModel = {
  /** Entity in whose address the list lives. */
  parent: string;
  /** Last part of the address. */
  segment: string;
  operationId: string;
  functionName: string;
  /** How the records belong: by a foreign key of theirs, or by a link table. */
  by:
    | { kind: 'reference'; column: string; single: boolean }
    | { kind: 'link'; owner: string; link: string; inverse: boolean };
  label: string;
};

/** An index beside those of keys and unique values. */
export type IndexModel = {
  name: string;
  columns: string[];
  /** Holds only rows that are not deleted, on databases that have partial indexes. */
  liveOnly: boolean;
};

export type UniqueTogether = { name: string; columns: string[] };

export type EntityModel = {
  id: string;
  name: string;
  label: string;
  plural: string;
  description: string | null;
  /** Folder below app/modules and prefix of Python names. */
  module: string;
  table: string;
  /** Kebab-case plural: first part of its addresses. */
  path: string;
  /** Plural in snake_case, for operation ids. */
  pluralName: string;
  /** A deleted record stays, out of sight, and can be restored. */
  softDelete: boolean;
  /** What identifies its records, and those of every other entity. */
  keys: Keys;
  /** The built-in account, merged with the SPEC's fields for `User`. Created through /auth/register. */
  account: boolean;
  columns: ColumnModel[];
  references: ReferenceModel[];
  links: LinkModel[];
  /** Relations whose other side holds the key: attributes `name` on this entity. */
  collections: { name: string; target: string; back: string; single: boolean; column: string }[];
  /** Many-to-many relations held by the other side. */
  backLinks: { name: string; target: string; back: string; table: string }[];
  nested: NestedModel[];
  uniqueTogether: UniqueTogether[];
  indexes: IndexModel[];
  /** Columns that searches read; empty: the entity has no search. */
  search: string[];
  searchColumn: boolean;
  /** Column whose value names a record to people; null: its number does. */
  display: string | null;
  enums: EnumModel[];
  operationIds: {
    list: string;
    get: string;
    create: string;
    update: string;
    delete: string;
    /** Used where deleted records stay. */
    restore: string;
    batchCreate: string;
    batchUpdate: string;
    batchDelete: string;
  };
  linkOperations: { link: string; linkId: string; unlinkId: string; setId: string; segment: string }[];
  rules: RuleModel[];
  access: AccessModel;
  /** How many records can exist side by side in tests, given unique values of few kinds. */
  capacity: number;
  /** Each record needs another record of its own of which there can be only a few: most tests would run out of them. */
  scarce: boolean;
};

export type AppModel = {
  name: string;
  slug: string;
  description: string | null;
  language: Language;
  auth: boolean;
  roles: string[];
  database: Database;
  softDelete: boolean;
  keys: Keys;
  usesFiles: boolean;
  /** `#rrggbb`; null: the generator's own. */
  color: string | null;
  entities: EntityModel[];
  /** Entity names, referenced ones before those that refer to them as far as cycles allow. */
  order: string[];
  sharedEnums: EnumModel[];
  rules: RuleModel[];
  /** Decisions a person should know about, in the SPEC's language. */
  notes: string[];
};
