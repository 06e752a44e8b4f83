import type { AppModel, EntityModel } from '../../blueprint/model.ts';
import { call, type Doc, Imports, layout, prefixed, prose, pythonModule, str, tuple } from '../python.ts';
import { batches } from './test-batch.ts';
import { cacheTests } from './test-cache.ts';
import { constraints } from './test-constraints.ts';
import { exchangeTests } from './test-exchange.ts';
import { figureTests } from './test-figures.ts';
import { includeTests } from './test-includes.ts';
import { lists, queries } from './test-lists.ts';
import { ownerTests } from './test-owners.ts';
import { type Entities, type Section, test } from './test-parts.ts';
import { linkTests, referenceTests } from './test-relations.ts';

/** Modules of checks beside `checks`, imported where they are used. */
const CHECKS = [
  'batch_checks',
  'cache_checks',
  'csv_checks',
  'figure_checks',
  'list_checks',
  'relation_checks',
  'rich_checks',
  'soft_delete_checks',
  'version_checks',
];

/** `tests/_generated/test_<entity>.py`: every promise the SPEC makes about the entity, with its own values. */
export function renderEntityTest(entity: EntityModel, app: AppModel, entities: Entities): string {
  const imports = new Imports()
    .from('sqlalchemy.ext.asyncio', 'AsyncSession')
    .from('httpx2', 'AsyncClient')
    .from(`app.modules.${entity.module}.ext`, entity.name)
    .from('tests', 'checks')
    .from('tests.checks', 'Context', 'Resource')
    .from('tests.factories', `${entity.module}_body`, `make_${entity.module}`)
    .module('pytest');
  const path = `/api/v1/${entity.path}`;
  const resource: Doc[] = [str(path), entity.name, `${entity.module}_body`, `make_${entity.module}`];
  if (entity.account) resource.push('create_path="/api/v1/auth/register"');
  const fixture =
    '@pytest.fixture\ndef context(client: AsyncClient, session: AsyncSession) -> Context:\n    """Returns what every check works with."""\n    return Context(client, session)';
  const sections = entity.scarce
    ? [lifecycle(entity)]
    : [
        lifecycle(entity),
        constraints(entity, imports),
        batches(entity, imports),
        lists(entity, imports),
        queries(entity, entities, imports),
        cacheTests(entity, imports),
        figureTests(entity),
        exchangeTests(entity, app, imports),
        includeTests(entity, entities, imports),
        ...entity.references.map((reference) =>
          reference.owner
            ? ownerTests(reference, entity, entities, imports)
            : referenceTests(reference, entity, entities, imports),
        ),
        ...entity.links.map((link) => linkTests(link, entity, entities, imports)),
      ];
  const text = sections.flatMap((section) => section.tests).join('\n');
  for (const name of CHECKS) if (text.includes(`${name}.`)) imports.from('tests', name);
  const data = [
    layout(prefixed('RESOURCE = ', call('Resource', ...resource))),
    ...sections.flatMap((section) => section.data),
  ];
  const doc = `${app.language === 'es' ? 'Lo que la SPEC promete de' : 'What the SPEC promises of'}: ${prose(entity.plural)}`;
  return pythonModule(doc, imports, [
    data.join('\n'),
    fixture,
    ...sections.flatMap((section) => section.tests),
  ]);
}

function lifecycle(entity: EntityModel): Section {
  const shown = [
    ...entity.columns.map((column) => column.name),
    ...entity.references.filter((reference) => !reference.owner).map((reference) => reference.column),
  ];
  return {
    data: [layout(prefixed('SHOWN = ', tuple(shown.map(str))))],
    tests: [
      test('create_read_change_and_delete', [], call('checks.lifecycle', 'RESOURCE', 'context', 'SHOWN')),
      test('what_does_not_exist_is_not_found', [], call('checks.unknown_record', 'RESOURCE', 'context')),
      test('an_unknown_field_is_refused', [], call('checks.refuses_unknown_field', 'RESOURCE', 'context')),
      ...(shown.length > 0
        ? [
            test(
              'a_stale_version_is_neither_changed_nor_deleted',
              [],
              call('version_checks.locks', 'RESOURCE', 'context', 'SHOWN'),
            ),
          ]
        : []),
      ...(entity.softDelete
        ? [
            test(
              'what_is_deleted_can_be_restored_and_purged',
              [],
              call('soft_delete_checks.restores', 'RESOURCE', 'context'),
            ),
          ]
        : []),
      test(
        'of_two_changes_at_once_one_is_refused',
        [],
        call('version_checks.second_writer_is_refused', 'RESOURCE', 'context'),
      ),
    ],
  };
}
