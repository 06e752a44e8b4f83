import { describe, expect, it } from 'vitest';
import type { Field } from '../blueprint/schema.ts';
import { printSpec } from './print.ts';
import { readSpec } from './read.ts';

const fieldsOf = (text: string): Field[] => readSpec(text).blueprint?.entities[0]?.fields ?? [];
const marks = (text: string): [string, string, boolean][] =>
  fieldsOf(text).map(({ name, type, rich }) => [name, type, rich === true]);

describe('text marked rich', () => {
  it.each([
    'texto enriquecido',
    'texto con formato',
    'texto largo, con formato',
    'texto largo (enriquecido)',
    'texto formateado',
    'HTML',
    'markdown',
    'rich text',
    'text (rich)',
    'long text, formatted',
    'formatted text',
    'WYSIWYG',
    'texto enriquecido, obligatorio, máximo 500',
  ])('is said in many ways: %s', (type) => {
    expect(marks(`# X\n\n## Entidades\n\n### Artículo\n- título: texto\n- cuerpo: ${type}\n`)).toEqual([
      ['titulo', 'string', false],
      ['cuerpo', 'text', true],
    ]);
  });

  it('is no other text', () => {
    const found = marks('# X\n\n## Entities\n\n### Post\n- summary: long text\n- body: text, required\n');
    expect(found.every(([, type, rich]) => type === 'text' && !rich)).toBe(true);
  });

  it.each([
    ['A blog. Each post has a title, a rich text body and a publication date.', 'body'],
    ['A blog. Posts have a title and a formatted description.', 'description'],
    ['Un blog. Cada artículo tiene un título y un contenido con formato.', 'contenido'],
    ['Un blog. Cada artículo tiene un título y una descripción en texto enriquecido.', 'descripcion'],
  ])('is told in sentences: %s', (text, name) => {
    expect(marks(text)).toContainEqual([name, 'text', true]);
  });

  it.each(['es', 'en'] as const)('is printed so that it reads the same (%s)', (language) => {
    const text =
      language === 'es'
        ? '# X\n\n## Entidades\n\n### Nota\n- cuerpo: texto enriquecido, obligatorio, máximo 900\n'
        : '# X\n\n## Entities\n\n### Note\n- body: rich text, required, max 900\n';
    const { blueprint } = readSpec(text);
    if (!blueprint) throw new Error('no blueprint');
    expect(blueprint.language).toBe(language);
    expect(readSpec(printSpec(blueprint)).blueprint).toEqual(blueprint);
    expect(blueprint.entities[0]?.fields[0]).toMatchObject({ type: 'text', rich: true, max: 900 });
  });
});
