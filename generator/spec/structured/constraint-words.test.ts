import { expect, it } from 'vitest';
import { readSpec } from '../read.ts';

const fieldOf = (line: string) => {
  const { blueprint, diagnostics } = readSpec(`# Lab\n\n### Test\n- ${line}\n`);
  return { field: blueprint?.entities[0]?.fields[0], diagnostics };
};

it.each([
  ['result: uno de: negativo, positivo, dudoso', ['negativo', 'positivo', 'dudoso']],
  ['result: one of negative, positive or unclear', ['negative', 'positive', 'unclear']],
  ['result: enum(negative, positive)', ['negative', 'positive']],
  ['result: enum: positive, negative, required', ['positive', 'negative']],
  ['kind: uno de (único, doble)', ['unico', 'doble']],
])('words of constraints are choices where choices are listed: %s', (line, values) => {
  const { field, diagnostics } = fieldOf(line);
  expect(field?.type).toBe('enum');
  expect(field?.values?.map(({ value }) => value)).toEqual(values);
  expect(diagnostics).toEqual([]);
});

it.each([
  ['balance: integer, negative', { type: 'integer', max: -1 }],
  ['balance: entero positivo', { type: 'integer', min: 1 }],
  ['kind: enum(a, b), required, unique', { type: 'enum', required: true, unique: true }],
])('and constraints everywhere else: %s', (line, expected) => {
  expect(fieldOf(line).field).toMatchObject(expected);
});

it('the labels of an enumeration may have several words, with the code in its marks behind', () => {
  const { blueprint, diagnostics } = readSpec(
    '# L\n\n## Enumeraciones\n\n### Mancha\n- Sin manchas: `ninguna`\n- De grasa (`grasa`)\n- vino\n\n## Entidades\n\n### Prenda\n- mancha: Mancha, por defecto ninguna\n- a domicilio: booleano\n- muelle: entero del 1 al 8\n',
  );
  expect(blueprint?.entities[0]?.fields).toMatchObject([
    {
      default: 'ninguna',
      values: [
        { value: 'ninguna', label: 'Sin manchas' },
        { value: 'grasa', label: 'De grasa' },
        { value: 'vino', label: 'vino' },
      ],
    },
    { name: 'a_domicilio', type: 'boolean' },
    { min: 1, max: 8 },
  ]);
  expect(diagnostics).toEqual([]);
});
