import { expect, test } from 'vitest';
import { listed, splitDescription } from './copy';

test('the first sentence is the headline, without its full stop', () => {
  expect(splitDescription('Customers open tickets. Agents answer them.')).toEqual({
    headline: 'Customers open tickets',
    rest: 'Agents answer them.',
  });
  expect(splitDescription('¿Listo? Vamos.')).toEqual({ headline: '¿Listo?', rest: 'Vamos.' });
  expect(splitDescription('Una tienda 2.0 de barrio')).toEqual({
    headline: 'Una tienda 2.0 de barrio',
    rest: '',
  });
});

test('a sentence that is too long, or none at all, is no headline', () => {
  const long = `${'muy '.repeat(30)}larga.`;
  expect(splitDescription(long)).toEqual({ headline: null, rest: long });
  expect(splitDescription('  ')).toEqual({ headline: null, rest: '' });
});

test('words stand in a sentence as the language wants', () => {
  expect(listed(['Clientes', 'SKU', 'Pedidos'], 'es')).toBe('clientes, SKU y pedidos');
  expect(listed(['Clientes', 'Incidencias'], 'es')).toBe('clientes e incidencias');
  expect(listed(['Customers', 'Orders', 'Lines'], 'en')).toBe('customers, orders, and lines');
});
