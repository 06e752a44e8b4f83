import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveDraft } from '../../resolve/resolve.ts';
import { readJdl } from './read.ts';

const folder = join(import.meta.dirname, '../corpus');
const draftOf = (name: string) => readJdl(readFileSync(join(folder, name), 'utf8'), 'en');
const read = (name: string) => {
  const { blueprint, diagnostics } = resolveDraft(draftOf(name));
  if (blueprint === null) throw new Error(`${name} gives no Blueprint`);
  const entity = (wanted: string) => blueprint.entities.find(({ name: found }) => found === wanted);
  const field = (owner: string, wanted: string) =>
    entity(owner)?.fields.find(({ name: found }) => found === wanted);
  const relations = blueprint.relations.map(({ kind, from, to }) => `${from} ${kind} ${to}`);
  return { blueprint, diagnostics, entity, field, relations };
};

describe('the human resources schema of JHipster', () => {
  const { blueprint, diagnostics, entity, field, relations } = read('human-resources.jdl');

  it('has its eight entities under their own names', () => {
    expect(blueprint.entities.map(({ name }) => name)).toEqual([
      'Region',
      'Country',
      'Location',
      'Department',
      'Task',
      'Employee',
      'Job',
      'JobHistory',
    ]);
  });

  it('has every relationship, many-to-one turned round', () => {
    expect([...relations].sort()).toEqual([
      'Country one-to-one Region',
      'Department one-to-many Employee',
      'Department one-to-one Location',
      'Employee one-to-many Employee',
      'Employee one-to-many Job',
      'Job many-to-many Task',
      'JobHistory one-to-one Department',
      'JobHistory one-to-one Employee',
      'JobHistory one-to-one Job',
      'Location one-to-one Country',
    ]);
  });

  it('the first end of a one-to-one holds the reference, as in JHipster', () => {
    const owners = blueprint.relations.filter(({ kind }) => kind === 'one-to-one').map(({ owner }) => owner);
    expect(owners).toEqual(owners.map(() => 'from'));
  });

  it('keeps comments as descriptions', () => {
    expect(entity('Employee')?.description).toBe('Somebody on the payroll.');
    expect(field('Employee', 'first_name')?.description).toBe('As in the passport.');
  });

  it('keeps the enumeration with readable labels', () => {
    expect(field('JobHistory', 'language')?.values).toEqual([
      { value: 'french', label: 'French' },
      { value: 'english', label: 'English' },
      { value: 'spanish', label: 'Spanish' },
    ]);
  });

  it('says of every option that it is not used, and nothing is wrong', () => {
    expect(diagnostics.filter(({ code }) => code === 'jdl-option')).toHaveLength(4);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('a shop with constants, validations and an application', () => {
  const { blueprint, entity, field, relations } = read('shop.jdl');

  it('puts constants and validations on the fields', () => {
    expect(field('Customer', 'name')).toMatchObject({ type: 'string', required: true, min: 2, max: 80 });
    expect(field('Customer', 'email')).toMatchObject({ unique: true, pattern: '^[^@\\s]+@[^@\\s]+$' });
    expect(field('Product', 'weight')).toMatchObject({ type: 'float', min: 0.5, max: 99.9 });
    expect(field('Product', 'price')).toMatchObject({ type: 'decimal', min: 0 });
  });

  it('takes name, database and sign-in from the application', () => {
    expect(blueprint.options).toMatchObject({ database: 'mysql', auth: true, frontend: 'nextjs' });
    expect(blueprint.slug).toBe('corner-shop');
  });

  it('labels enumeration values as the file does', () => {
    expect(field('ProductOrder', 'status')?.values?.map(({ label }) => label)).toEqual([
      'Just placed',
      'Paid',
      'travelling',
    ]);
  });

  it('points to the built-in account without declaring it', () => {
    expect(relations).toContain('User one-to-many Customer');
    expect(entity('User')).toBeUndefined();
  });

  it('a required reference is required, under the injected names', () => {
    const relation = blueprint.relations.find(({ from }) => from === 'Customer');
    expect(relation).toMatchObject({
      to: 'ProductOrder',
      name: 'customer',
      inverse: 'orders',
      required: true,
    });
  });
});

describe('what JDL files may also be', () => {
  it('entities without a body, one-line blocks and comments behind a field are read', () => {
    const { blueprint, field, relations } = read('bodiless.jdl');
    expect(blueprint.entities.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect(field('C', 'name')?.description).toBe('shown first');
    expect(relations.sort()).toEqual(['A one-to-many C', 'A one-to-one B']);
    expect(blueprint.relations.find(({ to }) => to === 'C')?.onDelete).toBe('cascade');
  });

  it('every field type has ours, and the key is left to the project', () => {
    const { entity, diagnostics } = read('blobs.jdl');
    expect(entity('Everything')?.fields.map(({ type }) => type)).toEqual([
      'string',
      'integer',
      'integer',
      'float',
      'float',
      'decimal',
      'date',
      'datetime',
      'datetime',
      'time',
      'string',
      'uuid',
      'boolean',
      'file',
      'file',
      'image',
      'text',
    ]);
    expect(diagnostics.map(({ code }) => code)).toContain('jdl-own-id');
  });

  it('a database that is not offered is said, and a self relation keeps both names', () => {
    const { blueprint, diagnostics } = read('clinic.jh');
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'unknown-database', line: 1 }));
    expect(blueprint.options).toMatchObject({ auth: true, frontend: 'none' });
    expect(blueprint.relations).toContainEqual(
      expect.objectContaining({ from: 'Doctor', to: 'Doctor', name: 'colleagues', inverse: 'colleague_of' }),
    );
  });

  it('several applications become one project', () => {
    const { blueprint, diagnostics } = read('two-apps.jdl');
    expect(blueprint.entities.map(({ name }) => name)).toEqual(['Article', 'Item']);
    expect(diagnostics.map(({ code }) => code)).toContain('jdl-applications');
  });

  it('accents stay in labels and go from names', () => {
    const { field, entity } = read('unicode.jdl');
    expect(entity('Prestamo')?.label).toBe('Préstamo');
    expect(field('Prestamo', 'titulo')?.label).toBe('título');
  });
});

describe('mistakes in a JDL file', () => {
  const draft = draftOf('mistakes.jdl');
  const problems = draft.diagnostics.filter(({ severity }) => severity === 'error');

  it.each([
    ['unknown-type', 2, 9, 'String'],
    ['jdl-unknown-constant', 3, 21, undefined],
    ['jdl-unknown-keyword', 4, 16, 'min'],
    ['jdl-unknown-keyword', 6, 1, 'entity'],
    ['unknown-entity', 10, 21, undefined],
    ['jdl-unclosed', 12, 1, undefined],
  ])('%s at %i:%i', (code, line, column, suggestion) => {
    expect(problems).toContainEqual(
      expect.objectContaining({ code, line, column, ...(suggestion ? { suggestion } : {}) }),
    );
  });

  it('what is right around them is read all the same', () => {
    expect(draft.entities[0]?.fields.map(({ label }) => label)).toEqual(['title', 'pages']);
  });

  it('no text makes the parser fail', () => {
    const text = readFileSync(join(folder, 'shop.jdl'), 'utf8');
    for (let cut = 0; cut < text.length; cut += 7) {
      expect(() => readJdl(text.slice(0, cut), 'es')).not.toThrow();
      expect(() => readJdl(text.slice(cut), 'en')).not.toThrow();
    }
  });
});
