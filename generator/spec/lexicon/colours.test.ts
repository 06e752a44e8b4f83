import { expect, it } from 'vitest';
import { readSpec } from '../read.ts';
import { findColour } from './colours.ts';

const colorOf = (line: string) => readSpec(`# X\n\n### A\n- n: string\n\n## Options\n- ${line}\n`);

it.each([
  ['color: #0F766E', '#0f766e'],
  ['theme: #0a7', '#00aa77'],
  ['color principal: verde oscuro', '#047857'],
  ['Brand colour: teal', '#0f766e'],
  ['colores: "azul"', '#2563eb'],
])('the colour of an application may be said: %s', (line, color) => {
  const { blueprint, diagnostics } = colorOf(line);
  expect(blueprint?.options.color).toBe(color);
  expect(diagnostics).toEqual([]);
});

it('what is no colour is told of', () => {
  const { blueprint, diagnostics } = colorOf('color: bonito');
  expect(blueprint?.options).not.toHaveProperty('color');
  expect(diagnostics).toHaveLength(1);
});

it.each(['texto', 'string', '#12345', 'red | green', ''])('%j is no colour', (text) => {
  expect(findColour(text)).toBeNull();
});
