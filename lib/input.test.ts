import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from './errors.ts';
import { parseInput } from './input.ts';

const schema = z.strictObject({
  name: z.string().trim().min(1).max(5),
  email: z.email(),
  count: z.int().min(2).max(9),
  role: z.enum(['a', 'b']),
});

function problemsOf(input: unknown) {
  try {
    parseInput(schema, input);
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, fields: error.fields };
    throw error;
  }
  return null;
}

describe('input from outside', () => {
  it('passes when it fits, trimmed', () => {
    expect(parseInput(schema, { name: ' ana ', email: 'a@b.es', count: 3, role: 'a' }).name).toBe('ana');
  });

  it('has each field’s problem told', () => {
    expect(problemsOf({ name: 'too long', email: 'x', count: 1, role: 'c' })).toEqual({
      code: 'invalid',
      fields: {
        name: { key: 'too_long', limit: 5 },
        email: { key: 'email' },
        count: { key: 'too_small', limit: 2 },
        role: { key: 'choice' },
      },
    });
  });

  it('tells what is missing or blank alike', () => {
    expect(problemsOf({ name: '  ', count: 3, role: 'a' })?.fields).toMatchObject({
      name: { key: 'required' },
      email: { key: 'required' },
    });
  });

  it.each([[null], ['text'], [[1]], [{ name: 'a', email: 'a@b.es', count: 3, role: 'a', extra: 1 }]])(
    'is refused when it is %j',
    (input) => expect(problemsOf(input)?.code).toBe('invalid'),
  );
});
