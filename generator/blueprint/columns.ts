import type { ColumnModel, DefaultModel, EnumModel, Operator } from './model.ts';
import { shorten } from './naming.ts';
import { decimals, plain, toUnits } from './numbers.ts';
import { parseRegex, toRegExp } from './regex-parse.ts';
import { sampleColumn } from './samples.ts';
import type { Field, FieldType, Language } from './schema.ts';

/** The type of a field that becomes a column of its own (files become references). */
export type ScalarType = Exclude<FieldType, 'file' | 'image'>;

export type ColumnContext = {
  table: string;
  language: Language;
  enumOf(field: Field): EnumModel;
  note(es: string, en: string): void;
};

const TEXTUAL: ReadonlySet<FieldType> = new Set(['string', 'text', 'email', 'url', 'phone']);
const NUMERIC: ReadonlySet<FieldType> = new Set(['integer', 'float', 'decimal', 'money']);
const INT32_MAX = 2_147_483_647;
/** Default VARCHAR lengths; 254 is the longest address SMTP carries, 2048 what browsers take everywhere. */
const DEFAULT_LENGTH: Partial<Record<FieldType, number>> = {
  string: 255,
  text: 100_000,
  email: 254,
  url: 2048,
  phone: 32,
};
/** Longer strings are stored as TEXT. */
const VARCHAR_MAX = 4000;
/** MySQL indexes at most 3072 bytes, four a character. */
const UNIQUE_MAX = 700;

const EQUALITY: Operator[] = ['eq', 'ne', 'in', 'isnull'];
const RANGE: Operator[] = ['eq', 'ne', 'in', 'lt', 'lte', 'gt', 'gte', 'isnull'];
const TEXT: Operator[] = ['eq', 'ne', 'in', 'contains', 'starts', 'isnull'];
const OPERATORS: Record<ScalarType, Operator[]> = {
  string: TEXT,
  text: TEXT,
  email: TEXT,
  url: TEXT,
  phone: TEXT,
  integer: RANGE,
  float: RANGE,
  decimal: RANGE,
  money: RANGE,
  date: RANGE,
  datetime: RANGE,
  time: RANGE,
  boolean: ['eq', 'ne', 'isnull'],
  uuid: EQUALITY,
  enum: EQUALITY,
  json: ['isnull'],
  geo: [],
};

function scaleOf(field: Field): number {
  const base = field.type === 'money' ? 2 : 6;
  const given = [field.min, field.max, field.default].map((value) =>
    typeof value === 'number' ? decimals(plain(value)) : 0,
  );
  return Math.min(8, Math.max(base, ...given));
}

function numericBounds(
  field: Field,
  scale: number,
): { min: string | null; max: string | null; big: boolean } {
  const { min, max } = field;
  if (field.type === 'float')
    return {
      min: min === undefined ? null : plain(min),
      max: max === undefined ? null : plain(max),
      big: false,
    };
  if (field.type === 'integer') {
    const big = Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0)) > INT32_MAX;
    const limit = big ? Number.MAX_SAFE_INTEGER : INT32_MAX;
    const low = min === undefined ? -limit : Math.max(Math.ceil(min), -limit);
    const high = max === undefined ? limit : Math.min(Math.floor(max), limit);
    return { min: String(low), max: String(high), big };
  }
  const bound = (value: number | undefined): string | null => {
    if (value === undefined) return null;
    const text = plain(value);
    return (text.replace('-', '').split('.')[0] ?? '').length > 18 - scale ? null : text;
  };
  return { min: bound(min), max: bound(max), big: false };
}

function defaultOf(field: Field, column: ColumnModel): DefaultModel | null | 'unusable' {
  const value = field.default;
  if (value === undefined) return null;
  if (value === 'now' && ['date', 'datetime', 'time'].includes(field.type)) return { kind: 'now' };
  const literal: DefaultModel = { kind: 'literal', value };
  const inRange = (text: string): boolean =>
    (column.min === null || Number(text) >= Number(column.min)) &&
    (column.max === null || Number(text) <= Number(column.max));
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? literal : 'unusable';
    case 'enum':
      return column.enumeration?.members.some((member) => member.value === value) ? literal : 'unusable';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && inRange(String(value))
        ? literal
        : 'unusable';
    case 'float':
    case 'decimal':
    case 'money':
      return typeof value === 'number' && inRange(String(value)) ? literal : 'unusable';
    case 'string':
    case 'text':
    case 'email':
    case 'url':
    case 'phone': {
      const text = String(value);
      const fits = text.length >= (column.minLength ?? 0) && text.length <= (column.maxLength ?? text.length);
      return fits && (column.pattern === null || toRegExp(column.pattern).test(text)) && !text.includes('\0')
        ? { kind: 'literal', value: text }
        : 'unusable';
    }
    case 'date':
      return /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(String(value)) && isDate(String(value))
        ? literal
        : 'unusable';
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(String(value)) ? literal : 'unusable';
    default:
      return 'unusable';
  }
}

const isDate = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** A text that has to match a pattern or be the only one of its kind is compared letter by letter: it has no form. */
const isRich = (field: Field): boolean =>
  field.rich === true && field.type === 'text' && field.pattern === undefined && !field.unique;

