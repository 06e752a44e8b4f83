import type { FieldDefinition, ListQuery, Operator } from '@/lib/entity/definition';
import { localDay } from '@/lib/format/date';

/** How a list is narrowed by a field, as people say it; several of them are made of more than one of the API's operators. */
export const CONDITIONS = [
  'is',
  'not',
  'any',
  'contains',
  'starts',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'last',
  'empty',
  'filled',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** What kind of words conditions of a field have: 'before' for a date is 'less than' for a number. */
export type ConditionGroup = 'text' | 'number' | 'moment' | 'time' | 'choice' | 'presence';

const OFFERED: Record<ConditionGroup, readonly Condition[]> = {
  text: ['contains', 'is', 'not', 'starts', 'any', 'empty', 'filled'],
  number: ['is', 'not', 'gte', 'lte', 'gt', 'lt', 'between', 'any', 'empty', 'filled'],
  moment: ['is', 'lt', 'gt', 'between', 'last', 'empty', 'filled'],
  time: ['is', 'lt', 'gt', 'between', 'empty', 'filled'],
  choice: ['any', 'is', 'not', 'empty', 'filled'],
  presence: ['filled', 'empty'],
};

/** Parameters of lists that are no filters: a field of such a name is asked for as `field__eq`. */
const PARAMETERS: ReadonlySet<string> = new Set([
  'limit',
  'offset',
  'cursor',
  'count',
  'sort',
  'search',
  'fields',
  'include',
  'deleted',
  'group_by',
  'metrics',
  'bom',
  'separator',
  'headers',
]);

const DAY_MS = 86_400_000;

/** Takes a field, returns which words its conditions have. */
export function groupOf(field: FieldDefinition): ConditionGroup {
  switch (field.kind) {
    case 'integer':
    case 'float':
    case 'decimal':
    case 'money':
      return 'number';
    case 'date':
    case 'datetime':
      return 'moment';
    case 'time':
      return 'time';
    case 'enum':
    case 'boolean':
    case 'reference':
    case 'links':
      return 'choice';
    case 'file':
    case 'image':
    case 'json':
    case 'geo':
      return 'presence';
    default:
      return 'text';
  }
}

/** Takes a field, returns how a list may be narrowed by it, the usual way first; empty: not at all. */
export function conditionsOf(field: FieldDefinition): readonly Condition[] {
  return OFFERED[groupOf(field)].filter((condition) => {
    if (field.kind === 'boolean' && condition !== 'is' && condition !== 'empty') return false;
    if (field.kind === 'enum' && condition === 'is') return false;
    if (field.kind === 'reference' && (condition === 'is' || condition === 'not')) return false;
    if ((condition === 'empty' || condition === 'filled') && field.required) return false;
    return operatorsOf(field, condition).every((operator) => field.operators.includes(operator));
  });
}

/** Takes a condition, returns which of the API's operators it is made of. */
function operatorsOf(field: FieldDefinition, condition: Condition): readonly Operator[] {
  switch (condition) {
    case 'is':
      // A day is a stretch of moments.
      return field.kind === 'datetime' ? ['gte', 'lt'] : ['eq'];
    case 'not':
      return ['ne'];
    case 'any':
      return ['in'];
    case 'between':
      return field.kind === 'datetime' ? ['gte', 'lt'] : ['gte', 'lte'];
    case 'last':
      return ['gte'];
    case 'gt':
      return [field.kind === 'datetime' ? 'gte' : 'gt'];
    case 'empty':
    case 'filled':
      return ['isnull'];
    default:
      return [condition];
  }
}

/** How many values a condition asks for; `many`: any number of them. */
export function valuesOf(condition: Condition): 0 | 1 | 2 | 'many' {
  if (condition === 'empty' || condition === 'filled') return 0;
  if (condition === 'between') return 2;
  return condition === 'any' ? 'many' : 1;
}

/** Takes a field, a condition and its values, returns the parameters that ask the API for it; empty while values are missing. */
export function parametersOf(
  field: FieldDefinition,
  condition: Condition,
  values: readonly string[],
  now: Date,
): ListQuery {
  const name = (operator: Operator): string => parameterOf(field, operator);
  const [first, second] = values;
  if (condition === 'empty' || condition === 'filled') return { [name('isnull')]: condition === 'empty' };
  if (condition === 'any') return values.length > 0 ? { [name('in')]: values } : {};
  if (first === undefined || first === '') return {};
  if (condition === 'last') return { [name('gte')]: momentOf(field, daysAgo(now, Number(first))) };
  if (condition === 'between') {
    if (second === undefined || second === '') return {};
    return field.kind === 'datetime'
      ? { [name('gte')]: startOf(first), [name('lt')]: startOf(second, 1) }
      : { [name('gte')]: first, [name('lte')]: second };
  }
  if (field.kind === 'datetime') {
    if (condition === 'is') return { [name('gte')]: startOf(first), [name('lt')]: startOf(first, 1) };
    if (condition === 'gt') return { [name('gte')]: startOf(first, 1) };
    return { [name(condition === 'lt' ? 'lt' : 'gte')]: startOf(first) };
  }
  const [operator] = operatorsOf(field, condition);
  return operator ? { [name(operator)]: first } : {};
}

/** Takes a field and an operator, returns the parameter of requests that stands for both. */
export function parameterOf(field: FieldDefinition, operator: Operator): string {
  const column = 'column' in field ? field.column : field.name;
  if (operator === 'eq') return PARAMETERS.has(column) ? `${column}__eq` : column;
  return `${column}__${operator}`;
}

/** The moment a day begins where the reader is, or the day so many days later; what is no day is left for the API to refuse. */
function startOf(day: string, later = 0): string {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return day;
  return new Date(year, month - 1, date + later).toISOString();
}

function daysAgo(now: Date, days: number): string {
  return localDay(new Date(now.getTime() - (Number.isFinite(days) ? days : 0) * DAY_MS));
}

const momentOf = (field: FieldDefinition, day: string): string =>
  field.kind === 'datetime' ? startOf(day) : day;
