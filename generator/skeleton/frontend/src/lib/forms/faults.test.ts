import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { FieldDefinition } from '@/lib/entity/definition';
import { unreadable } from '@/lib/entity/unreadable';
import { checkValue, faultOf, faultOfCode, refusalOf } from './faults';

const common = { name: 'x', required: false, sortable: false, operators: [] };
const text: FieldDefinition = { ...common, kind: 'string' };
const price: FieldDefinition = { ...common, kind: 'money', min: '0', max: '1000', scale: 2 };

const issueOf = (schema: z.ZodType, value: unknown) => {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  if (!issue) throw new Error('the schema takes the value');
  return issue;
};

describe('what the form sees by itself', () => {
  test('a required field without a value', () => {
    expect(checkValue({ ...text, required: true }, '', true)).toEqual({ key: 'required' });
    expect(checkValue(text, null, true)).toBeNull();
  });

  test('a default fills a new record, and cannot be taken away from an old one', () => {
    const state: FieldDefinition = { ...common, kind: 'enum', values: ['a'], default: 'a' };
    expect(checkValue(state, null, true)).toBeNull();
    expect(checkValue(state, null, false)).toEqual({ key: 'required' });
  });

  test('amounts beyond their bounds, to the last digit', () => {
    expect(checkValue(price, '1000.00', true)).toBeNull();
    expect(checkValue(price, '1000.01', true)).toEqual({ key: 'max', values: { max: '1000' } });
    expect(checkValue(price, '-0.01', true)).toEqual({ key: 'min', values: { min: '0' } });
    expect(checkValue(price, '1.005', true)).toEqual({ key: 'scale', values: { scale: 2 } });
  });

  test('text that is no value', () => {
    expect(checkValue({ ...common, kind: 'date' }, unreadable('31/2'), true)).toEqual({ key: 'date' });
    expect(checkValue({ ...common, kind: 'integer' }, unreadable('x'), true)).toEqual({ key: 'number' });
  });
});

describe('what schemas say', () => {
  test.each([
    [text, z.string().min(2), 'a', { key: 'minLength', values: { count: 2, name: 'x' } }],
    [text, z.string().max(3), 'abcd', { key: 'maxLength', values: { count: 3, name: 'x' } }],
    [text, z.string().min(1), '', { key: 'required' }],
    [text, z.string().regex(/^a/), 'b', { key: 'pattern' }],
    [{ ...common, kind: 'email' }, z.email(), 'a', { key: 'email' }],
    [{ ...common, kind: 'url' }, z.url(), 'a', { key: 'url' }],
    [{ ...common, kind: 'integer' }, z.int().gte(1), 0, { key: 'min', values: { min: '1' } }],
    [{ ...common, kind: 'integer' }, z.int(), 1.5, { key: 'integer' }],
    [{ ...common, kind: 'enum', values: ['a'] }, z.enum(['a']), 'b', { key: 'choice' }],
    [{ ...common, kind: 'datetime' }, z.iso.datetime(), 'x', { key: 'datetime' }],
    [price, z.union([z.string().regex(/^\d$/), z.number()]).nullish(), '123', { key: 'digits' }],
  ] as [FieldDefinition, z.ZodType, unknown, object][])('%o', (field, schema, value, fault) => {
    expect(faultOf(field, issueOf(schema, value))).toEqual(fault);
  });
});

describe('what the API refuses', () => {
  const error = { location: 'body' as const, field: 'name', code: 'unique', detail: 'taken' };

  test('is told at the field it points to', () => {
    expect(refusalOf({ ...error, pointer: '/name' }, ['name'])).toEqual({
      column: 'name',
      fault: { key: 'unique' },
      detail: 'taken',
    });
    expect(refusalOf({ ...error, pointer: '/label_ids/3', field: 'label_ids' }, ['label_ids']).column).toBe(
      'label_ids',
    );
  });

  test('is told by itself where the form has no such field', () => {
    expect(refusalOf({ ...error, pointer: '/owner' }, ['title']).column).toBeNull();
  });
});

describe('a refusal by its code', () => {
  const name: FieldDefinition = {
    name: 'name',
    required: true,
    sortable: true,
    operators: [],
    kind: 'string',
    minLength: 2,
  };

  test('names the bound of the field', () => {
    expect(faultOfCode('string_too_short', name)).toEqual({ key: 'minLength', values: { count: 2 } });
    expect(faultOfCode('missing', name)).toEqual({ key: 'required' });
    expect(faultOfCode('int_parsing', undefined)).toEqual({ key: 'integer' });
  });

  test('is left to the API where there are no words or no bound for it', () => {
    expect(faultOfCode('never_heard_of', name)).toBeNull();
    expect(faultOfCode('string_too_long', name)).toBeNull();
  });
});
