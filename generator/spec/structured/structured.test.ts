import { describe, expect, it } from 'vitest';
import { readSpec } from '../read.ts';

const read = (text: string) => {
  const { blueprint, diagnostics } = readSpec(text);
  return {
    entities: Object.fromEntries(
      (blueprint?.entities ?? []).map(({ name, fields }) => [name, fields.map((field) => field.name)]),
    ),
    relations: (blueprint?.relations ?? []).map(({ kind, from, to }) => `${from} ${kind} ${to}`).sort(),
    fields: Object.fromEntries(
      (blueprint?.entities ?? []).flatMap(({ fields }) => fields.map((field) => [field.name, field])),
    ),
    onDelete: (blueprint?.relations ?? []).map(({ onDelete }) => onDelete),
    labels: (blueprint?.entities ?? []).map(({ label, plural }) => `${label}, ${plural}`),
    title: blueprint?.name,
    options: blueprint?.options,
    codes: diagnostics
      .filter(({ severity }) => severity !== 'info')
      .map(({ code, line }) => `${code} ${line}`),
    all: diagnostics.map(({ code, line }) => `${code} ${line}`),
  };
};
const field = (line: string) => Object.values(read(`### Thing\n- ${line}\n`).fields)[0];

describe('what announces an entity', () => {
  it('a bold name with a description before its list is an entity', () => {
    const text =
      '## Entities\n\n**Seller**: a person or shop that sells.\n- Name: text, required\n- About: long text\n';
    expect(read(text).entities).toEqual({ Seller: ['name', 'about'] });
  });

  it.each([
    ['Voluntario/a', 'Voluntario', 'Voluntario/a, Voluntarios/as', 'tiene muchos Voluntarios'],
    ['Alumnos/as', 'Alumno', 'Alumno/a, Alumnos/as', 'tiene muchas Alumnas'],
    ['Profesor(a)', 'Profesor', 'Profesor/a, Profesores/as', 'tiene muchos Profesores/as'],
    ['Client@s', 'Cliento', 'Cliento/a, Clientos/as', 'tiene muchos Clientos/as'],
    ['Cliente(s)', 'Cliente', 'Cliente, Clientes', 'tiene muchos clientes'],
  ])('%s is one entity under its first form, and either form finds it', (heading, name, label, relation) => {
    const found = read(`### ${heading}\n- nombre: texto\n\n### Turno\n- inicio: fecha\n- ${relation}\n`);
    expect(found.entities).toEqual({ [name]: ['nombre'], Turno: ['inicio'] });
    expect(found.labels[0]).toBe(label);
    expect(found.relations).toEqual([`Turno one-to-many ${name}`]);
  });

  it('a heading without letters names an entity, and the others are read', () => {
    expect(read('# 🚀 App\n### Dog\n- name: string\n### 🎉\n- x: date\n').entities).toEqual({
      Dog: ['name'],
      Entity2: ['x'],
    });
  });

  it('a list below a heading is an entity though no type in it is known', () => {
    const text = '### Cliente\n- tipo: persona o empresa\n\n### Casa\n- calle: texto\n';
    expect(read(text).entities).toEqual({ Cliente: ['tipo'], Casa: ['calle'] });
  });

  it.each([
    ['a colon', 'VENTA\ntotal: dinero\npertenece a Cliente\n\nCLIENTE\nnombre: texto\n', 'Venta'],
    ['nothing', 'Venta\ntotal money\npertenece a Cliente\n\nCliente\nnombre texto\n', 'Venta'],
  ])('bare names own the fields and relations right below them, written with %s', (_, text, name) => {
    const found = read(text);
    expect(found.entities).toEqual({ [name]: ['total'], Cliente: ['nombre'] });
    expect(found.relations).toEqual(['Cliente one-to-many Venta']);
  });

  it('an outline of numbers is read, and the line above it is the title', () => {
    const text =
      'Hotel\n\n1. Guest\n1.1 Name - string - required\n1.2 Born - date\n2. Room\n2.1 Number - string\n2.2 Floor - integer\n';
    const found = read(text);
    expect(found.title).toBe('Hotel');
    expect(found.entities).toEqual({ Guest: ['name', 'born'], Room: ['number', 'floor'] });
  });

  it('a numbered name above a table is an entity', () => {
    const text = '## Entidades\n\n1.1 Bodega\n\n| Campo | Tipo |\n|---|---|\n| Nombre | Texto |\n';
    expect(read(text).entities).toEqual({ Bodega: ['nombre'] });
  });

  it('a title in two languages above a remark and a section of entities is a title', () => {
    const text =
      '# Podcasts / Plataforma\n\nNote: half of the team writes in Spanish.\n\n## Entities / Entidades\n\n### Show\n- title: string\n';
    const found = read(text);
    expect(found.title).toBe('Podcasts / Plataforma');
    expect(found.entities).toEqual({ Show: ['title'] });
  });

  it('choices in bold below Enums are enumerations', () => {
    const text =
      '## Enums\n- **Severity**: minor, major\n- **State**: `new` = "New", `done` = "Done"\n\n## Entities\n\n### Issue\n- severity: Severity\n- state: State\n';
    const found = read(text);
    expect(found.entities).toEqual({ Issue: ['severity', 'state'] });
    expect(found.fields.state?.values?.map(({ label }) => label)).toEqual(['New', 'Done']);
  });

  it('lower-case words behind model, class or table are part of a name', () => {
    expect(read('### Car\n- model year: integer\n- table number: integer\n').entities).toEqual({
      Car: ['model_year_', 'table_number'],
    });
  });

  it('braces as in code open entities', () => {
    const text =
      '# Host\n\nTypes:\n\ntype Show {\n  title: string (required)\n  guests: Guest[] (many to many)\n}\n\ntype Guest {\n  name: string\n}\n';
    const found = read(text);
    expect(found.entities).toEqual({ Show: ['title'], Guest: ['name'] });
    expect(found.relations).toEqual(['Show many-to-many Guest']);
  });
});

