import type { Blueprint, Relation } from '#generator/blueprint/schema.ts';

/** A relation as one of its ends sees it: `owns` one, `belongs` to one, has `many`, or links `manyToMany`. */
export type RelationEnd = {
  id: string;
  sense: 'belongsTo' | 'hasMany' | 'hasOne' | 'manyToMany';
  /** Name of the entity at the other end. */
  other: string;
  otherLabel: string;
  /** What this end calls the other, in code: `customer`, `tickets`. */
  name: string;
  required: boolean;
  onDelete: Relation['onDelete'];
};

/** Label of an entity by its name; the built-in User has none of its own. */
export function labelOf(
  blueprint: Pick<Blueprint, 'entities'>,
  name: string,
  form: 'label' | 'plural' = 'label',
): string {
  return blueprint.entities.find((entity) => entity.name === name)?.[form] ?? name;
}

/** Every relation an entity takes part in, as that entity sees it; a relation to itself appears once for each end. */
export function listRelationEnds(
  blueprint: Pick<Blueprint, 'entities' | 'relations'>,
  entity: string,
): RelationEnd[] {
  return blueprint.relations.flatMap((relation) => {
    const ends: RelationEnd[] = [];
    if (relation.to === entity) ends.push(seenFromTo(blueprint, relation));
    if (relation.from === entity) ends.push(seenFromFrom(blueprint, relation));
    return ends;
  });
}

function seenFromTo(blueprint: Pick<Blueprint, 'entities'>, relation: Relation): RelationEnd {
  const { id, kind, from, required, onDelete } = relation;
  const holdsKey = kind !== 'one-to-one' || relation.owner !== 'from';
  if (kind === 'many-to-many') {
    return {
      id,
      sense: 'manyToMany',
      other: from,
      otherLabel: labelOf(blueprint, from, 'plural'),
      name: relation.inverse,
      required: false,
      onDelete,
    };
  }
  return {
    id,
    sense: holdsKey ? 'belongsTo' : 'hasOne',
    other: from,
    otherLabel: labelOf(blueprint, from),
    name: holdsKey ? relation.name : relation.inverse,
    required: holdsKey && required,
    onDelete,
  };
}

function seenFromFrom(blueprint: Pick<Blueprint, 'entities'>, relation: Relation): RelationEnd {
  const { id, kind, to, required, onDelete } = relation;
  if (kind === 'many-to-many') {
    return {
      id,
      sense: 'manyToMany',
      other: to,
      otherLabel: labelOf(blueprint, to, 'plural'),
      name: relation.name,
      required,
      onDelete,
    };
  }
  if (kind === 'one-to-many') {
    return {
      id,
      sense: 'hasMany',
      other: to,
      otherLabel: labelOf(blueprint, to, 'plural'),
      name: relation.inverse,
      required: false,
      onDelete,
    };
  }
  const holdsKey = relation.owner === 'from';
  return {
    id,
    sense: holdsKey ? 'belongsTo' : 'hasOne',
    other: to,
    otherLabel: labelOf(blueprint, to),
    name: holdsKey ? relation.name : relation.inverse,
    required: holdsKey && required,
    onDelete,
  };
}
