import fc from 'fast-check';
import { arbitraryBlueprint } from '../blueprint/arbitrary.ts';
import type { Blueprint, Entity, Field, Relation } from '../blueprint/schema.ts';

/** Random edits of Blueprints, as people make them between two generations. Not part of the product: only tests import this. */

type Draw = { at: number; donor: Blueprint };
type Edit = (blueprint: Blueprint, draw: Draw) => Blueprint | null;

const nth = <T>(items: readonly T[], at: number): T | undefined =>
  items.length === 0 ? undefined : items[at % items.length];
const withEntity = (blueprint: Blueprint, old: Entity, now: Entity): Blueprint => ({
  ...blueprint,
  entities: blueprint.entities.map((entity) => (entity === old ? now : entity)),
});

/** Changes one field of one entity; null leaves the Blueprint alone. */
const onField =
  (change: (field: Field, draw: Draw) => Field | Field[] | null): Edit =>
  (blueprint, draw) => {
    const entity = nth(
      blueprint.entities.filter(({ fields }) => fields.length > 0),
      draw.at,
    );
    const field = entity && nth(entity.fields, draw.at >> 3);
    const now = field && change(field, draw);
    if (!entity || !now) return null;
    const fields = entity.fields.flatMap((other) => (other === field ? now : other));
    return withEntity(blueprint, entity, { ...entity, fields });
  };

const onRelation =
  (change: (relation: Relation, draw: Draw) => Relation | null): Edit =>
  (blueprint, draw) => {
    const relation = nth(blueprint.relations, draw.at);
    const now = relation && change(relation, draw);
    if (!now) return null;
    return {
      ...blueprint,
      relations: blueprint.relations.map((other) => (other === relation ? now : other)),
    };
  };

/** A field of another Blueprint; enumerations declared apart stay with theirs. */
const donated = ({ donor, at }: Draw, suffix: string): Field | undefined => {
  const field = nth(
    donor.entities.flatMap(({ fields }) => fields),
    at >> 2,
  );
  if (!field) return undefined;
  const { enumName: _, ...rest } = field;
  return { ...rest, id: `${field.id}_${suffix}`, name: `${field.name.slice(0, 30)}_${suffix}` };
};

const renameEntity: Edit = (blueprint, { at }) => {
  const entity = nth(blueprint.entities, at);
  if (!entity) return null;
  const name = `${entity.name}Anew`;
  const called = (end: string) => (end === entity.name ? name : end);
  return {
    ...withEntity(blueprint, entity, { ...entity, name, plural: `${entity.plural} anew` }),
    relations: blueprint.relations.map((relation) => ({
      ...relation,
      from: called(relation.from),
      to: called(relation.to),
    })),
    rules: blueprint.rules.map(({ entity: about, ...rule }) =>
      about === undefined ? rule : { ...rule, entity: called(about) },
    ),
    ...(blueprint.permissions && {
      permissions: blueprint.permissions.map((each) => ({
        ...each,
        entity: each.entity && called(each.entity),
      })),
    }),
  };
};

const removeEntity: Edit = (blueprint, { at }) => {
  const entity = nth(blueprint.entities, at);
  if (!entity || blueprint.entities.length < 2) return null;
  const { permissions, ...rest } = blueprint;
  const left = permissions?.filter((each) => each.entity !== entity.name) ?? [];
  return {
    ...rest,
    entities: blueprint.entities.filter((other) => other !== entity),
    relations: blueprint.relations.filter(({ from, to }) => from !== entity.name && to !== entity.name),
    rules: blueprint.rules.filter(({ entity: about }) => about !== entity.name),
    ...(left.length > 0 && { permissions: left }),
  };
};

const addEntity: Edit = (blueprint, draw) => {
  const entity = nth(draw.donor.entities, draw.at);
  const name = `${entity?.name}More`;
  if (!entity || blueprint.entities.some((other) => other.name === name)) return null;
  const fields = entity.fields.map(({ enumName: _, ...field }) => ({ ...field, id: `${field.id}_more` }));
  const added: Entity = { ...entity, id: `${entity.id}_more`, name, plural: `${entity.plural} more`, fields };
  return { ...blueprint, entities: [...blueprint.entities, added] };
};

const addField: Edit = (blueprint, draw) => {
  const entity = nth(blueprint.entities, draw.at);
  const field = donated(draw, 'more');
  if (!entity || !field || entity.fields.some(({ name }) => name === field.name)) return null;
  return withEntity(blueprint, entity, { ...entity, fields: [...entity.fields, field] });
};

