import type { EntityModel } from '../../blueprint/model.ts';
import { call, group, str } from '../python.ts';
import { groupsOf, metricsOf } from './figures.ts';
import { type Section, test } from './test-parts.ts';

/** Records whose figures the test adds up by hand. */
const RECORDS = 5;

/** The test that figures are right. */
export function figureTests(entity: EntityModel): Section {
  const names = (values: string[]) => group('[', values.map(str), ']');
  return {
    data: [],
    tests: [
      test(
        'figures_are_what_the_list_adds_up_to',
        [],
        call(
          'figure_checks.add_up',
          'RESOURCE',
          'context',
          names(groupsOf(entity)),
          names(metricsOf(entity)),
          String(Math.min(RECORDS, entity.capacity)),
        ),
      ),
    ],
  };
}
