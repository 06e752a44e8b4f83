import type { EntityModel, LinkModel, ReferenceModel } from './model.ts';
import { collectionLabel, kebab, Names, referenceLabel, safeAttribute, shorten, snake } from './naming.ts';
import { ACCOUNT_ATTRIBUTES, heldBy, type Normalized } from './normalize.ts';
import type { Blueprint, Relation } from './schema.ts';

type Entities = Map<string, EntityModel>;

/** Columns of tables whose deleted rows stay. */
export const DELETION_COLUMNS = ['deleted_at', 'deleted_key'];

/** What relations add to the entities prepared so far; `entities` is keyed by Blueprint names and changed in place. */
export function prepareRelations(blueprint: Blueprint, entities: Entities, pairs: Normalized['pairs']): void {
  const attributes = new Map<string, Names>();
  for (const [name, entity] of entities) {
    const taken = entity.columns.flatMap((column) =>
      column.type === 'geo' ? [column.name, `${column.name}_lat`, `${column.name}_lng`] : [column.name],
    );
    attributes.set(
      name,
      new Names([
        ...taken,
        ...(entity.account ? ACCOUNT_ATTRIBUTES : []),
        ...(entity.softDelete ? DELETION_COLUMNS : []),
      ]),
    );
  }
  const take = (entity: string, wanted: string): string =>
    attributes.get(entity)?.take(safeAttribute(wanted)) ?? wanted;
  addFiles(blueprint, entities, take, attributes);
  const links: { relation: Relation; link: LinkModel }[] = [];
  const tables = new Names([...entities.values()].map((entity) => entity.table));
  for (const relation of blueprint.relations) {
    if (relation.kind === 'many-to-many')
      links.push({ relation, link: addLink(relation, entities, tables, take, attributes) });
    else addReference(relation, entities, take, attributes);
  }
  for (const pair of pairs) addPair(pair, entities);
  prepareRoutes(blueprint, entities, links);
}

type Take = (entity: string, wanted: string) => string;

/** Takes a name whose `_id` column is free too. */
function takeReference(
  entity: string,
  wanted: string,
  take: Take,
  attributes: Map<string, Names>,
): { name: string; column: string } {
  const names = attributes.get(entity);
  let name = take(entity, wanted);
  while (names?.has(`${name}_id`)) name = take(entity, wanted);
  const column = names?.take(shorten(`${name}_id`)) ?? `${name}_id`;
  return { name, column };
}

function addFiles(
  blueprint: Blueprint,
  entities: Entities,
  take: Take,
  attributes: Map<string, Names>,
): void {
  for (const source of blueprint.entities) {
    const entity = entities.get(source.name);
    if (!entity) continue;
    for (const field of source.fields) {
      if (field.type !== 'file' && field.type !== 'image') continue;
      const { name, column } = takeReference(source.name, field.name, take, attributes);
      entity.references.push({
        id: field.id,
        name,
        column,
        label: field.label,
        target: null,
        image: field.type === 'image',
        nullable: !field.required,
        unique: field.unique,
        onDelete: field.required ? 'restrict' : 'set-null',
        inverse: null,
        inverseLabel: null,
        foreignKeyName: shorten(`fk_${entity.table}_${column}`),
        indexName: shorten(`${field.unique ? 'uq' : 'ix'}_${entity.table}_${column}`),
        useAlter: false,
        owner: false,
        guarded: false,
      });
    }
  }
}

function addReference(
  relation: Relation,
  entities: Entities,
  take: Take,
  attributes: Map<string, Names>,
): void {
  const { holder, target } = heldBy(relation);
  const entity = entities.get(holder);
  const other = entities.get(target);
  if (!entity || !other) return;
  const { name, column } = takeReference(holder, relation.name, take, attributes);
  const inverse = take(target, relation.inverse);
  const unique = relation.kind === 'one-to-one';
  const reference: ReferenceModel = {
    id: relation.id,
    name,
    column,
    label: relation.label ?? referenceLabel(relation.name, other.label, [snake(other.name), other.module]),
    target: other.name,
    image: false,
    nullable: !relation.required,
    unique,
    onDelete: relation.onDelete,
    inverse,
    inverseLabel:
      relation.inverseLabel ??
      (unique
        ? referenceLabel(relation.inverse, entity.label, [snake(entity.name), entity.module])
        : collectionLabel(relation.inverse, entity.plural)),
    foreignKeyName: shorten(`fk_${entity.table}_${column}`),
    indexName: shorten(`${unique ? 'uq' : 'ix'}_${entity.table}_${column}`),
    useAlter: false,
    owner: false,
    guarded: false,
  };
  entity.references.push(reference);
  other.collections.push({ name: inverse, target: entity.name, back: name, single: unique, column });
}

