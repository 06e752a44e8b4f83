import { z } from 'zod';

/** Every field type a SPEC can name, in the order the editor lists them. */
export const FIELD_TYPES = [
  'string',
  'text',
  'integer',
  'float',
  'decimal',
  'money',
  'boolean',
  'date',
  'datetime',
  'time',
  'uuid',
  'email',
  'url',
  'phone',
  'enum',
  'json',
  'file',
  'image',
  'geo',
] as const;

export const RELATION_KINDS = ['one-to-many', 'many-to-many', 'one-to-one'] as const;
export const DATABASES = ['sqlite', 'postgresql', 'mysql'] as const;
export const FRONTENDS = ['nextjs', 'none'] as const;
/**
 * Frontends people may ask for that nobody has written yet. One that is moves to `FRONTENDS`, gets its renderers beside
 * `generator/render/frontend` and is chosen where `renderProject` adds the frontend's files.
 */
export const FRONTENDS_TO_COME = ['react'] as const;
/** What identifies a record: a number the database counts up, or a UUID (version 7) that sorts by its moment. */
export const KEYS = ['integer', 'uuid'] as const;
export const ON_DELETE = ['cascade', 'restrict', 'set-null'] as const;
export const ACTIONS = ['read', 'create', 'update', 'delete'] as const;

/** One choice of an enumeration: `value` is the stored code (snake_case), `label` what people read. */
export const enumValueSchema = z.strictObject({ value: z.string().min(1), label: z.string().min(1) });

export const fieldSchema = z.strictObject({
  /** Stable across SPEC edits and renames; new fields get one derived from entity and name. */
  id: z.string().min(1),
  /** snake_case, ASCII, not reserved in Python, SQL, TypeScript or SQLAlchemy. */
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** As the person wrote it, accents kept. */
  label: z.string().min(1),
  /** What it was called in the version before, where the SPEC says so; `carryIds` makes use of it and takes it off. */
  was: z.string().min(1).optional(),
  type: z.enum(FIELD_TYPES),
  /** Long text with headings, lists and the like, kept as HTML; only for `text`. Lengths are those of what it says. */
  rich: z.boolean().optional(),
  required: z.boolean(),
  unique: z.boolean(),
  /** Lengths for text types, values for numbers; inclusive. */
  min: z.number().optional(),
  max: z.number().optional(),
  pattern: z.string().optional(),
  /** For date, datetime and time the string `now` means the moment of creation. */
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  /** Present exactly when `type` is `enum`. */
  values: z.array(enumValueSchema).min(1).optional(),
  /** Name of the shared enumeration the values come from, when the SPEC declares it apart. */
  enumName: z.string().optional(),
  description: z.string().optional(),
});

export const entitySchema = z.strictObject({
  id: z.string().min(1),
  /** PascalCase singular, ASCII, not reserved. */
  name: z.string().regex(/^[A-Z][A-Za-z0-9]*$/),
  label: z.string().min(1),
  /** Plural label as people read it. */
  plural: z.string().min(1),
  /** As in a field. */
  was: z.string().min(1).optional(),
  description: z.string().optional(),
  fields: z.array(fieldSchema),
});

/**
 * one-to-many: `from` is the one, `to` the many and holder of the foreign key; `name` is the reference on `to`
 * (`customer` → column customer_id), `inverse` the collection on `from` (`tickets`).
 * one-to-one: as one-to-many, `inverse` is singular; `owner` says which end holds the foreign key (default `to`);
 * `name` is always the reference on the owner.
 * many-to-many: `name` is the collection on `from`, `inverse` the collection on `to`; `fields` are the link's own attributes.
 * `from` and `to` are entity names, or `User` for the built-in account.
 */
export const relationSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(RELATION_KINDS),
  from: z.string().min(1),
  to: z.string().min(1),
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  inverse: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: z.string().optional(),
  inverseLabel: z.string().optional(),
  owner: z.enum(['from', 'to']).optional(),
  required: z.boolean(),
  onDelete: z.enum(ON_DELETE),
  fields: z.array(fieldSchema).optional(),
});

export const enumerationSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  label: z.string().min(1),
  values: z.array(enumValueSchema).min(1),
});

/** A sentence that asks for behaviour beyond create, read, update and delete; kept word for word, never dropped. */
export const ruleSchema = z.strictObject({
  id: z.string().min(1),
  text: z.string().min(1),
  /** Entity the sentence is about, when one is named. */
  entity: z.string().optional(),
});

/**
 * Who may do what. Once an entity's action is named, only those named (and `admin`, always) may do it; what names an
 * entity wins over what names none. Where nothing is said, every signed-in account may.
 */
export const permissionSchema = z.strictObject({
  /** Entity name, or null for every entity. */
  entity: z.string().min(1).nullable(),
  actions: z.array(z.enum(ACTIONS)).min(1),
  /** Roles of the SPEC, `admin`, `user` (every signed-in account) or `anyone` (also who has not signed in). */
  roles: z.array(z.string().min(1)).min(1),
  /** Only records that belong to the caller. */
  own: z.boolean(),
});

const OPTIONS = {
  auth: z.boolean(),
  /** Extra to the built-in `admin` and `user`. */
  roles: z.array(z.string()),
  database: z.enum(DATABASES),
  frontend: z.enum(FRONTENDS),
  /** A deleted record stays, out of sight, and can be restored. */
  softDelete: z.boolean(),
  keys: z.enum(KEYS),
  /** The colour the frontend is painted in, where the SPEC says one. */
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional(),
};

/** Options a Blueprint made before they existed does not have take their default. */
export const optionsSchema = z.strictObject({
  ...OPTIONS,
  softDelete: OPTIONS.softDelete.default(true),
  keys: OPTIONS.keys.default('integer'),
});

/** Choices that win over the SPEC; what is left out stays as the SPEC says, so nothing here has a default. */
export const overridesSchema = z.strictObject(OPTIONS).partial();

export const blueprintSchema = z.strictObject({
  version: z.literal(1),
  /** Title as written, e.g. `Gestor de tareas`. */
  name: z.string().min(1),
  /** kebab-case ASCII, names the project folder and package. */
  slug: z.string().regex(/^[a-z][a-z0-9-]*$/),
  description: z.string().optional(),
  language: z.enum(['es', 'en']),
  entities: z.array(entitySchema),
  relations: z.array(relationSchema),
  enums: z.array(enumerationSchema),
  rules: z.array(ruleSchema),
  /** Left out when the SPEC says nothing about who may do what. */
  permissions: z.array(permissionSchema).optional(),
  options: optionsSchema,
});

export type FieldType = (typeof FIELD_TYPES)[number];
export type RelationKind = (typeof RELATION_KINDS)[number];
export type Database = (typeof DATABASES)[number];
export type Frontend = (typeof FRONTENDS)[number];
export type Keys = (typeof KEYS)[number];
export type OnDelete = (typeof ON_DELETE)[number];
export type EnumValue = z.infer<typeof enumValueSchema>;
export type Field = z.infer<typeof fieldSchema>;
export type Entity = z.infer<typeof entitySchema>;
export type Relation = z.infer<typeof relationSchema>;
export type Enumeration = z.infer<typeof enumerationSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type Action = (typeof ACTIONS)[number];
export type Permission = z.infer<typeof permissionSchema>;
export type Options = z.infer<typeof optionsSchema>;
export type Blueprint = z.infer<typeof blueprintSchema>;
export type Language = Blueprint['language'];
