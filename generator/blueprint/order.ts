import type { EntityModel } from './model.ts';

/**
 * Returns entity names in an order in which tables can be created, and marks in `useAlter` the references that close a
 * cycle. Also decides how many rows of each entity tests can hold. Deterministic: ties keep the Blueprint's order.
 */
export function prepareOrder(entities: EntityModel[]): string[] {
  const placed = new Set<string>();
  const order: EntityModel[] = [];
  const waitsFor = (entity: EntityModel, requiredOnly: boolean): boolean =>
    entity.references.some(
      (reference) =>
        reference.target !== null &&
        reference.target !== entity.name &&
        !placed.has(reference.target) &&
        (!requiredOnly || !reference.nullable),
    );
  let left = entities;
  while (left.length > 0) {
    // In a cycle the required references decide: those cannot be empty when the first rows are stored.
    const next =
      left.find((entity) => !waitsFor(entity, false)) ??
      left.find((entity) => !waitsFor(entity, true)) ??
      left[0];
    if (!next) break;
    for (const reference of next.references) {
      reference.useAlter =
        reference.target !== null && reference.target !== next.name && !placed.has(reference.target);
    }
    placed.add(next.name);
    order.push(next);
    left = left.filter((entity) => entity !== next);
  }
  const byName = new Map(entities.map((entity) => [entity.name, entity]));
  for (const entity of order) {
    const parents = ownParents(entity, byName);
    entity.capacity = capacityOf(entity, parents);
    // Of what each account can have only one, the one account the tests use cannot make a second.
    const isOnePerCaller = entity.references.some((reference) => reference.owner && reference.unique);
    entity.scarce = isOnePerCaller || parents.some((parent) => parent.scarce || parent.capacity < PLENTY);
  }
  return order.map((entity) => entity.name);
}

/** Records a test may need side by side, and then some. */
const PLENTY = 20;

/** Returns the entities of which each record needs one that no other has. */
function ownParents(entity: EntityModel, byName: Map<string, EntityModel>): EntityModel[] {
  return entity.references
    .filter((reference) => !reference.nullable)
    .filter(
      (reference) =>
        reference.unique || entity.uniqueTogether.some((pair) => pair.columns.includes(reference.column)),
    )
    .map((reference) => byName.get(reference.target ?? ''))
    .filter((parent) => parent !== undefined);
}

function capacityOf(entity: EntityModel, parents: EntityModel[]): number {
  // Empty values never clash.
  const own = entity.columns
    .filter((column) => column.unique && !column.nullable)
    .map((column) => column.samples.distinct);
  return Math.min(1000, ...own, ...parents.map((parent) => parent.capacity));
}