describe('text beside headed entities', () => {
  it.each([
    'Author: Priya (PM). Status: draft 3.',
    'Objetivo: registrar animales, adopciones y voluntarios',
    'Los veterinarios tienen nombre y teléfono.',
    'Tech: Postgres, login, no UI.',
  ])('“%s” declares nothing', (line) => {
    expect(read(`# Refugio\n\n${line}\n\n## Entidades\n\n### Animal\n- nombre: texto\n`).entities).toEqual({
      Animal: ['nombre'],
    });
  });

  it('a sentence that would declare data is said to declare none', () => {
    const text = '# Zoo\n\nKeepers have a name and a phone.\n\n## Entities\n\n### Animal\n- name: string\n';
    expect(read(text).all).toEqual(['aside 3']);
  });

  it('sentences among the options are read one by one', () => {
    const text =
      '### Client\n- name: string\n\n## Options\nUse PostgreSQL. Users must log in. There is no frontend.\n';
    expect(read(text).options).toMatchObject({ auth: true, database: 'postgresql', frontend: 'none' });
  });

  it.each([
    '- **Auth:** yes\n- **DB:** MySQL\n',
    'Options: auth yes, db mysql\n',
    'Options: { database: "mysql", auth: true }\n',
  ])('options may stand below the last entity: %s', (options) => {
    const found = read(`### Client\n- name: string\n\n${options}`);
    expect(found.options).toMatchObject({ auth: true, database: 'mysql' });
    expect(found.entities).toEqual({ Client: ['name'] });
  });
});

