import type { FieldError } from '@/client/types.gen';
import { compareNumbers, decimalsOf } from './number-text';
import type { FieldDefinition, TextField } from '@/lib/entity/definition';
import { plainText } from '@/lib/format/text';
import { isUnreadable } from '@/lib/entity/unreadable';
import { isEmpty } from './values';

/** What is wrong with a value: a key of `form.errors`, and what its sentence names. */
export type Fault = { key: string; values?: Readonly<Record<string, string | number>> };

/** The part of an issue of zod that says what is wrong; which names it has depends on its code. */
export type Issue = {
  code?: string | undefined;
  path: readonly PropertyKey[];
  minimum?: unknown;
  maximum?: unknown;
  format?: unknown;
  origin?: unknown;
  expected?: unknown;
};

const UNREADABLE: Partial<Record<FieldDefinition['kind'], string>> = {
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  json: 'json',
  geo: 'geo',
};

/** Takes a field and what a form holds for it, returns what schemas cannot say of it: null where nothing is wrong. */
export function checkValue(field: FieldDefinition, value: unknown, isNew: boolean): Fault | null {
  if (isUnreadable(value)) return { key: UNREADABLE[field.kind] ?? 'number' };
  if (isEmpty(value)) {
    // What is left empty in a new record takes its default; an old one would lose its value.
    const keeps = !isNew && 'default' in field && field.default !== undefined;
    return field.required || keeps ? { key: 'required' } : null;
  }
  switch (field.kind) {
    case 'decimal':
    case 'money':
      return checkExact(field, String(value));
    case 'rich':
      return checkRich(field, plainText(String(value)).length);
    case 'phone':
      return isPhone(String(value)) ? null : { key: 'phone' };
    default:
      return null;
  }
}

const isExact = ({ kind }: FieldDefinition): boolean => kind === 'decimal' || kind === 'money';

function checkExact(field: Extract<FieldDefinition, { scale?: number }>, value: string): Fault | null {
  if (field.scale !== undefined && decimalsOf(value) > field.scale)
    return field.scale === 0 ? { key: 'integer' } : { key: 'scale', values: { scale: field.scale } };
  if (field.min !== undefined && compareNumbers(value, field.min) < 0)
    return { key: 'min', values: { min: field.min } };
  if (field.max !== undefined && compareNumbers(value, field.max) > 0)
    return { key: 'max', values: { max: field.max } };
  return null;
}

/** No schema counts what formatted text says. */
function checkRich({ required, minLength = 0, maxLength }: TextField, length: number): Fault | null {
  if (length === 0 && required) return { key: 'required' };
  if (length < minLength) return { key: 'minLength', values: { count: minLength } };
  return maxLength !== undefined && length > maxLength
    ? { key: 'maxLength', values: { count: maxLength } }
    : null;
}

/** The API's own rule: 6 to 15 digits with the usual separators. */
const isPhone = (text: string): boolean => {
  const digits = text.replace(/\D/g, '').length;
  return /^\+?[0-9 ().\-/]{6,32}$/.test(text) && digits >= 6 && digits <= 15;
};

/** Takes an issue of the schema about a field, returns what to tell about it. */
export function faultOf(field: FieldDefinition, issue: Issue): Fault {
  switch (issue.code) {
    case 'too_small':
      return bound(field, issue.origin, 'min', issue.minimum);
    case 'too_big':
      return bound(field, issue.origin, 'max', issue.maximum);
    case 'invalid_value':
      return { key: 'choice' };
    case 'invalid_format':
      return { key: formatKey(field, String(issue.format)) };
    case 'invalid_type':
      return { key: typeKey(field, issue.expected) };
    default:
      return { key: isExact(field) ? 'digits' : 'invalid' };
  }
}

function bound(field: FieldDefinition, origin: unknown, side: 'min' | 'max', limit: unknown): Fault {
  const shown = typeof limit === 'number' || typeof limit === 'bigint' ? String(limit) : String(limit ?? '');
  if (origin === 'array') return { key: 'tooMany', values: { max: shown } };
  if (origin !== 'string') return { key: side, values: { [side]: shown } };
  if (side === 'min' && Number(limit) <= 1) return { key: 'required' };
  return { key: `${side}Length`, values: { count: Number(limit), name: field.name } };
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'email',
  url: 'url',
  uuid: 'uuid',
  datetime: 'datetime',
  date: 'date',
  time: 'time',
};

function formatKey(field: FieldDefinition, format: string): string {
  if (format !== 'regex') return FORMATS[format] ?? (format === 'safeint' ? 'integer' : 'pattern');
  // Times and exact numbers are text of a form of their own; elsewhere the SPEC asks for one.
  if (field.kind === 'time') return 'time';
  return isExact(field) ? 'digits' : 'pattern';
}

const typeKey = (field: FieldDefinition, expected: unknown): string =>
  field.kind === 'integer' || expected === 'int' ? 'integer' : field.kind === 'float' ? 'number' : 'invalid';

/** Refusals of the API that have words of their own here; the others are told in the API's. */
const CODES: Readonly<Record<string, string>> = {
  unique: 'unique',
  unknown_reference: 'unknownReference',
  deleted_reference: 'deletedReference',
  missing: 'required',
  not_null: 'required',
  bad_email: 'email',
  bad_url: 'url',
  bad_phone: 'phone',
};

/** Refusals that say what bound or what kind a value misses, as the API calls them. */
const KINDS: Readonly<Record<string, string>> = {
  string_too_short: 'minLength',
  string_too_long: 'maxLength',
  greater_than_equal: 'min',
  less_than_equal: 'max',
  string_pattern_mismatch: 'pattern',
  enum: 'choice',
  literal_error: 'choice',
  int_parsing: 'integer',
  int_type: 'integer',
  int_from_float: 'integer',
  float_parsing: 'number',
  decimal_parsing: 'number',
  decimal_max_places: 'digits',
  decimal_max_digits: 'digits',
  bool_parsing: 'invalid',
  date_parsing: 'date',
  date_from_datetime_parsing: 'date',
  datetime_parsing: 'datetime',
  datetime_from_date_parsing: 'datetime',
  time_parsing: 'time',
  uuid_parsing: 'uuid',
  json_invalid: 'json',
};

/** Takes what the API calls a refusal and the field it is about, returns what to tell; null: only the API knows words for it. */
export function faultOfCode(code: string, field: FieldDefinition | undefined): Fault | null {
  const key = CODES[code] ?? KINDS[code];
  if (key === undefined) return null;
  const limits = field as { minLength?: number; maxLength?: number; min?: string; max?: string } | undefined;
  switch (key) {
    case 'minLength':
    case 'maxLength': {
      const limit = limits?.[key];
      if (limit === undefined) return null;
      return key === 'minLength' && limit <= 1 ? { key: 'required' } : { key, values: { count: limit } };
    }
    case 'min':
    case 'max': {
      const limit = limits?.[key];
      return limit === undefined ? null : { key, values: { [key]: limit } };
    }
    default:
      return { key };
  }
}

/** Takes a refusal of the API, returns the column it is about (null: none of the form's) and what to tell. */
export function refusalOf(
  error: FieldError,
  columns: readonly string[],
): { column: string | null; fault: Fault | null; detail: string } {
  const [first = ''] = error.pointer.replace(/^\//, '').split('/');
  const name = first.replaceAll('~1', '/').replaceAll('~0', '~');
  const column = [name, error.field, `${name}_id`].find((candidate) => columns.includes(candidate)) ?? null;
  const key = CODES[error.code];
  return { column, fault: key ? { key } : null, detail: error.detail };
}