const addRelation: Edit = (blueprint, { at }) => {
  const [from, to] = [nth(blueprint.entities, at), nth(blueprint.entities, at >> 4)];
  if (!from || !to || blueprint.relations.some(({ name }) => name === 'further')) return null;
  const kind = nth(['one-to-many', 'many-to-many', 'one-to-one'] as const, at) ?? 'one-to-many';
  const required = kind === 'one-to-many' && at % 5 === 0 && from !== to;
  const onDelete = required ? 'restrict' : kind === 'many-to-many' ? 'cascade' : 'set-null';
  const added: Relation = {
    ...{ id: 'rel_further', kind, from: from.name, to: to.name, name: 'further', inverse: 'furthered' },
    ...{ required, onDelete },
  };
  return { ...blueprint, relations: [...blueprint.relations, added] };
};

/** Attributes of a link come or go. */
const changeLink: Edit = (blueprint, draw) => {
  const link = nth(
    blueprint.relations.filter(({ kind }) => kind === 'many-to-many'),
    draw.at,
  );
  if (!link) return null;
  const { fields = [], ...rest } = link;
  const field = donated(draw, 'linked');
  const now = fields.length > 0 || !field ? rest : { ...rest, fields: [field] };
  return { ...blueprint, relations: blueprint.relations.map((other) => (other === link ? now : other)) };
};

const CHOICES: Edit = onField((field, { at }) => {
  if (!field.values || field.enumName) return null;
  const [first, ...others] = field.values;
  if (!first) return null;
  const { default: _, ...rest } = field;
  if (at % 3 === 0) return { ...rest, values: [...field.values, { value: 'a_new_one', label: 'A new one' }] };
  if (at % 3 === 1) return { ...rest, values: [{ ...first, value: `${first.value}_too` }, ...others] };
  return others.length > 0 ? { ...rest, values: others } : null;
});

const plainType = (field: Field, type: Field['type']): Field => {
  const { id, name, label, required, unique } = field;
  return { id, name, label, type, required, unique };
};

const EDITS: readonly Edit[] = [
  addField,
  onField((field, { at }) => ({ ...field, name: `${field.name.slice(0, 30)}_${at % 2 ? 'anew' : 'again'}` })),
  renameEntity,
  changeLink,
  CHOICES,
  onField((field) => ({ ...field, required: !field.required })),
  onField((field) => ({ ...field, unique: !field.unique })),
  onField((field, { at }) =>
    field.type === 'enum'
      ? null
      : plainType(
          field,
          nth(
            [
              'string',
              'text',
              'integer',
              'decimal',
              'float',
              'boolean',
              'date',
              'datetime',
              'json',
              'geo',
            ] as const,
            at,
          ) ?? 'string',
        ),
  ),
  onField((field, { at }) =>
    ['string', 'text', 'integer'].includes(field.type) ? { ...field, max: 20 + (at % 50) } : null,
  ),
  onField(() => []),
  addEntity,
  removeEntity,
  addRelation,
  (blueprint, { at }) => {
    const gone = nth(blueprint.relations, at);
    return gone ? { ...blueprint, relations: blueprint.relations.filter((other) => other !== gone) } : null;
  },
  onRelation((relation) => ({ ...relation, name: `${relation.name.slice(0, 30)}_anew` })),
  onRelation((relation) => {
    if (relation.kind === 'many-to-many') return null;
    const { owner: _, ...rest } = relation;
    return { ...rest, kind: relation.kind === 'one-to-one' ? 'one-to-many' : 'one-to-one' };
  }),
  onRelation((relation) =>
    relation.kind === 'many-to-many' || relation.required ? null : { ...relation, onDelete: 'cascade' },
  ),
  (blueprint) => ({
    ...blueprint,
    options: { ...blueprint.options, softDelete: !blueprint.options.softDelete },
  }),
  (blueprint) => ({ ...blueprint, options: { ...blueprint.options, auth: !blueprint.options.auth } }),
];

/** One Blueprint and up to `edits` changes of it at once. */
export function edited(blueprint: Blueprint, edits = 4): fc.Arbitrary<Blueprint> {
  const draw = fc.record({
    at: fc.nat(10_000),
    edit: fc.nat(EDITS.length - 1),
    donor: arbitraryBlueprint({ maxEntities: 2, language: blueprint.language }),
  });
  return fc
    .array(draw, { minLength: 1, maxLength: edits })
    .map((draws) =>
      draws.reduce((found, { edit, ...drawn }) => EDITS[edit]?.(found, drawn) ?? found, blueprint),
    );
}
