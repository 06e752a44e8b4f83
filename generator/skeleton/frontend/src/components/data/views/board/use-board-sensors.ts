'use client';

import { KeyboardSensor, MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import { columnCoordinates } from './board-keyboard';

/**
 * Returns the ways a card can be picked up: with the mouse once it moved a little (a click follows the link), with a
 * finger that rests on it (one that moves scrolls), with Space or Enter on its handle.
 */
export function useBoardSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: columnCoordinates }),
  );
}
