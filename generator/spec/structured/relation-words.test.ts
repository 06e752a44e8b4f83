import { expect, it } from 'vitest';
import { readSpec } from '../read.ts';

const read = (line: string) =>
  readSpec(`# Coop\n\n### Member\n- name: string\n\n### Plot\n- area: decimal\n- ${line}\n`);

it.each([
  ['pertenece a Member (restringir al borrar)', 'restrict'],
  ['pertenece a Member, poner a nulo al borrar', 'set-null'],
  ['pertenece a Member (dejar vacío si se borra)', 'set-null'],
  ['pertenece a Member (opcional, a nulo al eliminar)', 'set-null'],
  ['belongs to Member (restricted if deleted)', 'restrict'],
])('what happens on deletion may be said first: %s', (line, onDelete) => {
  const { blueprint, diagnostics } = read(line);
  expect(blueprint?.relations).toMatchObject([{ from: 'Member', to: 'Plot', onDelete }]);
  expect(diagnostics).toEqual([]);
});

it.each([
  ['referencia catastral: texto, obligatorio', 'referencia_catastral'],
  ['reference number: string, required', 'reference_number'],
])('a field may begin like a relation: %s', (line, name) => {
  const { blueprint, diagnostics } = read(line);
  expect(blueprint?.entities[1]?.fields).toMatchObject([{ name: 'area' }, { name, required: true }]);
  expect(blueprint?.relations).toEqual([]);
  expect(diagnostics).toEqual([]);
});

it.each([
  ['**reference recording** — url, optional', 'reference_recording'],
  ['reference sound recording (file)', 'reference_sound_recording'],
  ['part of speech: string', 'part_of_speech'],
])('and stay a field behind a dash or a bracket: %s', (line, name) => {
  const { blueprint, diagnostics } = read(line);
  expect(blueprint?.entities[1]?.fields.map((field) => field.name)).toEqual(['area', name]);
  expect(diagnostics).toEqual([]);
});
