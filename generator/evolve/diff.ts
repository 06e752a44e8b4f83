import type { Blueprint, Entity, Options, Permission, Relation } from '../blueprint/schema.ts';
import type { Change } from './changes.ts';
import { diffFields } from './diff-fields.ts';
import { impactOfKind, impactOfOption } from './impacts.ts';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const print = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : value === undefined ? '' : String(value);

function diffOptions(before: Options, after: Options): Change[] {
  const options: (keyof Options)[] = ['auth', 'roles', 'database', 'frontend', 'softDelete', 'keys', 'color'];
  return options.flatMap((option): Change[] => {
    const [was, is] = [before[option], after[option]];
    if (same(was, is)) return [];
    return [
      { kind: 'option', option, was: print(was), is: print(is), impact: impactOfOption(option, was, is) },
    ];
  });
}

function diffEntity(before: Entity, after: Entity): Change[] {
  const of = { id: after.id, entity: after.name };
  const changes: Change[] = [];
  if (before.name !== after.name)
    changes.push({ kind: 'entity.renamed', ...of, was: before.name, is: after.name, impact: 'safe' });
  else if (before.label !== after.label || before.plural !== after.plural)
    changes.push({ kind: 'entity.labelled', ...of, was: before.label, is: after.label, impact: 'safe' });
  if (before.description !== after.description)
    changes.push({ kind: 'entity.described', ...of, impact: 'safe' });
  return [...changes, ...diffFields(after.name, before.fields, after.fields)];
}

/** Links with attributes of their own are entities: see `promoteLinks`. */
const isLinkEntity = ({ kind, fields = [] }: Relation) => kind === 'many-to-many' && fields.length > 0;

function diffRelation(before: Relation, after: Relation, nowCalled: (name: string) => string): Change[] {
  const of = { id: after.id, relation: after.name, from: after.from, to: after.to };
  const changes: Change[] = [];
  if (before.name !== after.name || before.inverse !== after.inverse)
    changes.push({
      kind: 'relation.renamed',
      ...of,
      ...(before.name === after.name
        ? { was: before.inverse, is: after.inverse }
        : { was: before.name, is: after.name }),
      impact: 'safe',
    });
  if (before.kind !== after.kind)
    changes.push({
      ...{ kind: 'relation.kind', ...of, was: before.kind, is: after.kind },
      impact: impactOfKind(before.kind, after.kind),
    });
  const [wasEntity, isEntity] = [isLinkEntity(before), isLinkEntity(after)];
  if (wasEntity !== isEntity && before.kind === after.kind)
    changes.push({ kind: 'relation.entity', ...of, is: isEntity, impact: isEntity ? 'safe' : 'destructive' });
  const ends = {
    was: [nowCalled(before.from), nowCalled(before.to), before.owner ?? ''].join(' → ').replace(/ → $/, ''),
    is: [after.from, after.to, after.owner ?? ''].join(' → ').replace(/ → $/, ''),
  };
  if (ends.was !== ends.is) changes.push({ kind: 'relation.ends', ...of, ...ends, impact: 'destructive' });
  if (before.required !== after.required)
    changes.push({
      kind: 'relation.required',
      ...of,
      was: before.required,
      is: after.required,
      impact: after.required ? 'backfill' : 'safe',
    });
  if (before.onDelete !== after.onDelete)
    changes.push({
      kind: 'relation.onDelete',
      ...of,
      was: before.onDelete,
      is: after.onDelete,
      impact: 'safe',
    });
  if (before.label !== after.label || before.inverseLabel !== after.inverseLabel)
    changes.push({ kind: 'relation.described', ...of, impact: 'safe' });
  return [...changes, ...diffFields(after.name, before.fields ?? [], after.fields ?? [])];
}

