import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Blueprint, Field } from '../../../blueprint/schema.ts';
import { foldKey } from '../../naming/fold.ts';
import { readSpec } from '../../read.ts';

type Want = {
  type?: string[];
  required?: boolean;
  unique?: boolean;
  min?: number;
  max?: number;
  default?: unknown;
  values?: string[];
};
type Expected = {
  entities: Record<string, Record<string, Want>>;
  relations: [kind: string, from: string, to: string][];
  options: Record<string, unknown>;
  rules?: number;
  permissions?: number;
  title?: string;
};

const here = import.meta.dirname;
const names = readdirSync(here)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.replace(/\.md$/, ''));

const findEntity = (blueprint: Blueprint, name: string) =>
  blueprint.entities.find((entity) => foldKey(entity.name) === foldKey(name));

/** A field is found under its code name or under the words it is called by. */
const findField = (fields: readonly Field[], name: string) => {
  const key = foldKey(name.replace(/_/g, ''));
  return fields.find((field) => foldKey(field.name) === key || foldKey(field.label) === key);
};

describe.each(names)('the text %s', (name) => {
  const expected = JSON.parse(readFileSync(join(here, `${name}.expected.json`), 'utf8')) as Expected;
  const { blueprint } = readSpec(readFileSync(join(here, `${name}.md`), 'utf8'));
  if (blueprint === null) throw new Error(`${name} gives no Blueprint`);

  it('speaks of these things and no others', () => {
    const found = blueprint.entities.map((entity) => foldKey(entity.name)).sort();
    expect(found).toEqual(Object.keys(expected.entities).map(foldKey).sort());
  });

  it('says these things of their fields', () => {
    for (const [entityName, fields] of Object.entries(expected.entities)) {
      for (const [fieldName, { type, values, ...rest }] of Object.entries(fields)) {
        const place = `${entityName}.${fieldName}`;
        const field = findField(findEntity(blueprint, entityName)?.fields ?? [], fieldName);
        expect(field, place).toBeDefined();
        if (type) expect(type, place).toContain(field?.type);
        if (values)
          expect(
            field?.values?.map(({ value }) => foldKey(value)),
            place,
          ).toEqual(values.map(foldKey));
        expect(field, place).toMatchObject(rest);
      }
    }
  });

  it('relates them like this', () => {
    const found = blueprint.relations.flatMap(({ kind, from, to }) => {
      const ends = [foldKey(from), foldKey(to)];
      const either = kind === 'many-to-many' ? [ends, [...ends].reverse()] : [ends];
      return either.map((pair) => [kind, ...pair].join(' '));
    });
    for (const [kind, from, to] of expected.relations)
      expect(found).toContain([kind, foldKey(from), foldKey(to)].join(' '));
  });

  it('asks for these options, rules and name', () => {
    expect(blueprint.options).toMatchObject(expected.options);
    if (expected.rules !== undefined) expect(blueprint.rules).toHaveLength(expected.rules);
    expect(blueprint.permissions ?? []).toHaveLength(expected.permissions ?? 0);
    if (expected.title !== undefined) expect(blueprint.name).toBe(expected.title);
  });
});
