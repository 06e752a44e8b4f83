import { describe, expect, test } from 'vitest';
import { prepare } from '../../blueprint/prepare.ts';
import { blueprint, entity, field, relation } from '../../golden/build.ts';
import { renderDevSeeds } from './seeds.ts';

const shop = blueprint(
  'Tienda',
  [
    entity('Producto', [
      field('nombre', 'string', { required: true, unique: true }),
      field('web', 'url', { required: true, unique: true }),
      field('stock', 'integer', { min: 5, max: 9 }),
      field('precio', 'money', { min: 30, max: 5000 }),
      field('alta', 'date'),
      field('entrega', 'datetime'),
      field('foto', 'image'),
    ]),
    entity('Etiqueta', [field('nombre', 'string', { required: true, unique: true, pattern: '^[a-z]+$' })]),
    entity('Cliente', [
      field('nombre', 'string', { required: true }),
      field('correo', 'email', { required: true, unique: true }),
    ]),
    entity('Pedido', [field('estado', 'enum', { values: ['nuevo', 'servido'] })]),
  ],
  [
    relation('one-to-many', 'Cliente', 'Pedido', 'cliente', 'pedidos', {
      required: true,
      onDelete: 'cascade',
    }),
    relation('many-to-many', 'Producto', 'Etiqueta', 'etiquetas', 'productos'),
  ],
  { language: 'es' },
);
const text = renderDevSeeds(prepare(shop));

/** Returns the values a column takes its turn through. */
const valuesOf = (table: string, column: string): string[] =>
  [
    ...(
      new RegExp(`${table}_ROWS[\\s\\S]*?"${column}": \\w+\\(([\\s\\S]*?)\\),?\\n? *[,}]`).exec(text)?.[1] ??
      ''
    ).matchAll(/"([^"]*)"|(\d[\d.]*)/g),
  ].map(([, quoted, number]) => quoted ?? number ?? '');

describe('the example records', () => {
  test('are called what people would call them, and nothing unique twice', () => {
    const names = valuesOf('PRODUCTO', 'nombre');
    expect(names).toContain('Mesa de roble');
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(30);
  });

  test('have addresses of pages that are addresses, however many must differ', () => {
    const pages = valuesOf('PRODUCTO', 'web');
    expect(pages.length).toBeGreaterThan(30);
    expect(new Set(pages).size).toBe(pages.length);
    expect(pages.filter((page) => !/^https:\/\/[\w./-]+$/.test(page))).toEqual([]);
  });

  test('match the pattern the SPEC asks for', () => {
    const names = valuesOf('ETIQUETA', 'nombre');
    expect(names.length).toBeGreaterThanOrEqual(12);
    expect(names.filter((name) => !/^[a-z]+$/.test(name))).toEqual([]);
  });

  test('give people the address of their own name', () => {
    expect(valuesOf('CLIENTE', 'nombre').slice(0, 2)).toEqual(['Ana Torres', 'Luis Vega']);
    expect(valuesOf('CLIENTE', 'correo').slice(0, 2)).toEqual([
      'ana.torres@example.com',
      'luis.vega@example.com',
    ]);
  });

  test('stay inside the bounds', () => {
    for (const [column, least, most] of [
      ['stock', 5, 9],
      ['precio', 30, 5000],
    ] as const) {
      const numbers = valuesOf('PRODUCTO', column).map(Number);
      expect(numbers.length).toBeGreaterThan(2);
      expect(numbers.filter((number) => !(number >= least && number <= most))).toEqual([]);
    }
  });

  test('have dates around today, pictures, links and somebody they belong to', () => {
    expect(text).toContain('"alta": days(-900, -30)');
    expect(text).toContain('"entrega": moments(-16, 39)');
    expect(text).toContain('"foto_id": await example_image(session, number)');
    expect(text).toContain('"etiqueta_ids": some_of(etiqueta_ids, number, "etiqueta_ids")');
    expect(text).toContain('"cliente_id": one_of(cliente_ids, number, "cliente_id")');
  });

  test('are the same every time they are written', () => {
    expect(renderDevSeeds(prepare(shop))).toBe(text);
  });
});
