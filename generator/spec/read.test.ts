import { describe, expect, it } from 'vitest';
import { readSpec } from './read.ts';
import { readAnySpec } from './read-any.ts';

const said = (text: string) =>
  readSpec(text).diagnostics.map(({ severity, code, line, column, suggestion }) => ({
    severity,
    code,
    line,
    column,
    ...(suggestion ? { suggestion } : {}),
  }));
const entity = (text: string, name: string) =>
  readSpec(text).blueprint?.entities.find((each) => each.name === name);
const spec = (...fields: string[]) =>
  `# Shop\n\n## Entities\n\n### Product\n${fields.map((field) => `- ${field}\n`).join('')}`;
const tienda = (...fields: string[]) =>
  `# Tienda\n\n## Entidades\n\n### Producto\n${fields.map((field) => `- ${field}\n`).join('')}`;

describe('text that is no SPEC', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['only marks', ' \n\t---\n', 'empty'],
    ['binary data', `PNG\u0000\u0001${'x'.repeat(50)}`, 'not-text'],
    ['another encoding', '\uFFFD\uFFFDa\uFFFD\uFFFDb', 'not-text'],
    ['5 MB', 'a: string\n'.repeat(500_000), 'too-large'],
  ])('%s gets one error that says what to do', (_, text, code) => {
    const { blueprint, diagnostics } = readSpec(text);
    expect(blueprint).toBeNull();
    expect(diagnostics.map((each) => each.code)).toEqual([code]);
    expect(diagnostics[0]?.severity).toBe('error');
  });
});

describe('the language of what is said about a text in no language', () => {
  it.each([
    ['binary data', `PNG\u0000\u0001${'x'.repeat(50)}`, 'Esto no es un texto'],
    [
      'binary data with words in it',
      `\u0000 the name of the user is required ${'x'.repeat(9)}`,
      'Esto no es un texto',
    ],
    ['nothing', '', 'El texto está vacío'],
    ['a few letters', 'xyz 123', 'No encuentro ninguna entidad'],
  ])('%s is refused in the language of the person', (_, text, sentence) => {
    const { diagnostics, language } = readSpec(text, { readerLanguage: 'es' });
    expect(diagnostics.map(({ message }) => message).join(' ')).toContain(sentence);
    expect(language).toBe('es');
  });

  it('a SPEC gives the same Blueprint whoever reads it', () => {
    for (const text of ['### Xyz\n- abc: int', spec('name: string'), tienda('nombre: texto')])
      expect(readSpec(text, { readerLanguage: 'es' })).toEqual(readSpec(text, { readerLanguage: 'en' }));
  });

  it('tables are refused in the language of the person as well', async () => {
    const { diagnostics } = await readAnySpec('\u0000\u0001', 'schema.sql', { readerLanguage: 'es' });
    expect(diagnostics[0]?.message).toContain('Esto no es un texto');
  });
});

describe('what is not understood', () => {
  it('an unknown type names the nearest one and where it stands', () => {
    expect(said(spec('price: mony'))).toEqual([
      { severity: 'warning', code: 'unknown-type', line: 6, column: 10, suggestion: 'money' },
    ]);
  });

  it('an unknown constraint names the nearest one, and is read as it', () => {
    expect(said(spec('name: string, requierd'))).toEqual([
      { severity: 'warning', code: 'unknown-constraint', line: 6, column: 17, suggestion: 'required' },
    ]);
    expect(entity(spec('name: string, requierd'), 'Product')?.fields[0]?.required).toBe(true);
  });

  it('speaks the language of the SPEC', () => {
    const [first] = readSpec(tienda('precio: dinerro', 'nombre: texto')).diagnostics;
    expect(first?.message).toContain('¿Querías decir «dinero»?');
    expect(first?.expected).toBe('un tipo, una enumeración o una entidad');
  });

  it('a relation to an entity nobody described names the nearest one', () => {
    expect(said(`${spec('name: string')}\n### Order\n- belongs to Prodcut`)).toContainEqual({
      severity: 'error',
      code: 'unknown-entity',
      line: 9,
      column: 14,
      suggestion: 'Product',
    });
  });

  it('an unknown option names the options there are', () => {
    const result = readSpec(`${spec('name: string')}\n## Options\n- databse: the usual\n- docker: yes`);
    expect(result.diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ['unknown-option', 9],
      ['unknown-option', 10],
    ]);
    expect(result.diagnostics[0]?.suggestion).toBe('database');
  });

  it('a database that is not offered is said, not silently replaced', () => {
    expect(said(`${spec('name: string')}\n## Options\n- database: MongoDB`)).toEqual([
      { severity: 'warning', code: 'unsupported-database', line: 9, column: 3 },
    ]);
  });
});

