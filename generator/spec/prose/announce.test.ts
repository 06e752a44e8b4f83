import { expect, it } from 'vitest';
import { readSpec } from '../read.ts';

const shapeOf = (text: string) => {
  const { blueprint, diagnostics } = readSpec(text);
  return {
    entities: blueprint?.entities.map(
      ({ name, fields }) => `${name}: ${fields.map((one) => one.name).join(', ')}`,
    ),
    relations: blueprint?.relations.map(({ kind, from, to }) => `${from} ${kind} ${to}`),
    options: blueprint?.options,
    diagnostics,
  };
};

it('what is announced before a colon is what the sentence behind it is about', () => {
  const { entities, relations, diagnostics } = shapeOf(
    'A concert has a title. Finally, the rehearsals: each rehearsal belongs to a concert and has a date and notes.',
  );
  expect(entities).toEqual(['Concert: title', 'Rehearsal: date, notes']);
  expect(relations).toEqual(['Concert one-to-many Rehearsal']);
  expect(diagnostics).toEqual([]);
});

it('lo que se anuncia antes de dos puntos es de lo que habla la frase', () => {
  const { entities, diagnostics } = shapeOf(
    'Un músico tiene un nombre. Y los instrumentos: un instrumento tiene un nombre y una familia.',
  );
  expect(entities).toEqual(['Musico: nombre', 'Instrumento: nombre, familia']);
  expect(diagnostics).toEqual([]);
});

it('a quién se le hace algo no cambia quién lo hace', () => {
  const { entities, relations } = shapeOf(
    'Un dentista tiene un nombre. Los dentistas nos hacen encargos. Cada encargo tiene una fecha.',
  );
  expect(entities).toEqual(['Dentista: nombre', 'Encargo: fecha']);
  expect(relations).toEqual(['Dentista one-to-many Encargo']);
});

it.each([
  ['Un músico tiene un nombre. Los músicos entrarán con su usuario y contraseña.', { auth: true }],
  ['Un músico tiene un nombre. Usaremos SQLite, creo que con eso basta.', { database: 'sqlite' }],
  ['Un músico tiene un nombre. Ya tenemos MySQL en el servidor, así que usad ese.', { database: 'mysql' }],
  ['Un músico tiene un nombre. Una página hecha con Next.js estaría muy bien.', { frontend: 'nextjs' }],
  ['A dog has a name. We already have MySQL on the server, so use that.', { database: 'mysql' }],
  ['A dog has a name. A page made with Next.js would be great.', { frontend: 'nextjs' }],
])('a sentence about how it is built gives no thing to keep: %s', (text, wanted) => {
  const { entities, options, diagnostics } = shapeOf(text);
  expect(entities).toHaveLength(1);
  expect(options).toMatchObject(wanted);
  expect(diagnostics).toEqual([]);
});
