import { describe, expect, it } from 'vitest';
import { readSpec } from '../read.ts';

const read = (text: string) => readSpec(text);
const optionsOf = (text: string) => read(text).blueprint?.options;
const entitiesOf = (text: string) => read(text).blueprint?.entities.map(({ name }) => name);
const fieldsOf = (text: string, entity: string) =>
  Object.fromEntries(
    read(text)
      .blueprint?.entities.find(({ name }) => name === entity)
      ?.fields.map((field) => [field.name, field]) ?? [],
  );
const relationsOf = (text: string) =>
  read(text).blueprint?.relations.map(({ kind, from, to }) => `${from} ${kind} ${to}`);

describe('options in fragments', () => {
  it.each([
    ['An event has a name. Auth: yes. Database: Postgres.', { auth: true, database: 'postgresql' }],
    ['Un camión tiene una placa. Base de datos: MySQL.', { auth: false, database: 'mysql' }],
    [
      'Un equipo tiene un nombre. Autenticación con usuario y contraseña, y PostgreSQL.',
      { auth: true, database: 'postgresql' },
    ],
    ["A topic has a name. People don't need to log in.", { auth: false }],
    ['A topic has a name. Keep it on SQLite, no frontend please.', { database: 'sqlite', frontend: 'none' }],
    ['Un perro tiene un nombre. Usaremos SQLite.', { database: 'sqlite' }],
    ['Un perro tiene un nombre. PostgreSQL, por favor.', { database: 'postgresql' }],
    [
      'A dog has a name. Use Postgres and a Next.js frontend.',
      { database: 'postgresql', frontend: 'nextjs' },
    ],
    ['A dog has a name. No login is needed for reading, but to publish you have to sign in.', { auth: true }],
    ['A dog has a name. Nobody gets in without a password.', { auth: true }],
    [
      'Los clientes tienen un nombre; la base de datos es MySQL y sin frontend.',
      { database: 'mysql', frontend: 'none' },
    ],
  ])('%s', (text, wanted) => {
    const { blueprint, diagnostics } = read(text);
    expect(blueprint?.options).toMatchObject(wanted);
    expect(blueprint?.entities).toHaveLength(1);
    expect(diagnostics).toEqual([]);
  });

  it('a password among the attributes of somebody is an attribute', () => {
    const text = 'A member has a login, a name and a password. A post has a title.';
    expect(Object.keys(fieldsOf(text, 'Member'))).toEqual(['login', 'name', 'password']);
    expect(optionsOf(text)).toMatchObject({ auth: false });
  });
});

describe('who asks and what for', () => {
  it.each([
    ['The system tracks stock across warehouses. A shelf has a code.', ['Shelf']],
    [
      'My company plans weddings and corporate events. A venue has a name. A guest has a name.',
      ['Venue', 'Guest'],
    ],
    ['La protectora "Huellas" recoge animales. Un animal tiene una edad.', ['Animal']],
    ['Vendo panes y tortas. Un encargo tiene una fecha. Un cliente tiene un nombre.', ['Encargo', 'Cliente']],
  ])('%s', (text, wanted) => {
    expect(entitiesOf(text)).toEqual(wanted);
  });
});