describe('fields', () => {
  it.each([
    ['tipo: persona o empresa', ['persona', 'empresa']],
    ['turno: mañanas, tardes o fines de semana', ['mananas', 'tardes', 'fines_de_semana']],
    ['status: placed -> paid -> shipped', ['placed', 'paid', 'shipped']],
    ['room - single, double, suite', ['single', 'double', 'suite']],
    ['estatus: activo, baja temporal, egresado', ['activo', 'baja_temporal', 'egresado']],
    ['genre: enum [novel, essay]', ['novel', 'essay']],
  ])('%s lists choices', (line, values) => {
    expect(field(line)?.values?.map(({ value }) => value)).toEqual(values);
  });

  it.each([
    ['code: string, regex (a+)+x$', { pattern: '(a+)+x$' }],
    ['code: string, regex(^[A-Z]+$), required', { pattern: '^[A-Z]+$', required: true }],
    ['postal code (string, pattern /^..$/)', { name: 'postal_code', pattern: '^..$' }],
    ['bio — text (long)', { type: 'text' }],
    ['notes: markdown text, required', { type: 'text', required: true }],
    ['ruc: texto, 11 caracteres', { min: 11, max: 11 }],
    ['note: string, 80 characters', { max: 80 }],
    ['language: enum(es, en), por defecto es', { default: 'es' }],
    ['capacity: int CHECK (capacity > 0)', { type: 'integer', min: 1 }],
    ['price: money, must be >= 0', { type: 'money', min: 0 }],
  ])('%s is read whole', (line, expected) => {
    expect(field(line)).toMatchObject(expected);
    expect(read(`### Thing\n- ${line}\n`).codes).toEqual([]);
  });

  it('a cell for the name is the name, whatever its words mean', () => {
    const text =
      '### Issue\n| type | name | required | default |\n|---|---|---|---|\n| integer | story points | no | 1 |\n';
    expect(read(text).fields.story_points).toMatchObject({ type: 'integer', default: 1 });
  });
});

describe('relations in words of their own', () => {
  const among = (line: string) =>
    read(
      `### Fitness Class\n- title: string\n- ${line}\n\n### Member\n- name: string\n\n### Trainer\n- name: string\n`,
    );

  it.each([
    ['la dicta un Trainer', ['Trainer one-to-many FitnessClass']],
    ['takes place with one Trainer', ['Trainer one-to-many FitnessClass']],
    ['se inscriben en muchos Members (N:N)', ['FitnessClass many-to-many Member']],
    ['Members can book many classes and each class has many members', ['Member many-to-many FitnessClass']],
    ['many members join many classes', ['Member many-to-many FitnessClass']],
    ['coach: Trainer (N:1)', ['Trainer one-to-many FitnessClass']],
    ['link: link to Trainer', ['Trainer one-to-many FitnessClass']],
    ['del Trainer (required)', ['Trainer one-to-many FitnessClass']],
  ])('%s is a relation and no field', (line, relations) => {
    const found = among(line);
    expect(found.relations).toEqual(relations);
    expect(found.entities.FitnessClass).toEqual(['title']);
  });

  it.each([
    ['eliminar en cascada', 'cascade'],
    ['borrar en cascada', 'cascade'],
    ['si se borra el trainer se borran sus clases', 'cascade'],
    ['when the trainer is deleted, delete its classes', 'cascade'],
    ['si se borra, queda vacío', 'set-null'],
    ['set null on delete', 'set-null'],
    ['no permitir borrar', 'restrict'],
    ['do not allow deletion', 'restrict'],
  ])('“%s” says what happens on delete', (words, effect) => {
    const found = among(`belongs to Trainer (${words})`);
    expect(found.onDelete).toEqual([effect]);
    expect(found.all).toEqual([]);
  });

  it('a sentence that says more than the relation is a relation, with what happens on delete', () => {
    expect(
      among('Every class belongs to a trainer. When a trainer is deleted, delete its classes.').onDelete,
    ).toEqual(['cascade']);
  });
});

