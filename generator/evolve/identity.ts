import { heldBy } from '../blueprint/normalize.ts';
import type { Blueprint, Entity, Enumeration, Field, Relation } from '../blueprint/schema.ts';
import { IdRegister, stableId } from '../spec/naming/hash.ts';
import { likenessOfEntities, likenessOfFields, overlap } from './likeness.ts';
import { byMark, type IdleMark, listIdleMarks, means, withoutMarks } from './marks.ts';
import { byKey, byLikeness, type Paired, pairUp, type Way } from './pairs.ts';

export type Renamed = {
  kind: 'entity' | 'field' | 'relation' | 'enum';
  /** What the thing was called when it was first described; it keeps it for ever. */
  id: string;
  from: string;
  to: string;
  /** The entity a field belongs to, under its new name. */
  entity?: string;
  /** The SPEC says so itself: nobody has to confirm it. */
  isSaid?: true;
};

/** The later Blueprint under the ids of the earlier one, and every rename that was assumed to get there. */
export type Carried = {
  blueprint: Blueprint;
  renames: Renamed[];
  /** What the SPEC says something was (`antes: x`) without being right. */
  idleMarks: IdleMark[];
};

/** A guess below this is no rename. Entities: half of what they hold the same; fields: the same place or nearly the same name. */
const FLOOR = { entity: 0.4, field: 0.6, enum: 0.5 } as const;

/** Things whose ids a person said are not one and the same: dropped and added, not renamed. */
export type Apart = ReadonlySet<string>;

/** What comes before an item that has a partner, and how many places after it the item stands. */
function slotOf<T>(items: readonly T[], item: T, anchorOf: (item: T) => T | undefined): string {
  const at = items.indexOf(item);
  for (let back = at - 1; back >= 0; back--) {
    const sibling = items[back];
    const anchor = sibling === undefined ? undefined : anchorOf(sibling);
    if (anchor !== undefined) return JSON.stringify([at - back, anchor]);
  }
  return JSON.stringify([at + 1]);
}

/** True where two unmatched siblings stand at the same place, seen from the nearest matched one before them. */
function isSameSlot<T>(
  before: readonly T[],
  after: readonly T[],
  [old, now]: [T, T],
  known: ReadonlyMap<T, T>,
): boolean {
  const matched = new Set(known.values());
  return (
    slotOf(before, old, (item) => (matched.has(item) ? item : undefined)) ===
    slotOf(after, now, (item) => known.get(item))
  );
}

const exceptApart =
  <T extends { id: string }>(way: Way<T>, apart: Apart): Way<T> =>
  (gone, come, known) =>
    way(
      gone.filter(({ id }) => !apart.has(id)),
      come,
      known,
    );

function pairEntities(before: readonly Entity[], after: readonly Entity[], apart: Apart): Paired<Entity> {
  return pairUp(before, after, [
    byMark(),
    byKey(
      (entity) => entity.id,
      (entity) => (entity.id === stableId('ent', entity.name) ? undefined : entity.id),
    ),
    byKey((entity) => entity.name),
    exceptApart(
      byKey((entity) => entity.id),
      apart,
    ),
    exceptApart(
      byLikeness(
        (old, now, known) => likenessOfEntities(old, now, isSameSlot(before, after, [old, now], known)),
        FLOOR.entity,
      ),
      apart,
    ),
  ]);
}

function pairFields(
  before: readonly Field[],
  after: readonly Field[],
  apart: Apart,
  path: string,
): Paired<Field> {
  return pairUp(before, after, [
    byMark(),
    byKey(
      (field) => field.id,
      (field) => (field.id === stableId('fld', path, field.name) ? undefined : field.id),
    ),
    byKey((field) => field.name),
    exceptApart(
      byKey((field) => field.id),
      apart,
    ),
    exceptApart(
      byLikeness(
        (old, now, known) => likenessOfFields(old, now, isSameSlot(before, after, [old, now], known)),
        FLOOR.field,
      ),
      apart,
    ),
  ]);
}

const choicesOf = ({ values }: Enumeration) => new Set(values.map(({ value }) => value));

const pairEnums = (before: readonly Enumeration[], after: readonly Enumeration[], apart: Apart) =>
  pairUp(before, after, [
    byKey<Enumeration>(({ name }) => name),
    exceptApart(
      byKey<Enumeration>(({ id }) => id),
      apart,
    ),
    exceptApart(
      byLikeness<Enumeration>((old, now) => overlap(choicesOf(old), choicesOf(now)), FLOOR.enum),
      apart,
    ),
  ]);

