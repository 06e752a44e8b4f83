import { describe, expect, it } from 'vitest';
import { pluralLabel, singularLabel } from './inflect.ts';
import {
  cutName,
  entityKey,
  pascalName,
  pluralSnakeOf,
  readableLabel,
  slugName,
  snakeName,
} from './names.ts';
import { findNearest } from './nearest.ts';

describe('singular and plural in Spanish', () => {
  it.each([
    ['Etiquetas', 'Etiqueta'],
    ['Camiones', 'Camión'],
    ['Imágenes', 'Imagen'],
    ['Órdenes', 'Orden'],
    ['Lápices', 'Lápiz'],
    ['Países', 'País'],
    ['Autobuses', 'Autobús'],
    ['Clientes', 'Cliente'],
    ['Autores', 'Autor'],
    ['Clases', 'Clase'],
    ['Enlaces', 'Enlace'],
    ['Móviles', 'Móvil'],
    ['Líneas de pedido', 'Línea de pedido'],
    ['Órdenes médicas', 'Orden médica'],
  ])('%s ↔ %s', (many, one) => {
    expect(singularLabel(many, 'es')).toBe(one);
    expect(pluralLabel(one, 'es')).toBe(many);
  });

  it.each(['Análisis', 'Status', 'Mes', 'Gas', 'Tesis'])('%s is no plural', (word) => {
    expect(singularLabel(word, 'es')).toBe(word);
  });

  it('a word written without its accent gets none in the wrong place', () => {
    expect(pluralLabel('Reparacion', 'es')).toBe('Reparaciones');
  });
});

describe('singular and plural in English', () => {
  it.each([
    ['Labels', 'Label'],
    ['Categories', 'Category'],
    ['Addresses', 'Address'],
    ['People', 'Person'],
    ['Children', 'Child'],
    ['Invoices', 'Invoice'],
    ['Courses', 'Course'],
    ['Branches', 'Branch'],
    ['Caches', 'Cache'],
    ['Shelves', 'Shelf'],
    ['Analyses', 'Analysis'],
    ['Order lines', 'Order line'],
    ['Points of sale', 'Point of sale'],
  ])('%s ↔ %s', (many, one) => {
    expect(singularLabel(many, 'en')).toBe(one);
    expect(pluralLabel(one, 'en')).toBe(many);
  });

  it.each(['Status', 'Address', 'Class', 'News', 'Series', 'Analysis'])('%s is no plural', (word) => {
    expect(singularLabel(word, 'en')).toBe(word);
  });
});

describe('identifiers', () => {
  it.each([
    ['Fecha de inicio', 'fecha_de_inicio'],
    ['dateOfBirth', 'date_of_birth'],
    ['URLPath', 'url_path'],
    ['Año', 'ano'],
    ['2fa code', 'n_2fa_code'],
    ['% descuento', 'percent_descuento'],
    ['SaaS', 'saas'],
    ['😀', ''],
  ])('%s is written %s', (label, name) => {
    expect(snakeName(label)).toBe(name);
  });

  it('entities are PascalCase and singular', () => {
    expect(pascalName('Líneas de pedido', 'es')).toBe('LineaDePedido');
    expect(pascalName('order_lines', 'en')).toBe('OrderLine');
    expect(pluralSnakeOf('Reparacion', 'es')).toBe('reparaciones');
  });

  it('a name that is cut keeps apart from others with the same beginning', () => {
    const [a, b] = ['a', 'b'].map((end) => cutName(`${'x'.repeat(80)}${end}`));
    expect(a).not.toBe(b);
    expect(a?.length).toBe(60);
  });

  it('labels of code names read as words', () => {
    expect(readableLabel('due_at')).toBe('due at');
    expect(readableLabel('fecha de inicio')).toBe('fecha de inicio');
  });

  it('mentions of an entity have one key in every notation', () => {
    const keys = ['OrderLine', 'order lines', 'order_line', 'ORDER LINES'].map((text) =>
      entityKey(text, 'en'),
    );
    expect(new Set(keys).size).toBe(1);
  });

  it('a title that cannot be a slug falls back', () => {
    expect(slugName('日本', 'app')).toBe('app');
  });
});

describe('the nearest word', () => {
  it('counts a swap of neighbours as one slip', () => {
    expect(findNearest('emial', ['money', 'email'])).toBe('email');
  });

  it('is none when nothing is near', () => {
    expect(findNearest('zzzz', ['money', 'email'])).toBeNull();
  });
});