describe('lines that give nothing', () => {
  it.each([
    ['a row without a name', '### A\n| name | type |\n|---|---|\n| x | string |\n| | integer |\n', 5],
    ['a relation nobody understands', '### A\n- x: string\n- Relación: bla bla\n', 3],
    [
      'a field in the introduction',
      '# T\n\n## Overview\ntotal: money\n\n## Entities\n\n### A\n- x: string\n',
      4,
    ],
  ])('%s is said, with its line', (_, text, line) => {
    expect(read(text).codes.map((code) => code.split(' ')[1])).toContain(String(line));
  });

  it('code in another language is said to be left out', () => {
    expect(read('### A\n- x: string\n\n```json\n{ "y": 1 }\n```\n').all).toEqual(['code-skipped 5']);
  });
});

// How long they take is measured by bench/read.ts; here the time limit of a test guards against an endless one.
describe('long SPECs', () => {
  const count = (text: string) => {
    const entities = readSpec(text).blueprint?.entities ?? [];
    return [entities.length, entities.reduce((sum, { fields }) => sum + fields.length, 0)];
  };

  it('11,000 fields are read to the last', () => {
    const fields = Array.from({ length: 11_000 }, (_, at) => `- field number ${at}: string, required`);
    expect(count(`### A\n${fields.join('\n')}`)).toEqual([1, 11_000]);
  });

  it('600 nested levels end', () => {
    const levels = Array.from({ length: 600 }, (_, at) => `${' '.repeat(at)}- x${at}: string`);
    expect(count(`### A\n${levels.join('\n')}`)[0]).toBe(1);
  });

  it('2,000 entities are read to the last', () => {
    const blocks = Array.from(
      { length: 2_000 },
      (_, at) => `### E${at}\n- name: string\n- belongs to E${at + 1}\n`,
    );
    expect(count(`${blocks.join('\n')}\n### E2000\n- name: string`)).toEqual([2_001, 2_001]);
  });
});

describe('what lines below and beside a field mean', () => {
  const fields = (text: string) =>
    readSpec(text).blueprint?.entities[0]?.fields.map(({ name, default: preset }) =>
      preset === undefined ? name : `${name} ${preset}`,
    );

  it('a field with its type in brackets owns no line below it', () => {
    expect(fields('Entidad: Monitor\n  nombre (texto)\n  teléfono (teléfono)\n  grado: A / B / C\n')).toEqual(
      ['nombre', 'telefono', 'grado'],
    );
  });

  it('a value may stand before the words for a default', () => {
    expect(fields('# A\n\n### Socio\n- es solista: no por defecto\n- cycles: 3 by default')).toEqual([
      'es_solista false',
      'cycles 3',
    ]);
  });

  it('names that begin with max and min are names', () => {
    expect(fields('# A\n\n### Room\n- min players, max players: integer')).toEqual([
      'min_players',
      'max_players',
    ]);
    expect(fields('# A\n\n### Room\n- opening time and closing time: time')).toEqual([
      'opening_time',
      'closing_time',
    ]);
  });

  it('a link with data of its own is many-to-many, which is said', () => {
    const text =
      '# A\n\n### Obra\n- título\n\n### Concierto\n- nombre\n- programa: muchas Obras, con orden (entero)';
    const { blueprint, diagnostics, assumptions } = readSpec(text);
    expect(blueprint?.relations).toMatchObject([{ kind: 'many-to-many', fields: [{ name: 'orden' }] }]);
    expect(diagnostics).toEqual([]);
    expect(assumptions.some(({ text: said }) => said.includes('N:N'))).toBe(true);
  });

  it('a passive with many is the other side of many', () => {
    const sentence = 'A flight crosses many zones and a zone is crossed by many flights';
    const { blueprint } = readSpec(
      `# A\n\n### Flight\n- code: string\n\n### Zone\n- name: string\n\n## Relations\n- ${sentence}`,
    );
    expect(blueprint?.relations).toMatchObject([{ kind: 'many-to-many', from: 'Flight', to: 'Zone' }]);
  });
});
