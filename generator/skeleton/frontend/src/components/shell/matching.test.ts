import { expect, test } from 'vitest';
import { matching } from './matching';

const things = [
  { label: 'Nuevo pedido' },
  { label: 'Pedidos' },
  { label: 'Teléfonos' },
  { label: 'Tema oscuro', keywords: 'apariencia dark' },
];
const find = (typed: string) => matching(typed, things).map(({ label }) => label);

test('nothing typed finds everything, as it is', () => {
  expect(find('  ')).toEqual(things.map(({ label }) => label));
});

test('accents and capitals do not matter', () => {
  expect(find('TELEF')).toEqual(['Teléfonos']);
});

test('what begins with it comes before what has it somewhere', () => {
  expect(find('pedid')).toEqual(['Pedidos', 'Nuevo pedido']);
});

test('every word has to be there, in the name or beside it', () => {
  expect(find('tema dark')).toEqual(['Tema oscuro']);
  expect(find('tema claro')).toEqual([]);
});
