import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldKey } from '../naming/fold.ts';
import { printSpec } from '../print.ts';
import { readSpec } from '../read.ts';

type Expected = {
  entities: Record<string, Record<string, { type: string[] } & Record<string, unknown>>>;
  relations: [kind: string, from: string, to: string][];
  options: Record<string, unknown>;
};

const here = import.meta.dirname;
const names = readdirSync(here)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.replace(/\.md$/, ''));
const textOf = (name: string) => readFileSync(join(here, `${name}.md`), 'utf8');
const read = (name: string) => readSpec(textOf(name));

describe.each(names)('the SPEC %s', (name) => {
  const expected = JSON.parse(readFileSync(join(here, `${name}.expected.json`), 'utf8')) as Expected;
  const { blueprint, diagnostics } = read(name);

  it('has the entities a person reads in it, and no others', () => {
    expect(blueprint?.entities.map((entity) => entity.name)).toEqual(Object.keys(expected.entities));
  });

  it('has every field with its type, flags, limits, pattern, default and choices', () => {
    for (const [entityName, fields] of Object.entries(expected.entities)) {
      const entity = blueprint?.entities.find((each) => each.name === entityName);
      expect(
        entity?.fields.map((field) => field.name),
        entityName,
      ).toEqual(Object.keys(fields));
      for (const [fieldName, want] of Object.entries(fields)) {
        const field = entity?.fields.find((each) => each.name === fieldName);
        const { type, values, ...rest } = want;
        expect(type, `${entityName}.${fieldName}`).toContain(field?.type);
        const { required, unique, min, max, pattern, default: preset } = field ?? {};
        expect(
          { required, unique, min, max, pattern, default: preset },
          `${entityName}.${fieldName}`,
        ).toEqual({
          required: false,
          unique: false,
          ...rest,
        });
        expect(
          field?.values?.map(({ value }) => foldKey(value)),
          `${entityName}.${fieldName}`,
        ).toEqual((values as string[] | undefined)?.map(foldKey));
      }
    }
  });

  it('has the relations a person reads in it, and no others', () => {
    const found = blueprint?.relations.map(({ kind, from, to }) => [kind, from, to].join(' ')).sort();
    expect(found).toEqual(expected.relations.map((relation) => relation.join(' ')).sort());
  });

  it('has its options', () => {
    expect(blueprint?.options).toMatchObject(expected.options);
  });

  it('is read without errors', () => {
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('says the same when printed and read again', () => {
    expect(blueprint && readSpec(printSpec(blueprint)).blueprint).toEqual(blueprint);
  });
});
