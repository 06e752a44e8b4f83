import type { EntityModel } from '../../blueprint/model.ts';
import { call, group, type Imports, layout, str } from '../python.ts';
import { includesOf, viewOf } from './list-view.ts';
import { type Section, test } from './test-parts.ts';

/** Tests of the cache of lists, and of what is told about changes. */
export function cacheTests(entity: EntityModel, imports: Imports): Section {
  imports
    .from('sqlalchemy.ext.asyncio', 'AsyncEngine')
    .from('app.core.settings', 'Settings')
    .from(`app.modules.${entity.module}._generated.lists`, viewOf(entity));
  const include = group('[', includesOf(entity).map(str), ']');
  const run = (check: string, ...items: string[]): string =>
    `    ${layout(call(`await cache_checks.${check}`, 'RESOURCE', 'context', ...items), 4)}`;
  const tables = call(
    'await cache_checks.lists_name_their_tables',
    'RESOURCE',
    'context',
    'engine',
    viewOf(entity),
    include,
  );
  const head = (name: string, ...parameters: string[]): string =>
    layout(group(`async def test_${name}(`, ['context: Context', ...parameters], ') -> None:'));
  return {
    data: [],
    tests: [
      test(
        'what_the_caller_has_already_is_not_sent_again',
        [],
        call('cache_checks.known_answers_are_not_sent_again', 'RESOURCE', 'context'),
      ),
      [
        '@pytest.mark.usefixtures("cache")',
        head('a_list_is_kept_until_a_change', 'engine: AsyncEngine', 'settings: Settings'),
        run('lists_are_kept_until_a_change', 'engine', 'settings'),
      ].join('\n'),
      [head('a_list_names_its_tables', 'engine: AsyncEngine'), `    ${layout(tables, 4)}`].join('\n'),
      test(
        'changes_are_told_once_committed',
        [],
        call('cache_checks.changes_are_told_once_committed', 'RESOURCE', 'context'),
      ),
      test(
        'listeners_hear_what_is_committed',
        [],
        call('cache_checks.listeners_hear_what_is_committed', 'RESOURCE', 'context'),
      ),
    ],
  };
}