describe('attributes however they are said', () => {
  it.each([
    [
      'A rental has a price and records when it started and the total price.',
      'Rental',
      'started_at',
      { type: 'datetime' },
    ],
    ['A work has a title, the year it was made and an image.', 'Work', 'image', { type: 'image' }],
    ['De cada chofer: nombre completo y teléfono.', 'Chofer', 'telefono', { type: 'phone' }],
    ['Del cliente quiero guardar nombre y teléfono.', 'Cliente', 'telefono', { type: 'phone' }],
    [
      'Vendors such as florists and caterers have a rating between 1 and 5.',
      'Vendor',
      'rating',
      { min: 1, max: 5 },
    ],
    ["Planners are our employees: they've got a name and an email.", 'Planner', 'email', { type: 'email' }],
    ['A topic just has a label.', 'Topic', 'label', { type: 'string' }],
    ['Un piso tiene un número y está ocupado o desocupado.', 'Piso', 'estado', { type: 'enum' }],
    [
      'Un gasto tiene un mes y puede estar pendiente, pagado o atrasado.',
      'Gasto',
      'estado',
      { type: 'enum' },
    ],
    [
      "A petition has a headline. It's either open, closed or under review.",
      'Petition',
      'status',
      { type: 'enum' },
    ],
    ['Tasks have a title and are either done or not.', 'Task', 'done', { type: 'boolean' }],
    [
      'Un curso tiene un nombre y el progreso, un entero de 0 a 100.',
      'Curso',
      'progreso',
      { type: 'integer', min: 0, max: 100 },
    ],
    [
      'A petition has a target number of signatures.',
      'Petition',
      'target_number_of_signatures',
      { type: 'integer' },
    ],
    ['Un libro tiene una multa de 0 por defecto.', 'Libro', 'multa', { default: 0 }],
    ['A visit has a reason of at most 200 characters.', 'Visit', 'reason', { type: 'string', max: 200 }],
    [
      'A sample has a name. Its colour scheme is red by default and can also be green or blue.',
      'Sample',
      'colour_scheme',
      { default: 'red' },
    ],
  ])('%s', (text, entity, field, wanted) => {
    const { diagnostics } = read(text);
    expect(fieldsOf(text, entity)[field]).toMatchObject(wanted);
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('what a thing is at first is one of its alternatives', () => {
    const text = 'A visit has a status; the status is scheduled by default and can also be done or missed.';
    expect(fieldsOf(text, 'Visit').status?.values?.map(({ value }) => value)).toEqual([
      'scheduled',
      'done',
      'missed',
    ]);
    expect(read(text).diagnostics).toEqual([]);
  });
});

describe('relations however they are said', () => {
  it.each([
    ['Inside a warehouse there are many shelves, identified by a code.', 'Warehouse one-to-many Shelf'],
    [
      'Readers leave comments on posts. A comment has a text. A reader has a name. A post has a title.',
      'Reader one-to-many Comment',
    ],
    [
      'Los socios piden prestados libros. Un libro tiene un título. Un socio tiene un nombre.',
      'Socio one-to-many Libro',
    ],
  ])('%s', (text, wanted) => {
    expect(relationsOf(text)).toContain(wanted);
  });
});

describe('texts as people type them', () => {
  it('a user story asks for data and relations; who wants it and why is left out', () => {
    const text = [
      'As a librarian I want to register books with title and ISBN so that I can find them.',
      'As a member I want to borrow books so that I can read at home.',
    ].join('\n');
    expect(Object.keys(fieldsOf(text, 'Book'))).toEqual(['title', 'isbn']);
    expect(entitiesOf(text)?.sort()).toEqual(['Book', 'Member']);
    expect(relationsOf(text)).toEqual(['Member one-to-many Book']);
    expect(read(text).diagnostics).toEqual([]);
  });

  it('una historia de usuario se lee igual en español', () => {
    const text = [
      'Como administrador quiero crear cursos con título y precio para poder venderlos.',
      'Como alumno quiero inscribirme en un curso.',
    ].join('\n');
    expect(Object.keys(fieldsOf(text, 'Curso'))).toEqual(['titulo', 'precio']);
    expect(entitiesOf(text)?.sort()).toEqual(['Alumno', 'Curso']);
  });

  it('commas left out between well-known attributes are put back', () => {
    const text = 'de cada cliente guardo nombre telefono y mail. de la moto marca modelo y color.';
    expect(Object.keys(fieldsOf(text, 'Cliente'))).toEqual(['nombre', 'telefono', 'mail']);
    expect(Object.keys(fieldsOf(text, 'Moto'))).toEqual(['marca', 'modelo', 'color']);
  });

  it('short forms without their mark are understood', () => {
    const text = 'i run a yoga studio and id like something to keep track of students and their classes';
    expect(entitiesOf(text)).toEqual(['Student', 'Class']);
  });

  it('one vague sentence still gives one thing', () => {
    expect(entitiesOf('Quiero llevar el control de mi huerto.')).toEqual(['Huerto']);
  });

  it('numbered requirements give fields, relations and rules', () => {
    const text = [
      '1) Se debe poder registrar pacientes con: nombre, NIF (único) y grupo sanguíneo (A, B, AB u O).',
      '2) En una consulta se podrán recetar varios medicamentos.',
      '3) De los medicamentos se guardará nombre y dosis. Una consulta tendrá fecha.',
    ].join('\n');
    expect(fieldsOf(text, 'Paciente').grupo_sanguineo?.values?.map(({ label }) => label)).toEqual([
      'A',
      'B',
      'AB',
      'O',
    ]);
    expect(relationsOf(text)).toContain('Consulta one-to-many Medicamento');
  });

  it('somebody who makes something has many of it', () => {
    const text = 'A customer places an order. An order has a date. A customer has a name.';
    expect(relationsOf(text)).toEqual(['Customer one-to-many Order']);
  });

  it('a bare form between commas is an attribute', () => {
    expect(
      Object.keys(fieldsOf('Owners add their pets (name, breed, age). An owner has a phone.', 'Pet')),
    ).toEqual(['name', 'breed', 'age']);
  });
});

describe('words that mean something else elsewhere', () => {
  it.each([
    ['A case has a number, a title and a date.', ['Case']],
    ['An order has a date. An order consists of several items. Each item has a price.', ['Order', 'Item']],
    [
      'The app lets farmers sell produce. Farmers list products with a name and a price.',
      ['Farmer', 'Product'],
    ],
    ['Los dueños, de los que se guarda nombre y teléfono, tienen varias fincas.', ['Dueno', 'Finca']],
    ['hay jaulas numeradas, una estadía ocupa una jaula. Una estadía tiene una fecha.', ['Estadia', 'Jaula']],
  ])('%s', (text, wanted) => {
    expect(entitiesOf(text)?.sort()).toEqual([...wanted].sort());
  });

  it('items of an order are its own', () => {
    const text = 'An order has a date. An order consists of several items. Each item has a price.';
    expect(relationsOf(text)).toEqual(['Order one-to-many Item']);
  });

  it('states gone through are the alternatives of one field', () => {
    const text = 'An order has a date. Orders go through these states: new, accepted, paid.';
    expect(fieldsOf(text, 'Order').state?.values?.map(({ value }) => value)).toEqual([
      'new',
      'accepted',
      'paid',
    ]);
  });

  it('a crowd that attends makes many on both sides, beside the one who hosts', () => {
    const text =
      'A member has a name. Every party has a date and a host, who is a member. Many members attend a party.';
    expect(relationsOf(text)?.sort()).toEqual(['Member one-to-many Party', 'Party many-to-many Member']);
  });
});

describe('genitives, captions and wishes', () => {
  it.each([
    [
      "A volunteer has an age. We keep each volunteer's name, phone and skills.",
      'Volunteer',
      ['age', 'name', 'phone', 'skills'],
    ],
    ['Sales: each sale has a date and a total.', 'Sale', ['date', 'total']],
    ['As a teacher, I want each question to have a text and points.', 'Question', ['text', 'points']],
    ['De cada sala se conoce el nombre y el aforo.', 'Sala', ['nombre', 'aforo']],
    [
      'Un plato tiene un precio. El cliente deja nombre, teléfono y correo. Un cliente hace muchos pedidos.',
      'Cliente',
      ['nombre', 'telefono', 'correo'],
    ],
    ['Los abonos son mensuales, trimestrales o anuales y tienen un precio.', 'Abono', ['estado', 'precio']],
  ])('%s', (text, entity, wanted) => {
    expect(Object.keys(fieldsOf(text, entity))).toEqual(wanted);
  });

  it('those who take part in many are many', () => {
    const text = 'A project has a name. A volunteer has an age. Volunteers take part in projects.';
    expect(relationsOf(text)).toEqual(['Volunteer many-to-many Project']);
  });
});

describe('nothing is lost without a word', () => {
  it.each([
    ['A book has a title and zzz qqq xxx in the yyy.', 1],
    ['A book has a title. Books xyzzy the frobnicator quietly.', 1],
    ['Un libro tiene un título (xyz de la abc por qwe).', 1],
  ])('%s is pointed at', (text, count) => {
    const { diagnostics } = read(text);
    expect(diagnostics.filter(({ code }) => code === 'prose-not-understood').length).toBeGreaterThanOrEqual(
      count,
    );
  });

  it.each([
    ['An item has a name. When an item is closed, send an email to the customer.', 1],
    ['Una clienta tiene un nombre. Cuando una clienta no se presenta tres veces, avísame por correo.', 1],
    ['An item has a name and users can delete old items.', 1],
    ['A dog has a name. Send me a reminder every Monday.', 1],
  ])('%s keeps its rule', (text, count) => {
    expect(read(text).blueprint?.rules).toHaveLength(count);
  });

  it('what a rule says of things in passing is kept too', () => {
    const text =
      'A bike has a colour. If a bike is damaged, staff write a report, which belongs to a bike and contains a photo.';
    expect(Object.keys(fieldsOf(text, 'Report'))).toEqual(['photo']);
    expect(relationsOf(text)).toEqual(['Bike one-to-many Report']);
    expect(read(text).blueprint?.rules).toHaveLength(1);
  });

  it('a sentence too long is read to its limit and says so', () => {
    const { blueprint, diagnostics } = read(`A book has ${'a title, '.repeat(22_000)}`);
    expect(blueprint?.entities).toHaveLength(1);
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'sentence-too-long' }));
  });
});
