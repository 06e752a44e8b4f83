import { describe, expect, it } from 'vitest';
import { readSpec } from '../read.ts';
import { inferType } from './infer.ts';
import { detectLanguage } from './language.ts';
import { parseNumber } from './numbers.ts';
import { findAuth, findDatabase, findYesNo, listRoles } from './options.ts';
import { findType } from './types.ts';

describe('words for types', () => {
  it.each([
    ['texto', 'string'],
    ['texto largo', 'text'],
    ['Fecha y hora', 'datetime'],
    ['sí/no', 'boolean'],
    ['correo electrónico', 'email'],
    ['número entero', 'integer'],
    ['double precision', 'float'],
    ['moneda', 'money'],
    ['coordenadas', 'geo'],
    ['adjunto', 'file'],
    ['timestamptz', 'datetime'],
    ['bigint', 'integer'],
  ])('%s means %s', (word, type) => {
    expect(findType(word)?.type).toBe(type);
  });
});

describe('types inferred from names', () => {
  it.each([
    ['fecha de nacimiento', 'date'],
    ['unit price', 'money'],
    ['due at', 'datetime'],
    ['is active', 'boolean'],
    ['número de páginas', 'integer'],
    ['room number', 'string'],
    ['phone number', 'phone'],
    ['descripción', 'text'],
    ['foto', 'image'],
    ['código postal', 'string'],
    ['opening time', 'time'],
  ])('%s is a %s', (label, type) => {
    expect(inferType(label).type).toBe(type);
  });
});

describe('numbers', () => {
  it.each([
    ['1.000', 'es', 1000],
    ['1.000', 'en', 1],
    ['1,000', 'en', 1000],
    ['1.234,5', 'es', 1234.5],
    ['0.500', 'es', 0.5],
    ['2,5', 'es', 2.5],
    ['-3', 'en', -3],
  ] as const)('%s in %s is %d', (text, language, value) => {
    expect(parseNumber(text, language)).toBe(value);
  });
});

describe('options', () => {
  it('databases go by many names', () => {
    expect(['PostgreSQL 16', 'postgres', 'MariaDB', 'sqlite3', 'MongoDB'].map(findDatabase)).toEqual([
      'postgresql',
      'postgresql',
      'mysql',
      'sqlite',
      null,
    ]);
  });

  it('yes and no in both languages', () => {
    expect(['sí', 'yes', '✓', 'JWT', 'no', 'ninguno', 'maybe'].map(findYesNo)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      null,
    ]);
    expect(findAuth('La aplicación no tiene inicio de sesión')).toBe(false);
  });

  it('the built-in roles are left out', () => {
    expect(listRoles('admin, editor and user')).toEqual(['editor']);
  });
});

describe('the language of a SPEC', () => {
  it('is what most of it is written in, unless it says', () => {
    expect(detectLanguage('# Tareas\n- nombre: texto, obligatorio')).toBe('es');
    expect(detectLanguage('# Tasks\n- name: string, required')).toBe('en');
    expect(detectLanguage('# Tareas\n- nombre: texto\n- language: en')).toBe('en');
  });
});

describe('a deposit', () => {
  const fields = (...lines: string[]) =>
    readSpec(
      `# A\n\n### Cosa\n${lines.map((line) => `- ${line}\n`).join('')}`,
    ).blueprint?.entities[0]?.fields.map(({ name, type }) => [name, type]);

  it('is an amount beside amounts or when its name says so', () => {
    expect(fields('renta: dinero', 'depósito')).toContainEqual(['deposito', 'money']);
    expect(fields('nombre', 'depósito de garantía')).toContainEqual(['deposito_de_garantia', 'money']);
  });

  it('holds something else otherwise', () => {
    expect(fields('nombre', 'depósito')).toContainEqual(['deposito', 'string']);
    expect(fields('renta: dinero', 'depósito de agua')).toContainEqual(['deposito_de_agua', 'string']);
  });
});
