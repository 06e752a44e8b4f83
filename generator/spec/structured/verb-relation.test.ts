import { describe, expect, it } from 'vitest';
import { readSpec } from '../read.ts';

const farm = (line: string) =>
  readSpec(
    `# Farm\n\n### Pasture\n- name: string\n\n### Customer\n- name: string\n\n### Animal\n- tag: string\n- ${line}\n`,
  );
const almacen = (line: string) =>
  readSpec(`# Obra\n\n### Almacén\n- nombre: texto\n\n### Informe\n- título: texto\n- ${line}\n`);
const relations = ({ blueprint }: ReturnType<typeof readSpec>) =>
  blueprint?.relations.map(({ from, to, name, required }) =>
    [from, to, name, required ? 'required' : ''].join(' ').trim(),
  );

describe('a verb before a declared entity', () => {
  it.each([
    ['grazes in Pasture', 'Pasture Animal pasture'],
    ['grazes in Pasture (optional)', 'Pasture Animal pasture'],
    ['grazes in pasture', 'Pasture Animal pasture'],
    ['sleeps at Pasture, required', 'Pasture Animal pasture required'],
    ['sleeps at the Pasture', 'Pasture Animal pasture'],
    ['duplicate of Animal (optional)', 'Animal Animal duplicate_of'],
    ['replacement for Animal', 'Animal Animal replacement_for'],
  ])('%s is a reference, which is said', (line, relation) => {
    const result = farm(line);
    expect(relations(result)).toEqual([relation]);
    expect(result.diagnostics).toEqual([]);
    expect(result.assumptions.some(({ text }) => text.includes('is a reference to the entity'))).toBe(true);
  });

  it.each([
    ['se guarda en Almacén (opcional)', 'Almacen Informe almacen'],
    ['duplicado de Informe', 'Informe Informe duplicado_de'],
    ['versión de Informe', 'Informe Informe version_de'],
  ])('%s is a reference', (line, relation) => {
    expect(relations(almacen(line))).toEqual([relation]);
  });

  it.each([
    'name of customer: string',
    'name of Customer',
    'date of birth',
    'notes for Customer',
    'weight at Pasture',
    'color of Pasture',
    'Date Of Pasture',
    'seats in pasture',
  ])('%s stays a field', (line) => {
    const { blueprint } = farm(line);
    expect(blueprint?.relations).toEqual([]);
    expect(blueprint?.entities.at(-1)?.fields).toHaveLength(2);
  });

  it('two references to one entity are called by their words', () => {
    expect(relations(farm('grazes in Pasture\n- sleeps at Pasture'))).toEqual([
      'Pasture Animal grazes_in',
      'Pasture Animal sleeps_at',
    ]);
  });
});

describe('a parent by its name and type', () => {
  it('parent animal: Animal (optional) is a relation and nothing more is said of it', () => {
    const result = farm('parent animal: Animal (optional)');
    expect(relations(result)).toEqual(['Animal Animal parent']);
    expect(result.diagnostics).toEqual([]);
  });

  it('parent animal: string is a field', () => {
    const { blueprint } = farm('parent animal: string');
    expect(blueprint?.relations).toEqual([]);
    expect(blueprint?.entities.at(-1)?.fields.map(({ name }) => name)).toEqual(['tag', 'parent_animal']);
  });
});

describe('through an entity', () => {
  const library = (line: string, more = '') =>
    readSpec(`# Library\n\n### Reader\n- name: string\n- ${line}\n\n### Book\n- title: string\n${more}`);

  it.each(['has many Books through Loan', 'tiene muchos Books a través de Loan'])(
    '%s without a Loan is many-to-many, and the link is named',
    (line) => {
      const { blueprint, assumptions } = library(line);
      expect(blueprint?.relations).toMatchObject([{ kind: 'many-to-many', from: 'Reader', to: 'Book' }]);
      expect(assumptions.some(({ text }) => text.includes('Loan'))).toBe(true);
    },
  );

  it('a Loan described anywhere belongs to both', () => {
    for (const more of ['\n### Loan\n- due: date\n', '\n## Notes\n\nA loan has a due date and a fine.\n']) {
      const { blueprint } = library('has many Books through Loan', more);
      expect(blueprint?.relations.map(({ kind, from, to }) => [kind, from, to])).toEqual([
        ['one-to-many', 'Reader', 'Loan'],
        ['one-to-many', 'Book', 'Loan'],
      ]);
    }
  });
});

describe('an entity called in the other language', () => {
  const mixed = (line: string) =>
    readSpec(`# Mixed\n\n### Mensaje\n- texto: texto\n\n### Reply\n- title: string\n- ${line}\n`);

  it.each(['belongs to Message', 'has many Messages', 'source: Message'])(
    '%s is linked, which is said',
    (line) => {
      const { blueprint, diagnostics, assumptions } = mixed(line);
      expect(blueprint?.relations).toHaveLength(1);
      expect(diagnostics).toEqual([]);
      expect(assumptions.some(({ text }) => text.includes('Message') && text.includes('Mensaje'))).toBe(true);
    },
  );

  it('a word nobody translates stays an error', () => {
    expect(mixed('belongs to Widget').diagnostics.map(({ code }) => code)).toEqual(['unknown-entity']);
  });
});
