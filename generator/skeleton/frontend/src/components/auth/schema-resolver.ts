import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';
import type { ZodType } from 'zod';

/** What is wrong with a value: a key below `auth.invalid`, with the numbers it names. */
export type Fault = { key: string; values?: Record<string, number> };

type Issue = { code?: string; format?: unknown; minimum?: unknown; maximum?: unknown; origin?: unknown };

/**
 * Returns what checks a form by a schema made from the API's description, loaded once it is needed. `required`: fields
 * the schema lets be empty, for it is the API that says no to an empty password.
 */
export function schemaResolver<Values extends FieldValues>(
  load: () => Promise<ZodType>,
  required: readonly string[],
  say: (fault: Fault) => string,
): Resolver<Values> {
  return async (values) => {
    const found = (await load()).safeParse(values);
    const errors: Record<string, { type: string; message: string }> = {};
    for (const issue of found.success ? [] : found.error.issues) {
      const fault = faultOf(issue);
      errors[String(issue.path[0])] ??= { type: fault.key, message: say(fault) };
    }
    for (const name of required)
      if (values[name] === '') errors[name] = { type: 'required', message: say({ key: 'required' }) };
    if (Object.keys(errors).length === 0) return { values, errors: {} };
    return { values: {}, errors: errors as FieldErrors<Values> };
  };
}

/** Takes what a schema says is wrong, returns how to say it. */
export function faultOf({ code, format, minimum, maximum, origin }: Issue): Fault {
  if (code === 'invalid_format') return { key: format === 'email' || format === 'url' ? format : 'format' };
  if (code === 'too_small' && typeof minimum === 'number')
    return { key: origin === 'string' ? 'short' : 'low', values: { minimum } };
  if (code === 'too_big' && typeof maximum === 'number')
    return { key: origin === 'string' ? 'long' : 'high', values: { maximum } };
  return { key: code === 'invalid_type' ? 'required' : 'format' };
}