function diffPermissions(before: readonly Permission[], after: readonly Permission[]): Change[] {
  const keys = (list: readonly Permission[]) => new Set(list.map((permission) => JSON.stringify(permission)));
  const [old, now] = [keys(before), keys(after)];
  const touched = [
    ...before.filter((permission) => !now.has(JSON.stringify(permission))),
    ...after.filter((permission) => !old.has(JSON.stringify(permission))),
  ];
  return [...new Set(touched.map(({ entity }) => entity))].map((entity) => ({
    kind: 'permissions',
    entity,
    actions: [
      ...new Set(
        touched.filter((permission) => permission.entity === entity).flatMap(({ actions }) => actions),
      ),
    ],
    impact: 'safe',
  }));
}

/**
 * What a person changed between two Blueprints, ids carried (`carryIds`): the project, then each entity with its fields,
 * relations, rules and permissions. Equal Blueprints give an empty list; so do those that differ only in the order of their
 * entities or relations, or in an enumeration no field uses.
 */
export function diffBlueprints(before: Blueprint, after: Blueprint): Change[] {
  const changes: Change[] = [];
  if (before.name !== after.name)
    changes.push({ kind: 'project.renamed', was: before.name, is: after.name, impact: 'safe' });
  if (before.description !== after.description) changes.push({ kind: 'project.described', impact: 'safe' });
  if (before.language !== after.language)
    changes.push({ kind: 'project.language', was: before.language, is: after.language, impact: 'safe' });
  changes.push(...diffOptions(before.options, after.options));

  const old = new Map(before.entities.map((entity) => [entity.id, entity]));
  const now = new Map(after.entities.map((entity) => [entity.id, entity]));
  for (const entity of after.entities) {
    const was = old.get(entity.id);
    const of = { id: entity.id, entity: entity.name };
    if (was) changes.push(...diffEntity(was, entity));
    else changes.push({ kind: 'entity.added', ...of, fields: entity.fields.length, impact: 'safe' });
  }
  for (const { id, name } of before.entities)
    if (!now.has(id)) changes.push({ kind: 'entity.removed', id, entity: name, impact: 'destructive' });

  const nowCalled = (name: string) => {
    const id = before.entities.find((entity) => entity.name === name)?.id;
    return (id === undefined ? undefined : now.get(id)?.name) ?? name;
  };
  const oldRelations = new Map(before.relations.map((relation) => [relation.id, relation]));
  const newRelations = new Set(after.relations.map(({ id }) => id));
  const added = new Set(after.entities.filter(({ id }) => !old.has(id)).map(({ name }) => name));
  for (const relation of after.relations) {
    const was = oldRelations.get(relation.id);
    const { id, from, to } = relation;
    const of = { id, relation: relation.name, from, to, relationKind: relation.kind };
    if (was) changes.push(...diffRelation(was, relation, nowCalled));
    else {
      // Rows of an entity that is new itself cannot miss anything.
      const holder = relation.kind === 'one-to-one' && relation.owner === 'from' ? from : to;
      const lacks = relation.required && relation.kind !== 'many-to-many' && !added.has(holder);
      changes.push({ kind: 'relation.added', ...of, impact: lacks ? 'backfill' : 'safe' });
    }
  }
  for (const { id, name, from, to, kind } of before.relations)
    if (!newRelations.has(id))
      changes.push({
        kind: 'relation.removed',
        id,
        relation: name,
        from: nowCalled(from),
        to: nowCalled(to),
        relationKind: kind,
        impact: 'destructive',
      });

  const texts = (rules: Blueprint['rules']) => new Set(rules.map(({ text }) => text));
  const [oldRules, newRules] = [texts(before.rules), texts(after.rules)];
  for (const text of newRules)
    if (!oldRules.has(text)) changes.push({ kind: 'rule.added', text, impact: 'safe' });
  for (const text of oldRules)
    if (!newRules.has(text)) changes.push({ kind: 'rule.removed', text, impact: 'safe' });
  const permissions = (before.permissions ?? []).map((permission) => ({
    ...permission,
    entity: permission.entity && nowCalled(permission.entity),
  }));
  return [...changes, ...diffPermissions(permissions, after.permissions ?? [])];
}