describe('contradictions', () => {
  it.each([
    ['a minimum above the maximum', spec('name: string, min 9, max 3'), 'min-above-max'],
    ['a broken regular expression', spec('code: string, pattern ^[a-z'), 'bad-pattern'],
    [
      'a regular expression Python cannot use',
      spec('code: string, pattern ^\\p{L}+$'),
      'pattern-not-portable',
    ],
    ['a field given twice', spec('name: string', 'name: text'), 'duplicate-field'],
    ['an entity described twice', `${spec('name: string')}\n### Product\n- code: string`, 'duplicate-entity'],
    [
      'an enumeration declared twice',
      `${spec('size: Size')}\n## Enums\n\n### Size\n- s\n- m\n\n### Size\n- l`,
      'duplicate-enum',
    ],
    [
      'a record that needs itself',
      spec('name: string', 'belongs to Product (required)'),
      'circular-required',
    ],
  ])('%s is an error', (_, text, code) => {
    expect(
      said(text)
        .filter(({ severity }) => severity === 'error')
        .map((each) => each.code),
    ).toEqual([code]);
  });

  it.each([
    ['outside the choices', 'state: new | old (default broken)', 'new, old'],
    ['outside the limits', 'stock: integer 1..5, default 9', 'integer'],
    ['of another type', 'stock: integer, default many', 'integer'],
  ])('a default %s is left out with a warning that says what fits, and the plan stands', (_, line, fits) => {
    const { blueprint, diagnostics } = readSpec(spec(line));
    expect(blueprint?.entities[0]?.fields[0]).not.toHaveProperty('default');
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'bad-default', line: 6 }]);
    expect(diagnostics[0]?.expected).toBe(fits);
  });

  it('what could be read of a SPEC with errors stands in the Blueprint beside them', () => {
    const { blueprint, diagnostics } = readSpec(
      `${spec('name: string, min 9, max 3', 'belongs to Nobody', 'belongs to Shop')}\n### Shop\n- name: string\n\n## Options\n- database: MySQL`,
    );
    expect(diagnostics.map(({ code }) => code).sort()).toEqual(['min-above-max', 'unknown-entity']);
    expect(blueprint?.entities.map(({ name }) => name)).toEqual(['Product', 'Shop']);
    expect(blueprint?.relations).toMatchObject([{ from: 'Shop', to: 'Product' }]);
    expect(blueprint?.options.database).toBe('mysql');
  });

  it('entities that need each other in a circle are an error that names the circle', () => {
    const text =
      '# X\n\n## Entities\n\n### A1\n- belongs to B1 (required)\n\n### B1\n- belongs to C1 (required)\n\n### C1\n- belongs to A1 (required)';
    const errors = readSpec(text).diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual(['circular-required']);
    expect(errors[0]?.message).toContain('A1 → B1 → C1 → A1');
  });

  it('nothing is lost when an entity is described twice', () => {
    expect(
      entity(`${spec('name: string')}\n### Product\n- code: string`, 'Product')?.fields.map(
        ({ name }) => name,
      ),
    ).toEqual(['name', 'code']);
  });

  it('an entity listed first and described later is no contradiction', () => {
    const text =
      '# X\n\n## Entities\n- Product: name, price\n- Order\n\n## Product\n- name: string, required\n- price: money';
    expect(said(text).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(entity(text, 'Product')?.fields.map(({ name, required }) => [name, required])).toEqual([
      ['name', true],
      ['price', false],
    ]);
  });
});

describe('names', () => {
  it('fold accents and keep them in labels', () => {
    const field = entity(tienda('título año: texto'), 'Producto')?.fields[0];
    expect([field?.name, field?.label]).toEqual(['titulo_ano', 'título año']);
  });

  it.each(['class', 'order', 'metadata', 'import', 'delete', 'registry'])(
    '%s is reserved and renamed with a note',
    (word) => {
      const text = spec(`${word}: string`);
      expect(entity(text, 'Product')?.fields[0]?.name).toBe(`${word}_`);
      expect(said(text).map(({ severity, code }) => [severity, code])).toEqual([['info', 'name-reserved']]);
    },
  );

  it('columns every entity has are noted and not added', () => {
    const text = spec('id: uuid', 'created_at: datetime', 'name: string');
    expect(entity(text, 'Product')?.fields.map(({ name }) => name)).toEqual(['name']);
    expect(said(text).map(({ code }) => code)).toEqual(['built-in-field', 'built-in-field']);
  });

  it('other scripts are written by sound, and what cannot be written gets a number', () => {
    const fields = entity(spec('имя: string', '名前: string', '😀: string'), 'Product')?.fields;
    expect(fields?.map(({ name }) => name)).toEqual(['imya', 'field_1', 'field_2']);
  });

  it('long names are cut and stay apart', () => {
    const long = 'very '.repeat(20);
    const names =
      entity(spec(`"${long}one": string`, `"${long}two": string`), 'Product')?.fields.map(
        ({ name }) => name,
      ) ?? [];
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(60);
  });

  it('ids follow from names and nothing else', () => {
    const before = entity(spec('name: string', 'price: money'), 'Product');
    const after = entity(spec('stock: integer', 'price: money', 'name: string, required'), 'Product');
    expect(after?.id).toBe(before?.id);
    expect(after?.fields[2]?.id).toBe(before?.fields[0]?.id);
  });
});

