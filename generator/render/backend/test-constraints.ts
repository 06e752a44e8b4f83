import type { CheckModel, ColumnModel, EntityModel, Json } from '../../blueprint/model.ts';
import { call, type Doc, group, type Imports, literal, str, tuple } from '../python.ts';
import { exact } from './columns.ts';
import { parametrize, type Section, sample, table, test } from './test-parts.ts';

/** Tests of every constraint at, below and above its bound, through the API and in the database. */
export function constraints(entity: EntityModel, imports: Imports): Section {
  const section: Section = { data: [], tests: [] };
  const field = ['field', 'str'] as const;
  const value = ['value', 'Any'] as const;
  const columns = entity.columns;
  const references = entity.references.filter((reference) => !reference.owner);
  const required = [
    ...columns.filter((column) => !column.nullable && column.default === null).map((column) => column.name),
    ...references.filter((reference) => !reference.nullable).map((reference) => reference.column),
  ];
  const optional = [
    ...columns.filter((column) => column.nullable).map((column) => column.name),
    ...references.filter((reference) => reference.nullable).map((reference) => reference.column),
  ];
  const defaults = columns
    .filter((column) => column.default !== null)
    .map((column) => tuple([str(column.name), defaultShown(column)]));
  const accepted = columns
    .filter((column) => column.samples.accepted.length > 0)
    .map((column) => tuple([str(column.name), group('[', column.samples.accepted.map(sample), ']')]));
  const refused = columns
    .filter((column) => column.samples.refused.length > 0)
    .map((column) => {
      const values = column.samples.refused.map(({ value, code }) =>
        tuple([sample(value), code === null ? 'None' : str(code)]),
      );
      return tuple([str(column.name), group('[', values, ']')]);
    });
  const unique = columns
    .filter((column) => column.unique && column.samples.distinct >= 2 && entity.capacity >= 2)
    .map((column) => tuple([str(column.name), ...twoValues(column).map(literal)]));
  const broken = columns.flatMap((column) => brokenInDatabase(column, imports));
  table(
    section,
    'REQUIRED',
    required.map(str),
    'a_required_field_can_be_neither_missing_nor_null',
    'requires',
    [[...field]],
  );
  table(section, 'OPTIONAL', optional.map(str), 'an_optional_field_may_be_left_out_and_cleared', 'clears', [
    [...field],
  ]);
  table(section, 'DEFAULTS', defaults, 'a_field_left_out_takes_its_default', 'has_default', [
    [...field],
    [...value],
  ]);
  table(section, 'ACCEPTED', accepted, 'a_value_at_the_bound_is_accepted', 'accepts', [
    [...field],
    ['values', 'list[Any]'],
  ]);
  table(section, 'REFUSED', refused, 'a_value_out_of_bounds_or_of_the_wrong_kind_is_refused', 'refuses', [
    [...field],
    ['values', 'list[tuple[Any, str | None]]'],
  ]);
  table(section, 'UNIQUE', unique, 'a_unique_value_cannot_be_used_twice', 'is_unique', [
    [...field],
    [...value],
    ['other', 'Any'],
  ]);
  if (unique.length > 0 && entity.softDelete)
    section.tests.push(
      test(
        'a_unique_value_is_free_once_its_record_is_deleted',
        ['field: str', 'value: Any', '_other: Any'],
        call('soft_delete_checks.frees_unique_value', 'RESOURCE', 'context', 'field', 'value'),
        parametrize(tuple([str('field'), str('value'), str('_other')]), 'UNIQUE'),
      ),
    );
  for (const { name } of entity.columns.filter(holdsFormattedWords))
    section.tests.push(
      test(
        `what_is_formatted_in_${name}_is_made_safe`,
        [],
        call('rich_checks.is_made_safe', 'RESOURCE', 'context', str(name)),
      ),
    );
  table(section, 'BROKEN', broken, 'the_database_refuses_it_too', 'database_refuses', [
    ['column', 'str'],
    [...value],
  ]);
  if (defaults.length + accepted.length + refused.length + unique.length + broken.length > 0)
    imports.from('typing', 'Any');
  return section;
}

/** Two words, of six characters with the space between them. */
const holdsFormattedWords = ({ rich, minLength, maxLength }: ColumnModel): boolean =>
  rich && (minLength ?? 0) <= 6 && (maxLength ?? 6) >= 6;

function defaultShown(column: ColumnModel): Doc {
  const value = column.default;
  if (value === null || value.kind === 'now') return 'None';
  if (column.type === 'decimal' || column.type === 'money') return str(exact(column, Number(value.value)));
  if (column.type === 'time') return str(String(value.value).padEnd(8, ':00').slice(0, 8));
  return literal(value.value);
}

/** Returns two different values a column takes. */
function twoValues(column: ColumnModel): Json[] {
  const { values } = column.samples;
  const fill = (value: Json | undefined, number: number): Json =>
    typeof value === 'string' ? value.replace('{n}', String(number)) : (value ?? null);
  return values.length > 1
    ? [fill(values[0], 1), fill(values[1], 1)]
    : [fill(values[0], 1), fill(values[0], 2)];
}

function brokenInDatabase(column: ColumnModel, imports: Imports): Doc[] {
  return column.checks.flatMap((check) => {
    const value = brokenValue(check.kind, column, imports);
    return value === null ? [] : [tuple([str(check.column), value])];
  });
}

/** Returns a value the constraint forbids, null when there is none worth sending. */
function brokenValue(kind: CheckModel['kind'], column: ColumnModel, imports: Imports): Doc | null {
  if (kind === 'values') return str('no-such-value');
  if (kind === 'latitude') return '90.5';
  if (kind === 'longitude') return '-180.5';
  if (kind === 'min-length') return sample('x'.repeat((column.minLength ?? 1) - 1));
  if (kind === 'max-length')
    return (column.maxLength ?? 0) <= 5000 ? sample('x'.repeat((column.maxLength ?? 0) + 1)) : null;
  const code = kind === 'min' ? 'greater_than_equal' : 'less_than_equal';
  const found = column.samples.refused.find((refusal) => refusal.code === code);
  if (!found) return null;
  if (column.scale === 0) return literal(found.value);
  imports.from('decimal', 'Decimal');
  return `Decimal(${str(String(found.value))})`;
}
