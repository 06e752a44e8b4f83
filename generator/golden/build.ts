import { type Blueprint, blueprintSchema, type Entity, type Field, type FieldType, type Options, type Relation } from '../blueprint/schema.ts';

type FieldOptions = Partial<Omit<Field, 'values' | 'name' | 'type'>> & { values?: string[] };

/** Short ways to write Blueprints by hand, for cases and tests. */
export function field(name: string, type: FieldType, options: FieldOptions = {}): Field {
  const { values, ...rest } = options;
  return {
    id: `f_${name}`,
    name,
    label: name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' '),
    type,
    required: false,
    unique: false,
    ...rest,
    ...(values ? { values: values.map((value) => ({ value, label: value.replaceAll('_', ' ') })) } : {}),
  };
}

export function entity(name: string, fields: Field[], options: Partial<Entity> = {}): Entity {
  const fieldsWithIds = fields.map((item) => ({ ...item, id: `${name}.${item.name}` }));
  return { id: `e_${name}`, name, label: name, plural: `${name}s`, ...options, fields: fieldsWithIds };
}

export function relation(kind: Relation['kind'], from: string, to: string, name: string, inverse: string, options: Partial<Relation> = {}): Relation {
  return { id: `r_${from}_${to}_${name}`, kind, from, to, name, inverse, required: false, onDelete: 'set-null', ...options };
}

type Parts = Partial<Omit<Blueprint, 'options'>> & { options?: Partial<Options> };

/** Returns a checked Blueprint; throws when the parts do not make one. */
export function blueprint(name: string, entities: Entity[], relations: Relation[] = [], parts: Parts = {}): Blueprint {
  const { options, ...rest } = parts;
  return blueprintSchema.parse({
    version: 1,
    name,
    slug: name.toLowerCase().replace(/[^a-z]+/g, '-'),
    language: 'en',
    entities,
    relations,
    enums: [],
    rules: [],
    ...rest,
    options: { auth: false, roles: [], database: 'sqlite', frontend: 'none', softDelete: true, keys: 'integer', ...options },
  });
}
