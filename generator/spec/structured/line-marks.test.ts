import { describe, expect, it } from 'vitest';
import { readSpec } from '../read.ts';

const fieldsOf = (text: string) =>
  Object.fromEntries(
    (readSpec(text).blueprint?.entities ?? []).flatMap(({ fields }) =>
      fields.map((field) => [field.name, field]),
    ),
  );
const field = (line: string) => Object.values(fieldsOf(`### Thing\n- ${line}\n`))[0];
const complaints = (text: string) =>
  readSpec(text).diagnostics.flatMap(({ severity, code }) => (severity === 'info' ? [] : [code]));

describe('dashes between the attributes of a field', () => {
  it.each([
    ['cubierto – booleano – por defecto no', { type: 'boolean', default: false }],
    ['open — boolean — default yes — shown on the web', { default: true, description: 'shown on the web' }],
    ['stock - integer - 5 by default', { type: 'integer', default: 5 }],
    ['nivel - alto / medio - obligatorio - medio por defecto', { required: true, default: 'medio' }],
    ['fase — a1 → b2 → c3 — required — default b2', { required: true, default: 'b2' }],
  ])('%s is read whole', (line, expected) => {
    expect(field(line)).toMatchObject(expected);
    expect(complaints(`### Thing\n- ${line}\n`)).toEqual([]);
  });

  it('the word behind a dash is no choice', () => {
    const read = field('modalidad – general / vip / camping – obligatorio – por defecto general');
    expect(read).toMatchObject({ required: true, default: 'general' });
    expect(read?.values?.map(({ value }) => value)).toEqual(['general', 'vip', 'camping']);
  });
});

describe('what a box holds at first', () => {
  it.each([
    ['activo: casilla, por defecto marcado', true],
    ['activa: casilla de verificación (por defecto desmarcada)', false],
    ['visible: checkbox, default checked', true],
    ['visible: checkbox, default unchecked', false],
    ['listed: boolean, default inactive', false],
  ])('%s', (line, preset) => {
    expect(field(line)?.default).toBe(preset);
  });
});

describe('a label before every line', () => {
  const labelled = (fieldWord: string, relationWord: string, belongs: string) =>
    `## Entity: Box\n${fieldWord}: code — string, required, unique\n${fieldWord}: email — email, required\n${relationWord}: ${belongs} Shelf (required, on delete cascade)\n\n## Entity: Shelf\n${fieldWord}: name — string\n`;

  it.each([
    ['Field', 'Relation', 'belongs to'],
    ['Campo', 'Relación', 'pertenece a'],
    ['Atributo', 'Relación', 'pertenece a'],
    ['- **Attribute**', '- **Relationship**', 'belongs to'],
  ])('%s and %s are no names', (fieldWord, relationWord, belongs) => {
    const text = labelled(fieldWord, relationWord, belongs);
    const { blueprint } = readSpec(text);
    expect(blueprint?.entities.map(({ name, fields }) => [name, fields.map((each) => each.name)])).toEqual([
      ['Box', ['code', 'email']],
      ['Shelf', ['name']],
    ]);
    expect(fieldsOf(text).code).toMatchObject({ type: 'string', required: true, unique: true });
    expect(blueprint?.relations).toMatchObject([{ from: 'Shelf', required: true, onDelete: 'cascade' }]);
    expect(complaints(text)).toEqual([]);
  });

  it('a field that is called so stays a field', () => {
    expect(fieldsOf('### Plot\n- campo: texto, obligatorio\n- area: decimal\n').campo).toMatchObject({
      type: 'string',
      required: true,
    });
  });
});

describe('many to many, as frameworks call it', () => {
  it.each([
    'has and belongs to many Workers',
    'has many and belongs to many Workers',
    'belongs to many and has many Workers',
    'tiene muchos y pertenece a muchos Workers',
  ])('%s', (line) => {
    const { blueprint } = readSpec(`### Machine\n- name: string\n- ${line}\n\n### Worker\n- name: string\n`);
    expect(blueprint?.relations).toMatchObject([{ kind: 'many-to-many', from: 'Machine', to: 'Worker' }]);
  });
});