/** Takes a field and the name decided for it, returns the column with its constraints and samples. */
export function prepareColumn(field: Field, name: string, context: ColumnContext): ColumnModel {
  const type = field.type as ScalarType;
  const place = `${context.table}.${name}`;
  const column: ColumnModel = {
    id: field.id,
    name,
    label: field.label,
    description: field.description ?? null,
    type,
    rich: isRich(field),
    nullable: !field.required && field.default === undefined,
    unique: field.unique && type !== 'json' && type !== 'geo',
    default: null,
    length: null,
    minLength: null,
    maxLength: null,
    pattern: null,
    pythonRegex: false,
    min: null,
    max: null,
    big: false,
    precision: 18,
    scale: 0,
    enumeration: type === 'enum' ? context.enumOf(field) : null,
    operators: isRich(field) ? ['isnull'] : OPERATORS[type],
    sortable: type !== 'json' && type !== 'geo' && !isRich(field),
    searchable: TEXTUAL.has(type),
    checks: [],
    uniqueName: null,
    samples: { values: [], distinct: 0, accepted: [], refused: [], pair: null },
  };
  if (TEXTUAL.has(type)) setText(field, column);
  if (NUMERIC.has(type)) {
    column.scale = type === 'money' || type === 'decimal' ? scaleOf(field) : 0;
    Object.assign(column, numericBounds(field, column.scale));
    if (column.min !== null && column.max !== null && compare(column.min, column.max) > 0) {
      context.note(
        `${place}: el mínimo supera al máximo; no se aplican.`,
        `${place}: the minimum is above the maximum; neither is applied.`,
      );
      Object.assign(column, numericBounds({ ...field, min: undefined, max: undefined }, column.scale));
    }
  }
  if (column.enumeration)
    column.length = Math.max(32, ...column.enumeration.members.map((member) => [...member.value].length));
  if (field.pattern !== undefined && TEXTUAL.has(type)) {
    const parsed = parseRegex(field.pattern);
    if (parsed) Object.assign(column, { pattern: field.pattern, pythonRegex: !parsed.portable });
    else
      context.note(
        `${place}: la expresión regular no es válida; no se aplica.`,
        `${place}: the regular expression is not valid; it is not applied.`,
      );
  }
  if (field.unique && !column.unique) {
    context.note(`${place}: este tipo no puede ser único.`, `${place}: this type cannot be unique.`);
  }
  column.samples = sampleColumn(column);
  if (column.samples.values.length === 0) {
    context.note(
      `${place}: no se encontró ningún valor que cumpla a la vez formato y longitud; no se aplican.`,
      `${place}: no value was found that satisfies both pattern and length; they are not applied.`,
    );
    Object.assign(column, { pattern: null, pythonRegex: false });
    setText({ ...field, min: undefined, max: undefined }, column);
    column.samples = sampleColumn(column);
  }
  const found = defaultOf(field, column);
  if (found === 'unusable') {
    context.note(
      `${place}: el valor por defecto no es válido; no se aplica.`,
      `${place}: the default is not a valid value; it is not applied.`,
    );
    column.nullable = !field.required;
  } else column.default = found;
  setConstraints(field, column, context.table);
  return column;
}

function setText(field: Field, column: ColumnModel): void {
  const standard = DEFAULT_LENGTH[column.type] ?? 255;
  const min = Math.max(0, Math.floor(field.min ?? 0));
  const asked = field.max === undefined ? Math.max(standard, min) : Math.max(1, Math.floor(field.max));
  column.maxLength = column.unique ? Math.min(asked, UNIQUE_MAX) : asked;
  const least = field.required && field.min === undefined ? 1 : min;
  column.minLength = Math.min(least, column.maxLength);
  column.length =
    column.type === 'text' && !column.unique
      ? null
      : column.maxLength <= VARCHAR_MAX
        ? column.maxLength
        : null;
}

function compare(left: string, right: string): number {
  const scale = Math.max(decimals(left), decimals(right));
  const difference = toUnits(left, scale) - toUnits(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function setConstraints(field: Field, column: ColumnModel, table: string): void {
  const add = (kind: ColumnModel['checks'][number]['kind'], suffix: string, on = column.name): void => {
    column.checks.push({ name: shorten(`ck_${table}_${column.name}_${suffix}`), kind, column: on });
  };
  if (NUMERIC.has(column.type)) {
    if (field.min !== undefined && column.min !== null) add('min', 'min');
    if (field.max !== undefined && column.max !== null) add('max', 'max');
  }
  if (TEXTUAL.has(column.type) && !column.rich) {
    if (column.minLength !== null && column.minLength > 0) add('min-length', 'min');
    if (field.max !== undefined && column.maxLength !== null) add('max-length', 'max');
  }
  if (column.enumeration) add('values', 'values');
  if (column.type === 'geo') {
    add('latitude', 'lat', `${column.name}_lat`);
    add('longitude', 'lng', `${column.name}_lng`);
  }
  if (column.unique) column.uniqueName = shorten(`uq_${table}_${column.name}`);
}
