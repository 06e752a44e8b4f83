import type { ZodType } from 'zod';
/** Keys of records: numbers or UUIDs, the same kind everywhere in a project. */
export type Id = number | string;

/** Another record, as far as it needs to be named. */
export type Ref = { id: Id; label: string };

/** A record as a list or a page shows it; which fields it has, its definition says. */
export type Row = { id: Id; version?: number; [field: string]: unknown };

export type Operator = 'eq' | 'ne' | 'in' | 'lt' | 'lte' | 'gt' | 'gte' | 'contains' | 'starts' | 'isnull';

type Common = {
  /** Its name in requests and answers, and the key of its label: `entities.<entity>.fields.<name>`. */
  name: string;
  required: boolean;
  /** Set by the server; shown, never asked for. */
  readOnly?: boolean;
  unique?: boolean;
  sortable: boolean;
  /** How lists may be narrowed by it; empty: not at all. */
  operators: readonly Operator[];
  /** There is a sentence about it: `entities.<entity>.help.<name>`. */
  help?: boolean;
};

export type TextField = Common & {
  kind: 'string' | 'text' | 'rich' | 'email' | 'url' | 'phone' | 'uuid';
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  default?: string;
};
export type NumberField = Common & {
  kind: 'integer' | 'float' | 'decimal' | 'money';
  min?: string;
  max?: string;
  /** Digits after the point. */
  scale?: number;
  default?: number | string;
};
export type BooleanField = Common & { kind: 'boolean'; default?: boolean };
export type MomentField = Common & {
  kind: 'date' | 'datetime' | 'time';
  /** `now`: the moment of creation. */
  default?: string;
};
/** Labels of values: `entities.<entity>.values.<name>.<value>`. */
export type EnumField = Common & { kind: 'enum'; values: readonly string[]; default?: string };
export type JsonField = Common & { kind: 'json' };
export type GeoField = Common & { kind: 'geo' };
/** Answers carry the file under `name` (`Ref` with more), requests its id under `column`. */
export type FileField = Common & { kind: 'file' | 'image'; column: string };
/** Answers carry a `Ref` under `name`, requests its id under `column`. */
export type ReferenceField = Common & { kind: 'reference'; column: string; target: string };
/** Answers carry a list of `Ref` under `name`, requests their ids under `column`. */
export type LinksField = Common & { kind: 'links'; column: string; target: string };

export type FieldDefinition =
  | TextField
  | NumberField
  | BooleanField
  | MomentField
  | EnumField
  | JsonField
  | GeoField
  | FileField
  | ReferenceField
  | LinksField;

/** Records of another entity that belong to one of this; label: `entities.<entity>.children.<name>`. */
export type ChildrenDefinition = {
  name: string;
  target: string;
  /** The target's field that refers here: a new child starts with it. Null where a link table joins the two. */
  column: string | null;
  /** Last part of the address of the list: `/api/v1/<path>/<id>/<segment>`. */
  segment: string;
  single: boolean;
  /** Where a link table joins the two: the field of links, and whether it is the target that has it. */
  link?: { field: string; byTarget: boolean };
  /** What becomes of them when the record is deleted: they go too, forbid it, or lose their reference. */
  onDelete?: 'cascade' | 'restrict' | 'set-null';
};

/** Ways to look at the same records, the first one shown at once. */
export type ViewDefinition =
  | { kind: 'table' }
  | { kind: 'board'; field: string }
  | { kind: 'calendar'; field: string }
  | { kind: 'gallery'; field: string }
  | { kind: 'map'; field: string };

export type Action = 'read' | 'create' | 'update' | 'delete';

/** Who may do something, as far as pages need to know; the server decides. Roles include `user`: everybody signed in. */
export type Access = Record<Action, { anyone: boolean; roles: readonly string[]; own: readonly string[] }>;

export type ListQuery = Record<string, string | number | boolean | readonly (string | number)[] | undefined>;

