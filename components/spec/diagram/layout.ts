import { Graph, layout } from '@dagrejs/dagre';
import type { Blueprint, Entity, Relation } from '#generator/blueprint/schema.ts';

export const NODE_WIDTH = 208;
const HEADER_HEIGHT = 34;
const ROW_HEIGHT = 22;
const PADDING_BOTTOM = 6;
const GAP = 28;
const MARGIN = 16;
/** Longer entities end in a line that says how many fields are left out. */
export const MAX_ROWS = 8;
/** Name of the account every generated project has; relations may point at it without an entity being declared. */
export const BUILT_IN_USER = 'User';

export type PlacedEntity = {
  entity: Entity | null;
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
};
export type PlacedRelation = { relation: Relation; sourceSide: Side; targetSide: Side };
export type Side = 'left' | 'right';
export type Diagram = { entities: PlacedEntity[]; relations: PlacedRelation[] };

/** Height of an entity's box: its header and one line a field. */
export function boxHeight(entity: Entity | null): number {
  const rows = Math.min(entity?.fields.length ?? 0, MAX_ROWS + 1);
  return HEADER_HEIGHT + rows * ROW_HEIGHT + (rows > 0 ? PADDING_BOTTOM : 0);
}

/**
 * Places related entities in layers, the ones before the many, and the others in rows below; picks the side each
 * relation leaves and enters by.
 */
export function layoutDiagram(blueprint: Pick<Blueprint, 'entities' | 'relations'>): Diagram {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: GAP, ranksep: 88, marginx: MARGIN, marginy: MARGIN });
  const boxes = new Map<string, Entity | null>(blueprint.entities.map((entity) => [entity.name, entity]));
  const usesAccount = blueprint.relations.some(
    ({ from, to }) => from === BUILT_IN_USER || to === BUILT_IN_USER,
  );
  if (usesAccount && !boxes.has(BUILT_IN_USER)) boxes.set(BUILT_IN_USER, null);

  // A half-written SPEC may relate entities that are not there yet.
  const relations = blueprint.relations.filter(({ from, to }) => boxes.has(from) && boxes.has(to));
  const related = new Set(relations.flatMap(({ from, to }) => [from, to]));
  for (const name of related)
    graph.setNode(name, { width: NODE_WIDTH, height: boxHeight(boxes.get(name) ?? null) });
  for (const { id, from, to } of relations) if (from !== to) graph.setEdge(from, to, {}, id);
  layout(graph);

  const inLayers = [...boxes].flatMap(([name, entity]): PlacedEntity[] => {
    if (!related.has(name)) return [];
    const { x = 0, y = 0 } = graph.node(name) as { x?: number; y?: number };
    const height = boxHeight(entity);
    return [{ entity, name, x: x - NODE_WIDTH / 2, y: y - height / 2, width: NODE_WIDTH, height }];
  });
  const alone = [...boxes].filter(([name]) => !related.has(name));
  const placed = new Map([...inLayers, ...inRows(alone, inLayers)].map((box) => [box.name, box]));
  const entities = [...boxes.keys()].flatMap((name) => placed.get(name) ?? []);
  const column = new Map(entities.map(({ name, x }) => [name, x]));
  return {
    entities,
    relations: relations.map((relation) => {
      const from = column.get(relation.from) ?? 0;
      const to = column.get(relation.to) ?? 0;
      // Boxes of one column, and a box with itself, are joined on the right.
      if (from === to) return { relation, sourceSide: 'right', targetSide: 'right' };
      return from < to
        ? { relation, sourceSide: 'right', targetSide: 'left' }
        : { relation, sourceSide: 'left', targetSide: 'right' };
    }),
  };
}

/** Entities without relations, side by side below the others: a column of them would be taller than any screen. */
function inRows(
  alone: readonly (readonly [string, Entity | null])[],
  above: readonly PlacedEntity[],
): PlacedEntity[] {
  const width = Math.max(0, ...above.map(({ x }) => x + NODE_WIDTH));
  const fitting = Math.floor((width + GAP - MARGIN) / (NODE_WIDTH + GAP));
  const columns = Math.max(fitting, Math.ceil(Math.sqrt(alone.length)));
  let y = Math.max(MARGIN - GAP, ...above.map((box) => box.y + box.height)) + GAP;
  const placed: PlacedEntity[] = [];
  for (let start = 0; start < alone.length; start += columns) {
    const row = alone.slice(start, start + columns).map(([name, entity], column) => {
      const x = MARGIN + column * (NODE_WIDTH + GAP);
      return { entity, name, x, y, width: NODE_WIDTH, height: boxHeight(entity) };
    });
    placed.push(...row);
    y += Math.max(...row.map(({ height }) => height)) + GAP;
  }
  return placed;
}
