import type { EntityModel } from '../../blueprint/model.ts';
import { call, type Imports, str, tuple } from '../python.ts';
import { parametrize, type Section, test } from './test-parts.ts';

/** Records of one batch; fewer where there can be only a few. */
const COUNT = 3;

/** Tests of several changes in one request: all of them or none. */
export function batches(entity: EntityModel, imports: Imports): Section {
  const count = Math.min(COUNT, entity.capacity);
  if (count < 2) return { data: [], tests: [] };
  const tests = [
    test(
      'a_batch_changes_all_or_nothing',
      [],
      call('batch_checks.changes_all_or_nothing', 'RESOURCE', 'context', 'SHOWN', String(count)),
    ),
    test(
      'a_batch_deletes_all_or_nothing',
      [],
      call('batch_checks.deletes_all_or_nothing', 'RESOURCE', 'context', String(count)),
    ),
  ];
  if (entity.account) return { data: [], tests };
  tests.unshift(
    test(
      'a_batch_creates_all_or_nothing',
      [],
      call('batch_checks.creates_all_or_nothing', 'RESOURCE', 'context', String(count)),
    ),
  );
  const unique = entity.columns.some(
    (column) => column.unique && column.samples.distinct >= 2 && entity.capacity >= 2,
  );
  if (unique) {
    imports.from('typing', 'Any');
    tests.push(
      test(
        'a_batch_points_at_a_value_used_twice',
        ['field: str', 'value: Any', '_other: Any'],
        call('batch_checks.points_at_duplicate', 'RESOURCE', 'context', 'field', 'value'),
        parametrize(tuple([str('field'), str('value'), str('_other')]), 'UNIQUE'),
      ),
    );
  }
  return { data: [], tests };
}
