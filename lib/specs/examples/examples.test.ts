import { describe, expect, it } from 'vitest';
import { readSpec } from '#generator/spec/read.ts';
import { createProjectInput } from '../../projects/schema.ts';
import { normaliseSpecText } from '../rules.ts';
import { getExample, listExamples } from './catalogue.ts';

/** What a person who reads the example expects to get. */
const EXPECTED: Record<string, { entities: string[]; relations: number; database: string; auth: boolean }> = {
  reformas: {
    entities: ['Cliente', 'Obra', 'Presupuesto', 'Operario', 'Visita'],
    relations: 5,
    database: 'sqlite',
    auth: true,
  },
  clinica: {
    entities: ['Dueno', 'Mascota', 'Cita', 'Tratamiento'],
    relations: 3,
    database: 'postgresql',
    auth: true,
  },
  restaurante: {
    entities: ['Mesa', 'Comensal', 'Reserva', 'Plato', 'Seccion', 'Alergeno'],
    relations: 4,
    database: 'sqlite',
    auth: true,
  },
  coworking: {
    entities: ['Member', 'Space', 'Booking', 'Amenity', 'Review'],
    relations: 4,
    database: 'postgresql',
    auth: true,
  },
  hiring: {
    entities: ['Department', 'Opening', 'Candidate', 'Application'],
    relations: 3,
    database: 'sqlite',
    auth: true,
  },
  fleet: {
    entities: ['Van', 'Driver', 'Trip', 'Repair', 'Workshop', 'Tag'],
    relations: 5,
    database: 'postgresql',
    auth: true,
  },
};

describe('the examples', () => {
  it('are three in each language, told with headings and with plain sentences, those of the reader first', () => {
    const kinds = listExamples('es').map(({ language, form }) => `${language} ${form}`);
    const es = ['es structured', 'es structured', 'es prose'];
    const en = ['en structured', 'en structured', 'en prose'];
    expect(kinds).toEqual([...es, ...en]);
    expect(listExamples('en-GB').map(({ language, form }) => `${language} ${form}`)).toEqual([...en, ...es]);
  });

  it('have ids of their own', () => {
    const ids = listExamples('es').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(() => getExample('none')).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});

describe.each(listExamples('es').map((example) => [example.id, example] as const))('%s', (id, example) => {
  it('can start a project as it stands', () => {
    expect(normaliseSpecText(example.text)).toBe(example.text);
    expect(createProjectInput.safeParse({ name: example.title, exampleId: id }).success).toBe(true);
  });

  it('is understood to the last word, as its reader would', () => {
    const { blueprint, language, diagnostics } = readSpec(example.text, { fileName: example.fileName });
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(language).toBe(example.language);
    expect({
      entities: blueprint?.entities.map(({ name }) => name).sort(),
      relations: blueprint?.relations.length,
      database: blueprint?.options.database,
      auth: blueprint?.options.auth,
    }).toEqual({ ...EXPECTED[id], entities: EXPECTED[id]?.entities.sort() });
  });
});
