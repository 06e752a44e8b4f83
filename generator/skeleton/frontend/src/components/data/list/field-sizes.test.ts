import { expect, test } from 'vitest';
import type { FieldDefinition } from '@/lib/entity/definition';
import { widthOf } from './field-sizes';

const common = { required: false, sortable: true, operators: [] };

test('a column is as wide as its heading and its longest choice need, up to a point', () => {
  const kind = (values: string[]): FieldDefinition => ({ ...common, name: 'tipo', kind: 'enum', values });
  expect(widthOf(kind(['casa', 'molino']))).toBe(124);
  expect(widthOf(kind(['casa', 'apartamento']))).toBeGreaterThan(124);
  expect(widthOf(kind(['x'.repeat(80)]))).toBe(190);
  expect(widthOf({ ...common, name: 'precio_por_noche', kind: 'money' })).toBeGreaterThan(130);
});
