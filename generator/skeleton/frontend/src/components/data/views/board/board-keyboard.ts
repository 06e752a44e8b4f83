import type { KeyboardCoordinateGetter } from '@dnd-kit/core';

type Box = { left: number; width: number };

/** Returns the place of the column that is next in a direction, by where their middles are; -1 where there is none. */
export function nextColumn(boxes: readonly Box[], from: Box, direction: 1 | -1): number {
  const middle = (box: Box): number => box.left + box.width / 2;
  const ahead = boxes
    .map((box, index) => ({ index, distance: (middle(box) - middle(from)) * direction }))
    // A column whose middle the card covers is the one it is in.
    .filter(({ distance }) => distance > from.width / 2)
    .toSorted((one, other) => one.distance - other.distance);
  return ahead[0]?.index ?? -1;
}

/** Moves a card that was picked up with the keyboard: arrows to the left and right lead from column to column. */
export const columnCoordinates: KeyboardCoordinateGetter = (event, { context }) => {
  const direction = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : null;
  if (event.code.startsWith('Arrow')) event.preventDefault();
  const { collisionRect, droppableRects, droppableContainers } = context;
  if (direction === null || !collisionRect) return undefined;
  const boxes = droppableContainers
    .getEnabled()
    .map(({ id }) => droppableRects.get(id))
    .filter((box) => box !== undefined);
  const next = boxes[nextColumn(boxes, collisionRect, direction)];
  return next && { x: next.left + (next.width - collisionRect.width) / 2, y: next.top };
};
