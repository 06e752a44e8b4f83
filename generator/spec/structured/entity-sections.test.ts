import { describe, expect, it } from 'vitest';
import { readSpec } from '../read.ts';

const entities = (text: string) =>
  readSpec(text).blueprint?.entities.map(({ name, fields }) => [name, ...fields.map((field) => field.name)]);

describe('an entity called Field', () => {
  it.each([
    ['### Farm\n- name: string\n\n### Field\n- hectares: decimal', 'beside it'],
    ['## Farm\n- name: string\n\n### Field\n- hectares: decimal', 'one level below'],
    ['### Field\n- hectares: decimal\n\n### Farm\n- name: string', 'first'],
    ['### Farm\n- name: string\n\n### Fields\n- hectares: decimal', 'in the plural'],
    ['## Farm\n**Fields**\n- name: string\n\n## Field\n**Fields**\n- hectares: decimal', 'with fields'],
  ])('%j is one (%s)', (text) => {
    expect(entities(`# App\n\n${text}`)?.sort()).toEqual([
      ['Farm', 'name'],
      ['Field', 'hectares'],
    ]);
  });

  it.each(['Campo', 'Property', 'Propiedad'])('### %s beside an entity is one', (name) => {
    expect(entities(`# App\n\n### Farm\n- name: string\n\n### ${name}\n- area: decimal`)).toEqual([
      ['Farm', 'name'],
      [name, 'area'],
    ]);
  });

  it('fields below a heading of their own belong to the entity above', () => {
    const product =
      '## Product\n### Fields\n- name: string\n- price: money\n### Relations\n- belongs to Category';
    expect(entities(`# Shop\n${product}\n## Category\n### Fields\n- name: string`)).toEqual([
      ['Product', 'name', 'price'],
      ['Category', 'name'],
    ]);
  });
});

describe('a heading too long for a name', () => {
  const long = (heading: string, body: string) =>
    readSpec(`# App\n\n### Cliente\n- nombre: texto\n\n### ${heading}\n${body}`);

  it.each([['X'.repeat(300)], ['muy largo '.repeat(30).trim()]])(
    '%s names an entity by its beginning',
    (heading) => {
      const { blueprint, diagnostics } = long(heading, '- título: texto\n- día: fecha');
      expect(blueprint?.entities[1]?.fields.map(({ name }) => name)).toEqual(['titulo', 'dia']);
      expect(blueprint?.entities[1]?.label.length).toBeLessThan(60);
      expect(diagnostics).toMatchObject([{ code: 'heading-too-long', line: 6 }]);
    },
  );

  it('says what to do when nothing below it is a field for sure', () => {
    const { diagnostics } = long('X'.repeat(300), '- título\n- día');
    expect(diagnostics[0]).toMatchObject({ severity: 'warning', code: 'heading-too-long', line: 6 });
  });
});
