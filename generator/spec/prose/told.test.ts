import { describe, expect, it } from 'vitest';
import { readSpec } from '../read.ts';

const planOf = (text: string) => readSpec(text).blueprint;
const entitiesOf = (text: string) =>
  Object.fromEntries(
    planOf(text)?.entities.map(({ name, fields }) => [
      name,
      fields.map((field) => `${field.name}:${field.type}`).join(' '),
    ]) ?? [],
  );
const relationsOf = (text: string) =>
  planOf(text)?.relations.map(({ kind, from, to }) => `${from} ${kind} ${to}`);
const limitsOf = (text: string, name: string) => {
  const field = planOf(text)
    ?.entities.flatMap(({ fields }) => fields)
    .find((one) => one.name === name);
  return [field?.type, field?.min, field?.max];
};

describe('a plural with a mere some among attributes is one of them', () => {
  it.each([
    [
      'Un paciente tiene un nombre, unos apellidos y un email.',
      { Paciente: 'nombre:string apellidos:string email:email' },
    ],
    ['Una torre tiene un código y unas coordenadas.', { Torre: 'codigo:string coordenadas:geo' }],
    ['A plot has a code, some remarks and a size.', { Plot: 'code:string remarks:text size:decimal' }],
  ])('%s', (text, wanted) => expect(entitiesOf(text)).toEqual(wanted));

  it('but what is described elsewhere is a thing', () => {
    expect(relationsOf('An author has a name and some books. A book has a title.')).toEqual([
      'Author one-to-many Book',
    ]);
  });
});

describe('what somebody makes with attributes of its own is a thing', () => {
  it.each([
    [
      'El huésped tiene un nombre. Después de la estancia el huésped puede escribir una opinión con un título y un comentario.',
      'Opinion',
      'titulo:string comentario:text',
    ],
    [
      'Guests have a name. After the stay, a guest may leave a review with a title and a comment.',
      'Review',
      'title:string comment:text',
    ],
    [
      'A member has a name. The club also organises events with a title, a date and a price.',
      'Event',
      'title:string date:date price:money',
    ],
    [
      'Los socios tienen nombre. La asociación también organiza excursiones con un título y una fecha.',
      'Excursion',
      'titulo:string fecha:date',
    ],
  ])('%s', (text, name, fields) => expect(entitiesOf(text)[name]).toBe(fields));
});

describe('fields', () => {
  it.each([
    ['A scope has an aperture in millimetres between 30 and 1000.', 'aperture', ['decimal', 30, 1000]],
    ['A skier has a name and a height in centimetres from 80 to 230.', 'height', ['decimal', 80, 230]],
    ['Una torre tiene una altura en metros de 1 a 3.', 'altura', ['decimal', 1, 3]],
    ['A star has a name and a distance in parsecs between 1 and 9.', 'distance', ['decimal', 1, 9]],
    ['A workshop has a title, and a maximum of 15 seats.', 'seats', ['integer', undefined, 15]],
    ['Un taller tiene un nombre y un máximo de 12 plazas.', 'plazas', ['integer', undefined, 12]],
  ])('a range behind a unit, or of what is counted: %s', (text, name, wanted) =>
    expect(limitsOf(text, name)).toEqual(wanted),
  );

  it('a maximum of what is a thing counts those things', () => {
    const text = 'A team has a name and a maximum of 11 players. A player has an alias.';
    expect(entitiesOf(text)).toEqual({ Team: 'name:string', Player: 'alias:string' });
    expect(relationsOf(text)).toEqual(['Team one-to-many Player']);
  });

  it.each([
    ['A repair has a cost and a boolean that tells if it is finished.', 'cost:money finished:boolean'],
    ['Una factura tiene un número y un indicador de si está pagada.', 'numero:string pagada:boolean'],
    ['A log has a title and a flag for whether it is archived.', 'title:string archived:boolean'],
    ['An attendance has a code and says whether the singer was present.', 'code:string present:boolean'],
    [
      'Un cultivo tiene un nombre y los días hasta la cosecha.',
      'nombre:string dias_hasta_la_cosecha:integer',
    ],
    ['Un bar tiene un nombre y una posición en el mapa.', 'nombre:string posicion_en_el_mapa:geo'],
    [
      'Un barco tiene una eslora y un documento de identidad.',
      'eslora:decimal documento_de_identidad:string',
    ],
    ['Un episodio tiene un número de descargas, que por defecto es 0.', 'descargas:integer'],
  ])('%s', (text, fields) => expect(Object.values(entitiesOf(text))).toEqual([fields]));

  it('what it records is kept of what was spoken of', () => {
    const text =
      'An observation is made by a member. It records the moment it happened, the seeing from 1 to 10 and some notes. A member has a name.';
    expect(entitiesOf(text).Observation).toBe('moment_happened:datetime seeing:integer notes:text');
  });
});

