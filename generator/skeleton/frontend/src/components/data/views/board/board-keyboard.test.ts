import { expect, test } from 'vitest';
import { nextColumn } from './board-keyboard';

const boxes = [0, 300, 600].map((left) => ({ left, width: 280 }));

test('arrows lead to the neighbouring column', () => {
  expect(nextColumn(boxes, { left: 300, width: 260 }, 1)).toBe(2);
  expect(nextColumn(boxes, { left: 300, width: 260 }, -1)).toBe(0);
});

test('beyond the last column there is nothing', () => {
  expect(nextColumn(boxes, { left: 600, width: 280 }, 1)).toBe(-1);
  expect(nextColumn(boxes, { left: 0, width: 280 }, -1)).toBe(-1);
});
