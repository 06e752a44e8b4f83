import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnySpec } from '../../read-any.ts';
import { findImportFormat } from '../format.ts';

const folder = join(import.meta.dirname, '../corpus');
const read = async (name: string) => {
  const { blueprint, diagnostics } = await readAnySpec(readFileSync(join(folder, name), 'utf8'), name);
  const field = (owner: string, wanted: string) =>
    blueprint?.entities
      .find((entity) => entity.name === owner)
      ?.fields.find((found) => found.name === wanted);
  const relations = blueprint?.relations.map(({ kind, from, to }) => `${from} ${kind} ${to}`).sort();
  return {
    blueprint,
    diagnostics,
    field,
    relations,
    names: blueprint?.entities.map((entity) => entity.name),
  };
};

/** Loading the parser for SQL and DBML takes seconds on a busy machine. */
describe('tables brought from elsewhere', { timeout: 60_000 }, () => {
  it('a PostgreSQL script becomes entities, without its link table and its functions', async () => {
    const { names, field, relations, blueprint, diagnostics } = await read('shop-postgres.sql');
    expect(names).toEqual(['Customer', 'Order', 'Tag']);
    expect(field('Customer', 'email')).toMatchObject({
      type: 'email',
      required: true,
      unique: true,
      max: 200,
    });
    expect(field('Customer', 'tier')).toMatchObject({ type: 'enum', default: 'basic' });
    expect(field('Customer', 'score')).toMatchObject({ min: 0, max: 100 });
    expect(field('Customer', 'code')).toMatchObject({ pattern: '^[A-Z]+$' });
    expect(field('Order', 'total')).toMatchObject({ min: 0, description: 'Taxes included' });
    expect(field('Order', 'placed_at')).toMatchObject({ type: 'datetime', default: 'now' });
    expect(field('Tag', 'label')).toMatchObject({ unique: true });
    expect(relations).toEqual([
      'Customer one-to-many Order',
      'Customer one-to-many Order',
      'Order many-to-many Tag',
    ]);
    expect(blueprint?.relations.map(({ name, onDelete }) => [name, onDelete])).toContainEqual([
      'approved_by',
      'set-null',
    ]);
    expect(blueprint?.options.database).toBe('postgresql');
    expect(diagnostics.filter(({ code }) => code === 'statement-not-used')).toHaveLength(2);
  });

  it('a MySQL dump keeps enumerations, comments and its Spanish keys', async () => {
    const { names, field, relations, blueprint } = await read('club-mysql.sql');
    expect(names).toEqual(['Socio', 'Cuota']);
    expect(field('Socio', 'estado')?.values?.map(({ value }) => value)).toEqual(['activo', 'baja']);
    expect(field('Socio', 'vip')).toMatchObject({ type: 'boolean', default: false });
    expect(field('Socio', 'nombre')).toMatchObject({ unique: true, description: 'Nombre; y apellidos' });
    expect(relations).toEqual(['Socio one-to-many Cuota']);
    expect(blueprint?.relations[0]).toMatchObject({ required: true, onDelete: 'cascade' });
    expect(blueprint?.options.database).toBe('mysql');
  });

  it('SQLite and SQL Server scripts are read too', async () => {
    const music = await read('music-sqlite.sql');
    expect(music.relations).toEqual(['Artist one-to-many Album']);
    expect(music.blueprint?.options.database).toBe('sqlite');
    const stock = await read('stock-mssql.sql');
    expect(stock.relations).toEqual(['Category one-to-many Product']);
    expect(stock.field('Product', 'active')).toMatchObject({ type: 'boolean', default: true });
  });

  it('a statement that cannot be read costs only itself', async () => {
    const { names, relations, diagnostics } = await read('broken.sql');
    expect(names).toEqual(['Good', 'AlsoGood']);
    expect(relations).toEqual(['AlsoGood one-to-one Good']);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'sql-syntax', line: 2 }),
    );
  });

  it('a DBML file keeps notes, enumerations and every kind of reference', async () => {
    const { names, field, relations, blueprint } = await read('forum.dbml');
    expect(names).toEqual(['User', 'Post', 'Profile', 'Tag']);
    expect(field('Post', 'state')).toMatchObject({ type: 'enum', default: 'draft' });
    expect(relations).toEqual([
      'Post many-to-many Tag',
      'Profile one-to-one User',
      'User one-to-many Post',
      'User one-to-many User',
    ]);
    expect(blueprint?.name).toBe('forum');
  });

  it('a DBML file that is cut off says where', async () => {
    const { blueprint, diagnostics } = await read('broken.dbml');
    expect(blueprint).toBeNull();
    expect(diagnostics).toContainEqual(expect.objectContaining({ severity: 'error', code: 'dbml-syntax' }));
  });
});

describe('which notation a text is in', () => {
  it.each([
    ['CREATE TABLE a (id int);', undefined, 'sql'],
    ['Table a {\n id int\n}', undefined, 'dbml'],
    ['entity A {\n name String\n}', undefined, 'jdl'],
    ['entity A\nentity B\n', 'model.jh', 'jdl'],
    ['A customer has a name.', undefined, null],
    ['## Entity: Customer\n- name: string', undefined, null],
  ])('%j in %s is %s', (text, fileName, format) => {
    expect(findImportFormat(text, fileName)).toBe(format);
  });
});