describe('relations', () => {
  it.each([
    [
      'Una mudanza tiene fecha. Un operario tiene nombre, y en una mudanza participan varios operarios y cada operario participa en varias mudanzas.',
      ['Mudanza many-to-many Operario'],
    ],
    ['Un barco tiene eslora. Un armador es dueño de uno o varios barcos.', ['Armador one-to-many Barco']],
    ['Each owner is the owner of several dogs. A dog has a name.', ['Owner one-to-many Dog']],
    [
      'Each beer is brewed in batches; a batch has a code, and belongs to a beer.',
      ['Beer one-to-many Batch'],
    ],
    [
      'A rehearsal has a place. For every rehearsal we record attendance: an attendance belongs to a rehearsal and has a mark.',
      ['Rehearsal one-to-many Attendance'],
    ],
    [
      'Un marinero tiene turno. Un amarre tiene letra. Las incidencias las abre un marinero sobre un amarre y tienen descripción.',
      ['Marinero one-to-many Incidencia', 'Amarre one-to-many Incidencia'],
    ],
    [
      'Members may comment on observations; a comment has a body. Members have a name. An observation has a date.',
      ['Member one-to-many Comment', 'Observation one-to-many Comment'],
    ],
    [
      'Members borrow tools: a loan belongs to a tool and a member. A member has a name. A tool has a name.',
      ['Tool one-to-many Loan', 'Member one-to-many Loan'],
    ],
    [
      'Los socios reservan pistas. Una reserva tiene fecha. Un socio tiene nombre. Una pista tiene número.',
      ['Socio one-to-many Reserva', 'Pista one-to-many Reserva'],
    ],
    [
      'An item has a code. A rental can include many items, and over time each item will be in many rentals.',
      ['Rental many-to-many Item'],
    ],
  ])('%s', (text, wanted) => {
    expect([...(relationsOf(text) ?? [])].sort()).toEqual([...wanted].sort());
    expect(readSpec(text).diagnostics.filter(({ code }) => code === 'prose-not-understood')).toEqual([]);
  });

  it('what wine is made of is no field of it', () => {
    const text = 'Los vinos tienen añada. Los vinos se hacen con uva de varias vendimias.';
    expect(entitiesOf(text).Vino).toBe('anada:string');
  });
});

describe('who asks is no thing', () => {
  it.each([
    ['El archivo histórico quiere catalogar sus documentos. Un documento tiene un título.', ['Documento']],
    ['The institute monitors volcanoes. A volcano has a name.', ['Volcano']],
    ['We are a choir. The choir owns scores. Each score has a title.', ['Score']],
  ])('%s', (text, wanted) => expect(Object.keys(entitiesOf(text))).toEqual(wanted));

  it('how it is done today is no cause for a warning', () => {
    const text = 'La empresa hace mudanzas y ahora lo apunta todo en papel. Un cliente tiene nombre.';
    expect(readSpec(text).diagnostics).toEqual([]);
  });
});

describe('names', () => {
  it('a compound whose second word never changes is one thing in both numbers', () => {
    const text =
      'Los servicios extra tienen un precio. Una reserva tiene fecha y puede incluir muchos servicios extra. Un servicio extra puede estar en muchas reservas.';
    expect(Object.keys(entitiesOf(text))).toEqual(['ServicioExtra', 'Reserva']);
    expect(relationsOf(text)).toEqual(['Reserva many-to-many ServicioExtra']);
  });

  it.each([
    ['Una cita tiene fecha. Usaremos MySQL', 'Cita'],
    ['A dog has a name. We use SQLite', 'Dog'],
  ])('two sentences on one line are no title: %s', (text, name) =>
    expect(Object.keys(entitiesOf(text))).toEqual([name]),
  );
});

describe('what some of them are', () => {
  it('is no thing of its own, and is said not to be understood', () => {
    const { blueprint, diagnostics } = readSpec(
      'Los socios tienen nombre y DNI único; algunos son patrones.',
    );
    expect(blueprint?.entities.map(({ name }) => name)).toEqual(['Socio']);
    expect(diagnostics.map(({ message }) => message).join(' ')).toContain('algunos son patrones');
  });

  it('apuntamos says what is stored, se apuntan who takes part', () => {
    const { blueprint } = readSpec(
      'Una regata tiene nombre. De cada inscripción apuntamos el dorsal y la posición.',
    );
    expect(blueprint?.entities.map(({ name }) => name)).toEqual(['Regata', 'Inscripcion']);
  });
});
