import type { z } from 'zod';
import { AppError, type FieldProblem } from './errors.ts';

/** Parses what came from outside. Throws `invalid` with one problem per field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, FieldProblem> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= toProblem(issue);
  throw new AppError('invalid', { fields });
}

function toProblem(issue: z.core.$ZodIssue): FieldProblem {
  if (issue.code === 'too_small') {
    const isText = issue.origin === 'string' || issue.origin === 'array';
    const limit = Number(issue.minimum);
    if (isText && limit <= 1) return { key: 'required' };
    return { key: isText ? 'too_short' : 'too_small', limit };
  }
  if (issue.code === 'too_big') {
    const isText = issue.origin === 'string' || issue.origin === 'array';
    return { key: isText ? 'too_long' : 'too_big', limit: Number(issue.maximum) };
  }
  if (issue.code === 'invalid_format') return { key: issue.format === 'email' ? 'email' : 'format' };
  if (issue.code === 'invalid_value') return { key: 'choice' };
  if (issue.code === 'invalid_type' && issue.input === undefined) return { key: 'required' };
  return { key: 'format' };
}