/** Pairs relations by what holds the key and its name, then by their ends where only one of a kind is left there. */
function pairRelations(
  before: readonly Relation[],
  after: readonly Relation[],
  idOf: { before: (name: string) => string; after: (name: string) => string },
  apart: Apart,
): Paired<Relation> {
  const isBefore = new Set(before);
  const entityId = (relation: Relation, name: string) =>
    (isBefore.has(relation) ? idOf.before : idOf.after)(name);
  const ends = (relation: Relation) =>
    [relation.kind, entityId(relation, relation.from), entityId(relation, relation.to)].join(' ');
  const held = (relation: Relation) => [entityId(relation, heldBy(relation).holder), relation.name].join(' ');
  return pairUp(before, after, [
    byKey((relation: Relation) => `${ends(relation)} ${relation.name}`),
    byKey(held),
    // Many-to-many may be told from either end.
    byKey((relation: Relation) => [entityId(relation, relation.from), relation.inverse].join(' ')),
    exceptApart(
      byLikeness<Relation>((old, now) => (ends(old) === ends(now) ? 1 : 0), 1),
      apart,
    ),
  ]);
}

/**
 * Gives the things of `after` the ids they had in `before`, so that a diff can tell a rename from a drop and an addition.
 * Takes the Blueprint of the last generation and the one just read, and the ids of those a person said are not renamed but
 * replaced (`apart`). What is new keeps its own id unless an older thing has it already.
 */
export function carryIds(before: Blueprint, after: Blueprint, apart: Apart = new Set()): Carried {
  const ids = new IdRegister();
  const renames: Renamed[] = [];
  const idleMarks: IdleMark[] = [];
  const entities = pairEntities(before.entities, after.entities, apart);
  const enums = pairEnums(before.enums, after.enums, apart);
  const partner = new Map(entities.pairs.map(([old, now]) => [now, old]));
  const entityIds = new Map(entities.pairs.map(([old, now]) => [now.name, old.id]));
  const relations = pairRelations(
    before.relations,
    after.relations,
    {
      before: (name) => before.entities.find((entity) => entity.name === name)?.id ?? name,
      after: (name) => entityIds.get(name) ?? `new ${name}`.replace('new User', 'User'),
    },
    apart,
  );

  // Ids given once are never given to another thing, those of dropped things included.
  for (const { id } of [...before.entities, ...before.enums, ...before.relations, ...before.rules])
    ids.claim(id);
  for (const { fields } of [...before.entities, ...before.relations])
    for (const { id } of fields ?? []) ids.claim(id);

  const fresh = (kind: 'ent' | 'fld' | 'rel' | 'enm', own: string, ...path: string[]) =>
    ids.claim(own) ? own : ids.derive(kind, ...path);
  const note = (
    kind: Renamed['kind'],
    [old, now]: [{ id: string; name: string }, { name: string; was?: string | undefined }],
    entity?: string,
  ) => {
    if (old.name === now.name) return;
    const { was } = now;
    const isSaid = was !== undefined && means(was, old);
    renames.push({
      ...{ kind, id: old.id, from: old.name, to: now.name },
      ...(entity && { entity }),
      ...(isSaid && { isSaid }),
    });
  };
  const carryFields = (old: readonly Field[], now: readonly Field[], path: string): Field[] => {
    const fields = pairFields(old, now, apart, path);
    const known = new Map(fields.pairs.map(([was, is]) => [is, was]));
    idleMarks.push(...listIdleMarks(fields, old, ({ name }) => `${path}.${name}`));
    return now.map((item) => {
      const was = known.get(item);
      if (was) note('field', [was, item], path);
      return { ...item, id: was?.id ?? fresh('fld', item.id, path, item.name) };
    });
  };

  idleMarks.push(...listIdleMarks(entities, before.entities, ({ name }) => name));
  const enumPartner = new Map(enums.pairs.map(([old, now]) => [now, old]));
  const relationPartner = new Map(relations.pairs.map(([old, now]) => [now, old]));
  const blueprint: Blueprint = {
    ...after,
    entities: after.entities.map((now) => {
      const old = partner.get(now);
      if (old) note('entity', [old, now]);
      const fields = carryFields(old?.fields ?? [], now.fields, now.name);
      return { ...now, id: old?.id ?? fresh('ent', now.id, now.name), fields };
    }),
    enums: after.enums.map((now) => {
      const old = enumPartner.get(now);
      if (old) note('enum', [old, now]);
      return { ...now, id: old?.id ?? fresh('enm', now.id, now.name) };
    }),
    relations: after.relations.map((now) => {
      const old = relationPartner.get(now);
      if (old) note('relation', [old, now], heldBy(now).holder);
      const id = old?.id ?? fresh('rel', now.id, now.kind, heldBy(now).holder, now.name);
      if (now.fields === undefined) return { ...now, id };
      return { ...now, id, fields: carryFields(old?.fields ?? [], now.fields, `${now.from}.${now.name}`) };
    }),
  };
  return { blueprint: withoutMarks(blueprint), renames, idleMarks };
}