function addLink(
  relation: Relation,
  entities: Entities,
  tables: Names,
  take: Take,
  attributes: Map<string, Names>,
): LinkModel {
  const here = entities.get(relation.from) as EntityModel;
  const there = entities.get(relation.to) as EntityModel;
  const name = take(relation.from, relation.name);
  const inverse = take(relation.to, relation.inverse);
  const usual = snake(there.plural) === name || name.startsWith(there.module);
  const idsName =
    attributes.get(relation.from)?.take(shorten(`${usual ? there.module : name}_ids`)) ?? `${name}_ids`;
  const table = tables.take(shorten(`${here.table}_${name}`, 48));
  const hereColumn = shorten(`${here.module}_id`);
  const thereColumn = shorten(`${there.module === here.module ? `${there.module}_other` : there.module}_id`);
  const link: LinkModel = {
    id: relation.id,
    name,
    idsName,
    label: relation.label ?? collectionLabel(relation.name, there.plural),
    target: there.name,
    inverse,
    inverseLabel: relation.inverseLabel ?? collectionLabel(relation.inverse, here.plural),
    table,
    hereColumn,
    thereColumn,
    hereKeyName: shorten(`fk_${table}_${hereColumn}`),
    thereKeyName: shorten(`fk_${table}_${thereColumn}`),
    thereIndexName: shorten(`ix_${table}_${thereColumn}`),
  };
  here.links.push(link);
  there.backLinks.push({ name: inverse, target: here.name, back: name, table });
  return link;
}

function addPair(pair: Normalized['pairs'][number], entities: Entities): void {
  const entity = entities.get(pair.entity);
  if (!entity) return;
  const columns = entity.references
    .filter((reference) => pair.relations.includes(reference.id))
    .map((reference) => reference.column);
  entity.uniqueTogether.push({ name: shorten(`uq_${entity.table}_${columns.join('_')}`), columns });
}

/** Last parts of addresses that are operations on a record. */
const RESERVED_SEGMENTS = ['restore'];

/** Addresses and operation ids: unique over the whole API. */
function prepareRoutes(
  blueprint: Blueprint,
  entities: Entities,
  links: { relation: Relation; link: LinkModel }[],
): void {
  const ids = new Names([
    'register',
    'login',
    'refresh',
    'logout',
    ...['get_me', 'update_me', 'change_password', 'logout_everywhere', 'list_sessions', 'end_session'],
    ...['start_browser_session', 'refresh_browser_session', 'end_browser_session'],
    ...['request_verification', 'confirm_verification', 'request_recovery', 'confirm_recovery'],
    ...[
      'list_roles',
      'update_account',
      'list_account_sessions',
      'end_account_sessions',
      'export_audit_entries',
      'list_audit_entries',
    ],
    ...['read_features', 'list_feature_positions', 'set_feature_position'],
    ...['list_api_keys', 'create_api_key', 'revoke_api_key'],
    'create_change_ticket',
    'upload_file',
    'get_file',
    'download_file',
    'health_live',
    'health_ready',
  ]);
  const segments = new Map([...entities.keys()].map((name) => [name, new Names(RESERVED_SEGMENTS)]));
  const segment = (parent: string, wanted: string): string =>
    segments.get(parent)?.take(kebab(wanted), '-') ?? kebab(wanted);
  for (const entity of entities.values()) {
    const one = entity.module;
    entity.operationIds = {
      list: ids.take(`list_${entity.pluralName}`),
      get: ids.take(`get_${one}`),
      create: ids.take(`create_${one}`),
      update: ids.take(`update_${one}`),
      delete: ids.take(`delete_${one}`),
      restore: ids.take(`restore_${one}`),
      batchCreate: ids.take(`create_${entity.pluralName}_batch`),
      batchUpdate: ids.take(`update_${entity.pluralName}_batch`),
      batchDelete: ids.take(`delete_${entity.pluralName}_batch`),
    };
  }
  for (const relation of blueprint.relations) {
    if (relation.kind === 'many-to-many') continue;
    const { holder, target } = heldBy(relation);
    const entity = entities.get(holder);
    const parent = entities.get(target);
    const reference = entity?.references.find((candidate) => candidate.id === relation.id);
    if (!entity || !parent || !reference?.inverse) continue;
    const operationId = ids.take(
      `${reference.unique ? 'get' : 'list'}_${parent.module}_${reference.inverse}`,
    );
    entity.nested.push({
      parent: parent.name,
      segment: segment(target, reference.inverse),
      operationId,
      functionName: operationId,
      by: { kind: 'reference', column: reference.column, single: reference.unique },
      label: reference.inverseLabel ?? entity.plural,
    });
  }
  for (const { relation, link } of links) {
    const here = entities.get(relation.from) as EntityModel;
    const there = entities.get(relation.to) as EntityModel;
    const forward = segment(relation.from, link.name);
    const backward = segment(relation.to, link.inverse);
    const add = (
      entity: EntityModel,
      parent: EntityModel,
      part: string,
      name: string,
      label: string,
      inverse: boolean,
    ): void => {
      const operationId = ids.take(`list_${parent.module}_${name}`);
      const by = { kind: 'link', owner: here.name, link: link.name, inverse } as const;
      entity.nested.push({
        parent: parent.name,
        segment: part,
        operationId,
        functionName: operationId,
        by,
        label,
      });
    };
    add(there, here, forward, link.name, link.label, false);
    add(here, there, backward, link.inverse, link.inverseLabel, true);
    here.linkOperations.push({
      link: link.name,
      linkId: ids.take(`link_${here.module}_${link.name}`),
      unlinkId: ids.take(`unlink_${here.module}_${link.name}`),
      setId: ids.take(`set_${here.module}_${link.name}`),
      segment: forward,
    });
  }
}
