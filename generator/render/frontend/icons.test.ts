import { expect, test } from 'vitest';
import { iconOf } from './icons.ts';

test('an entity has the sign of what it is, in Spanish and in English', () => {
  expect(['customer', 'cliente', 'line_item', 'pedido', 'cita'].map(iconOf)).toEqual([
    'Users',
    'Users',
    'ClipboardList',
    'ShoppingCart',
    'CalendarDays',
  ]);
});

test('an entity nobody thought of has a sign too, always the same', () => {
  expect(['Box', 'Boxes', 'Layers', 'Shapes']).toContain(iconOf('zzz'));
  expect(iconOf('zzz')).toBe(iconOf('zzz'));
});