describe('relations', () => {
  const relations = (...lines: string[]) => {
    const text = `# X\n\n## Entities\n\n### Author\n- name: string\n\n### Book\n- title: string\n\n## Relations\n${lines.map((line) => `- ${line}\n`).join('')}`;
    return readSpec(text).blueprint?.relations.map(
      ({ kind, from, to, name, inverse, required }) =>
        `${kind} ${from}.${inverse} ${to}.${name}${required ? ' required' : ''}`,
    );
  };

  it('both sides of one relation are one', () => {
    expect(relations('Author has many Books', 'Book belongs to Author (required)')).toEqual([
      'one-to-many Author.books Book.author required',
    ]);
  });

  it('many on both sides is many-to-many', () => {
    expect(relations('Author has many Books', 'Book has many Authors')).toEqual([
      'many-to-many Author.authors Book.books',
    ]);
  });

  it('one on this side and many on the other is one-to-many', () => {
    expect(relations('Book has one Author', 'Author has many Books')).toEqual([
      'one-to-many Author.books Book.author',
    ]);
  });

  it('two roles are two relations', () => {
    expect(relations('Book belongs to Author as writer', 'Book belongs to Author as reviewer')).toEqual([
      'one-to-many Author.books_as_writer Book.writer',
      'one-to-many Author.books_as_reviewer Book.reviewer',
    ]);
  });

  it('User is the built-in account when nobody describes it, and needs sign-in', () => {
    const result = readSpec(
      '# X\n\n## Entities\n\n### Task\n- title: string\n- belongs to User as assigned to (optional, on delete set null)',
    );
    expect(result.blueprint?.relations[0]).toMatchObject({
      from: 'User',
      to: 'Task',
      name: 'assigned_to',
      required: false,
      onDelete: 'set-null',
    });
    expect(result.blueprint?.options.auth).toBe(true);
  });
});

describe('other notations', () => {
  it('JDL is known by the name of the file', () => {
    const { blueprint } = readSpec('entity Book {\n  title String required\n}\n', {
      fileName: 'library.jdl',
    });
    expect(blueprint?.entities[0]).toMatchObject({
      name: 'Book',
      fields: [{ name: 'title', type: 'string', required: true }],
    });
  });

  it('SQL is read by the asynchronous door', async () => {
    const { blueprint } = await readAnySpec(
      'CREATE TABLE books (id int primary key, title varchar(80) not null);',
      'schema.sql',
    );
    expect(blueprint?.entities[0]).toMatchObject({
      name: 'Book',
      fields: [{ name: 'title', max: 80, required: true }],
    });
  });
});

describe('options', () => {
  it('the SPEC wins over the given defaults', () => {
    const defaults = { database: 'mysql', frontend: 'none', auth: true } as const;
    const { blueprint } = readSpec(`${spec('name: string')}\n## Options\n- database: postgres`, { defaults });
    expect(blueprint?.options).toMatchObject({ database: 'postgresql', frontend: 'none', auth: true });
  });
});

it.each([
  ['- Soft delete: no\n- Keys: uuid', { softDelete: false, keys: 'uuid' }],
  ['- Borrado lógico: no\n- Claves: UUID', { softDelete: false, keys: 'uuid' }],
  ['- Borrado lógico: sí\n- Claves: enteros', { softDelete: true, keys: 'integer' }],
  ['- database: mysql', { softDelete: true, keys: 'integer' }],
])('the options %j say what becomes of deleted records and what identifies one', (lines, options) => {
  const { blueprint, diagnostics } = readSpec(
    `# Shop\n\n### Product\n- name: string\n\n## Options\n${lines}\n`,
  );
  expect(blueprint?.options).toMatchObject(options);
  expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
});
