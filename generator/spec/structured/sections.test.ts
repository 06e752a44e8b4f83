import { describe, expect, it } from 'vitest';
import { readSpec } from '../read.ts';

const namesOf = (text: string) =>
  Object.fromEntries(
    (readSpec(text).blueprint?.entities ?? []).map(({ name, fields }) => [
      name,
      fields.map((each) => each.name),
    ]),
  );

describe('a key with a type behind it', () => {
  it.each([
    [
      'Entidad: Coche\n  marca: texto\n  modelo: texto\n  color: texto\n',
      { Coche: ['marca', 'modelo', 'color'] },
    ],
    ['Entity: Car\n  brand: string\n  model: string required\n', { Car: ['brand', 'model'] }],
    ['Coche\nmarca: texto\nmodelo: texto obligatorio\n', { Coche: ['marca', 'modelo'] }],
  ])('is a field and opens no entity, though it is called as one would announce it: %s', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });

  it('a key with a name behind it opens an entity', () => {
    expect(namesOf('Modelo: Coche\n- marca: texto\n\nModelo: Foto\n- archivo: imagen\n')).toEqual({
      Coche: ['marca'],
      Foto: ['archivo'],
    });
  });
});

describe('options below entities that are bare names', () => {
  const entities = (first: string) => `Club\n\n${first}\n\nPlayer\n  - name: string\n  - shirt: integer\n\n`;
  it.each([
    [`${entities('ENTITIES')}OPTIONS\n  - Auth: yes (roles: coach)\n  - Database: Postgres\n`],
    [`${entities('ENTIDADES')}OPCIONES\n  - Autenticación: sí\n  - Base de datos: Postgres\n`],
    [`${entities('1) Entities').replaceAll('  - ', '- ')}2) Options\n- auth: yes\n- database: postgres\n`],
    [
      `${entities('1. Entidades').replaceAll('  - ', '- ')}2. Opciones\n- autenticación: sí\n- base de datos: postgres\n`,
    ],
    [
      `${entities('**Entities**').replaceAll('  - ', '- ')}**Options**\n\n- Auth: yes\n- Database: Postgres\n`,
    ],
  ])('are options and no entity: %s', (text) => {
    expect(namesOf(text)).toEqual({ Player: ['name', 'shirt'] });
    expect(readSpec(text).blueprint?.options).toMatchObject({ auth: true, database: 'postgresql' });
  });

  it('a heading that could be one of notes is an entity where fields stand below it, and notes where sentences do', () => {
    const text = (body: string) => `### Obra\n- nombre: texto\n\n### Pendiente\n${body}\n`;
    expect(namesOf(text('- título: texto, obligatorio\n- esfuerzo: entero'))).toEqual({
      Obra: ['nombre'],
      Pendiente: ['titulo', 'esfuerzo'],
    });
    expect(namesOf(text('- Hablar con el cliente.'))).toEqual({ Obra: ['nombre'] });
  });

  it('the backend that is made anyway is no unknown option', () => {
    const text = (backend: string) => `### Player\n- name: string\n\n## Stack\n- **Backend:** ${backend}\n`;
    expect(readSpec(text('FastAPI')).diagnostics).toEqual([]);
    expect(readSpec(text('Django')).diagnostics.map(({ code }) => code)).toEqual(['unknown-option']);
  });
});

describe('relations', () => {
  it('the notes of a table of relations count', () => {
    const text =
      '### Car\n- name: string\n\n### Trip\n- day: date\n\n## Relationships\n\n| From | Relation | To | Notes |\n|---|---|---|---|\n| Car | has many | Trip | required, cascade on delete |\n';
    expect(readSpec(text).blueprint?.relations).toMatchObject([{ required: true, onDelete: 'cascade' }]);
  });

  it.each(['belongs to: Callout one-to-one required', 'belongs to Callout, one to one, required'])(
    '%s is one to one',
    (line) => {
      const text = `### Callout\n- place: string\n\n### Debrief\n- held on: date\n- ${line}\n`;
      const { blueprint, diagnostics } = readSpec(text);
      expect(blueprint?.relations).toMatchObject([{ kind: 'one-to-one', required: true }]);
      expect(diagnostics).toEqual([]);
    },
  );
});

it.each(['venta, alquiler', 'venta / alquiler', 'venta o alquiler'])(
  'two words in a cell for the type are choices: %s',
  (cell) => {
    const text = `### Casa\n\n| Campo | Tipo | Notas |\n|---|---|---|\n| operación | ${cell} | por defecto venta |\n| calle | texto | |\n`;
    const { blueprint, diagnostics } = readSpec(text);
    expect(blueprint?.entities[0]?.fields[0]).toMatchObject({
      default: 'venta',
      values: [{ value: 'venta' }, { value: 'alquiler' }],
    });
    expect(diagnostics).toEqual([]);
  },
);

it.each([
  ['capacity int not null check > 0', { name: 'capacity', type: 'integer', required: true, min: 1 }],
  [
    'capacity int CHECK (capacity >= 5) not null',
    { name: 'capacity', type: 'integer', required: true, min: 5 },
  ],
  ['capacity int check between 1 and 9', { name: 'capacity', type: 'integer', min: 1, max: 9 }],
])('the check of a column is its limit: %s', (line, expected) => {
  expect(readSpec(`### Lot\nname varchar(80)\n${line}\n`).blueprint?.entities[0]?.fields[1]).toMatchObject(
    expected,
  );
});

it.each(['lat/long', 'lat/lng', 'coordinates', 'latitude/longitude'])('position: %s is a place', (type) => {
  expect(readSpec(`### Tree\n- position: ${type}\n`).blueprint?.entities[0]?.fields).toMatchObject([
    { name: 'position', type: 'geo' },
  ]);
});
