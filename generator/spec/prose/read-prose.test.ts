import { describe, expect, it } from 'vitest';
import { readSpec } from '../read.ts';

const read = (text: string) => readSpec(text);
const fieldOf = (text: string, entity: string, field: string) =>
  read(text)
    .blueprint?.entities.find(({ name }) => name === entity)
    ?.fields.find(({ name }) => name === field);
const relationsOf = (text: string) =>
  read(text).blueprint?.relations.map(({ kind, from, to }) => `${from} ${kind} ${to}`);

describe('what a sentence says of a field', () => {
  it.each([
    ['A course has a code that must be unique.', 'Course', 'code', { unique: true }],
    ['A course has a code which cannot be empty.', 'Course', 'code', { required: true }],
    ['Un cliente tiene un email que no se repite.', 'Cliente', 'email', { unique: true, type: 'email' }],
    ['Un cliente tiene teléfono (opcional).', 'Cliente', 'telefono', { required: false, type: 'phone' }],
    ['A user story has a title of at least 3 characters.', 'UserStory', 'title', { min: 3, type: 'string' }],
    [
      'Un curso tiene un número de créditos entre 1 y 12.',
      'Curso',
      'creditos',
      { min: 1, max: 12, type: 'integer' },
    ],
    [
      'An order has a status which is one of draft, sent or paid, draft by default.',
      'Order',
      'status',
      { default: 'draft' },
    ],
    ['A task has a flag that tells whether it is done.', 'Task', 'done', { type: 'boolean' }],
    ['A meeting has a date and time.', 'Meeting', 'date_and_time', { type: 'datetime' }],
  ])('%s', (text, entity, field, wanted) => {
    expect(fieldOf(text, entity, field)).toMatchObject(wanted);
  });

  it('a constraint in a sentence of its own reaches the field spoken of before', () => {
    const text =
      'A book has a title and an ISBN. The title is required and has at most 80 characters. The ISBN must be unique.';
    expect(fieldOf(text, 'Book', 'title')).toMatchObject({ required: true, max: 80 });
    expect(fieldOf(text, 'Book', 'isbn')).toMatchObject({ unique: true });
  });
});

describe('what a sentence says of a relation', () => {
  it.each([
    ['An author writes many books. An author has a name. A book has a title.', 'Author one-to-many Book'],
    ['Cada mascota es de un dueño.', 'Dueno one-to-many Mascota'],
    ['A driver drives many trucks.', 'Driver one-to-many Truck'],
    ['Students enroll in many courses.', 'Student many-to-many Course'],
    [
      'Un producto puede tener muchas etiquetas y cada etiqueta muchos productos.',
      'Producto many-to-many Etiqueta',
    ],
    ['A loan links a member and a book.', 'Member one-to-many Loan'],
    ['Each employee has a manager who is another employee.', 'Employee one-to-many Employee'],
    [
      'Las categorías tienen nombre. Las categorías pueden tener subcategorías.',
      'Categoria one-to-many Categoria',
    ],
    ['A patient has one medical record. A medical record has notes.', 'Patient one-to-one MedicalRecord'],
  ])('%s', (text, wanted) => {
    expect(relationsOf(text)).toContain(wanted);
  });

  it('a home team and an away team are two relations to the team, not two new things', () => {
    const { blueprint } = read('A team has a name. A match has a home team and an away team.');
    expect(blueprint?.entities.map(({ name }) => name)).toEqual(['Team', 'Match']);
    expect(blueprint?.relations.map(({ name }) => name).sort()).toEqual(['away_team', 'home_team']);
  });

  it('a sentence on deletion settles what happens to the other side and is no rule', () => {
    const { blueprint } = read(
      'A customer has many orders. An order has a date. When a customer is deleted, their orders are deleted too.',
    );
    expect(blueprint?.relations[0]?.onDelete).toBe('cascade');
    expect(blueprint?.rules).toEqual([]);
  });
});

describe('what a text asks for beside its data', () => {
  it('the application asked for is a name, never an entity', () => {
    const { blueprint } = read('Build me a school portal. A course has a title.');
    expect(blueprint?.name).toBe('School portal');
    expect(blueprint?.entities.map(({ name }) => name)).toEqual(['Course']);
  });

  it('a list of plurals gives entities with a name, and says that it was assumed', () => {
    const { blueprint, assumptions } = read('A CRM for my agency with contacts, companies and deals.');
    expect(blueprint?.entities.map(({ name, fields }) => [name, fields.map((field) => field.name)])).toEqual([
      ['Contact', ['name']],
      ['Company', ['name']],
      ['Deal', ['name']],
    ]);
    expect(assumptions.map(({ text }) => text).join(' ')).toContain('Company');
  });

  it('a text without anything to keep is an error that shows what to write', () => {
    const { blueprint, diagnostics } = read('Build me a school portal.');
    expect(blueprint).toBeNull();
    expect(diagnostics).toContainEqual(expect.objectContaining({ severity: 'error', code: 'no-entities' }));
  });

  it('behaviour is kept word for word', () => {
    const rule = 'When an order is paid, lower the stock';
    expect(read(`An order has a date. ${rule}.`).blueprint?.rules.map(({ text }) => text)).toEqual([rule]);
  });

  it('what is not understood is pointed at where it stands', () => {
    const { diagnostics } = read('A book has a title; it zzz qqq www.\nA book has an author.');
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'prose-not-understood', line: 1, column: 21 }),
    );
  });
});
