import type { AppModel, EntityModel } from '../../blueprint/model.ts';
import { call, group, type Imports, layout, str, tuple } from '../python.ts';
import { csvColumns } from './exchange.ts';
import { type Section, test } from './test-parts.ts';

/** Records in the file that is exported. */
const RECORDS = 5;

/** Tests of CSV files, out and in. */
export function exchangeTests(entity: EntityModel, app: AppModel, imports: Imports): Section {
  const columns = csvColumns(entity, app);
  const count = String(Math.min(RECORDS, entity.capacity));
  const data = [
    layout(
      group(
        'COLUMNS = [',
        columns.map(({ name, label }) => tuple([str(name), str(label)])),
        ']',
      ),
    ),
  ];
  imports.module('pytest');
  const exported = call('await csv_checks.exports', 'RESOURCE', 'context', 'COLUMNS', count, 'monkeypatch');
  const tests = [
    [
      'async def test_a_file_has_the_rows_of_the_list(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:',
      `    ${layout(exported, 4)}`,
    ].join('\n'),
  ];
  if (entity.account) return { data, tests };
  tests.push(
    test(
      'what_is_no_file_of_records_is_refused',
      [],
      call('csv_checks.refuses_what_is_no_file', 'RESOURCE', 'context'),
    ),
  );
  const kept = [
    ...entity.columns.map((column) => column.name),
    ...entity.references
      .filter((reference) => !reference.unique && !reference.owner)
      .map((reference) => reference.column),
  ];
  // A place that is stored as two numbers, and a value of which there is only one, come back all the same.
  tests.push(
    test(
      'an_exported_file_can_be_imported',
      [],
      call(
        'csv_checks.imports_what_it_exports',
        'RESOURCE',
        'context',
        'COLUMNS',
        group('[', kept.map(str), ']'),
      ),
    ),
  );
  const wrong = wrongCell(entity);
  if (wrong)
    tests.push(
      test(
        'bad_rows_are_told_by_line_and_column',
        [],
        call('csv_checks.reports_bad_rows', 'RESOURCE', 'context', 'COLUMNS', str(wrong[0]), str(wrong[1])),
      ),
    );
  return { data, tests };
}

/** Returns a column and a text that it refuses, if there is one for sure. */
function wrongCell(entity: EntityModel): [string, string] | null {
  const strict = entity.columns.find((column) =>
    [
      'integer',
      'float',
      'decimal',
      'money',
      'boolean',
      'date',
      'datetime',
      'time',
      'uuid',
      'enum',
      'email',
      'url',
      'geo',
    ].includes(column.type),
  );
  if (strict) return [strict.name, 'no such value'];
  const reference = entity.references.find((reference) => !reference.owner);
  return reference ? [reference.column, 'no such value'] : null;
}