export type Page = {
  items: readonly Row[];
  /** How many records all pages have; with `capped` there are more; null: not counted. */
  total: number | null;
  capped: boolean;
  next: string | null;
  previous: string | null;
};

/** Figures by group: `key` has a value for each name asked to group by, `labels` says how records in keys are called. */
export type Figures = {
  items: readonly {
    key: Readonly<Record<string, string | number | boolean | null>>;
    values: Readonly<Record<string, number | string | null>>;
  }[];
  labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  truncated: boolean;
};

export type ImportReport = {
  rows: number;
  created: number;
  failed: number;
  errors: readonly {
    line: number;
    column?: string | null;
    field?: string | null;
    code: string;
    message: string;
  }[];
};

/** What can be asked of the API about an entity. Every function throws `ApiProblem`; versions guard against lost changes (412). */
export type EntityApi = {
  list(query: ListQuery, signal?: AbortSignal): Promise<Page>;
  get(id: Id, signal?: AbortSignal): Promise<Row>;
  /** Missing where records come about in another way (accounts). */
  create?(body: object): Promise<Row>;
  update(id: Id, body: object, version: number): Promise<Row>;
  remove(id: Id, version?: number): Promise<void>;
  /** Missing where deletion is for good. */
  restore?(id: Id): Promise<Row>;
  createMany?(items: readonly object[]): Promise<readonly Row[]>;
  updateMany(
    items: readonly { id: Id; version: number; [field: string]: unknown }[],
  ): Promise<readonly Row[]>;
  removeMany(items: readonly { id: Id; version: number }[]): Promise<void>;
  /** Joins two records by a field of links, or parts them, whatever else is linked; missing where no field does. */
  link?(field: string, id: Id, other: Id): Promise<void>;
  unlink?(field: string, id: Id, other: Id): Promise<void>;
  children(segment: string, id: Id, query: ListQuery, signal?: AbortSignal): Promise<Page>;
  figures(query: ListQuery, signal?: AbortSignal): Promise<Figures>;
  /** Missing where records come about in another way. `all`: one bad row and nothing is stored. */
  importCsv?(file: File, mode: 'all' | 'partial'): Promise<ImportReport>;
};

/** Everything pages need to know about an entity; made by the generator from the SPEC. */
export type EntityDefinition = {
  /** `OrderLine`: as the SPEC calls it. */
  name: string;
  /** `order_line`: the key of its words in messages (`entities.<key>`), of what is remembered about it, and its name in the feed of changes. */
  key: string;
  /** First part of its addresses in the API: `/api/v1/<path>`. */
  path: string;
  /** How the audit log calls it. */
  table: string;
  /** First part of its addresses here: `/<route>`, `/<route>/new`, `/<route>/<id>`, `/<route>/<id>/edit`. */
  route: string;
  /** Field that names a record to people; null: its number does. */
  display: string | null;
  softDelete: boolean;
  searchable: boolean;
  /** In the order of the SPEC; then relations; then what the server adds (`created_at`, `updated_at`). */
  fields: readonly FieldDefinition[];
  children: readonly ChildrenDefinition[];
  views: readonly ViewDefinition[];
  /** Fields a table shows until somebody chooses others. */
  columns: readonly string[];
  access: Access;
  /** Name of the group and metrics the API adds up: `estado`, `created_at__day`; `count`, `precio__sum`. */
  groups: readonly string[];
  metrics: readonly string[];
  api: EntityApi;
  /** What the API takes, as far as a schema can say it; loaded when a form needs it. */
  schemas: EntitySchemas;
};

export type EntitySchemas = {
  /** Missing where records come about in another way. */
  create?: () => Promise<ZodType>;
  update: () => Promise<ZodType>;
};

/** Takes a record, returns how people call it; accounts without a name have their address. */
export function displayOf(definition: Pick<EntityDefinition, 'display'>, row: Row): string {
  const value = row[definition.display ?? 'email'];
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' ? String(value) : `#${row.id}`;
}
