import type { EntityModel, LinkModel, ReferenceModel } from '../../blueprint/model.ts';
import { call, type Imports, layout, str } from '../python.ts';
import { type Entities, type Section, test } from './test-parts.ts';

/** Tests of a reference: it must exist, deletions do what the SPEC says, the other side lists its own. */
export function referenceTests(
  reference: ReferenceModel,
  entity: EntityModel,
  entities: Entities,
  imports: Imports,
): Section {
  const column = str(reference.column);
  if (reference.target === null) {
    const unknown = str('00000000-0000-4000-8000-000000000000');
    const tests = [
      test(
        `${reference.name}_must_be_a_file`,
        [],
        call('relation_checks.refuses_unknown_reference', 'RESOURCE', 'context', column, unknown),
      ),
    ];
    if (reference.image) {
      imports.from('tests.factories', 'make_stored_file');
      tests.push(
        [
          `async def test_${reference.name}_must_be_an_image(context: Context) -> None:`,
          '    text = await make_stored_file(context.session, content_type="text/plain")',
          ...refusesText(entity, column),
        ].join('\n'),
      );
    }
    return { data: [], tests };
  }
  const target = entities.get(reference.target) as EntityModel;
  const maker = `make_${target.module}`;
  imports.from('tests.factories', maker).from('tests.checks', 'UNKNOWN_ID');
  const path = str(`/api/v1/${target.path}`);
  const tests = [
    test(
      `${reference.name}_must_exist`,
      [],
      call('relation_checks.refuses_unknown_reference', 'RESOURCE', 'context', column, 'UNKNOWN_ID'),
    ),
    ...(target === entity
      ? [
          test(
            `${reference.name}_may_be_the_record_itself`,
            [],
            call('relation_checks.refers_to_itself', 'RESOURCE', 'context', column),
          ),
        ]
      : []),
    ...(target === entity && entity.capacity < 2
      ? []
      : [
          test(
            `deleting_${reference.name}_does_what_the_spec_says`,
            [],
            call(
              'relation_checks.deletion_of_target',
              'RESOURCE',
              'context',
              column,
              maker,
              path,
              str(reference.onDelete),
            ),
          ),
          ...(entity.softDelete && (reference.unique || target.capacity >= 2)
            ? [
                test(
                  `restoring_${reference.name}_brings_back_what_went_with_it`,
                  [],
                  call(
                    'soft_delete_checks.restoring_target',
                    'RESOURCE',
                    'context',
                    column,
                    maker,
                    path,
                    str(reference.onDelete),
                  ),
                ),
              ]
            : []),
        ]),
  ];
  const nested = entity.nested.find(
    (candidate) => candidate.by.kind === 'reference' && candidate.by.column === reference.column,
  );
  if (
    nested &&
    target.capacity >= (target === entity ? 3 : 2) &&
    (!reference.unique || entity.capacity >= 2)
  ) {
    const check = reference.unique ? 'has_one' : 'lists_children';
    const name = reference.unique
      ? `each_${reference.name}_has_at_most_one`
      : `each_${reference.name}_lists_its_own`;
    tests.push(
      test(
        name,
        [],
        call(`relation_checks.${check}`, 'RESOURCE', 'context', column, maker, path, str(nested.segment)),
      ),
    );
  }
  return { data: [], tests };
}

/** Tests of a many-to-many relation, seen from both sides. */
export function linkTests(
  link: LinkModel,
  entity: EntityModel,
  entities: Entities,
  imports: Imports,
): Section {
  const target = entities.get(link.target) as EntityModel;
  if (target.capacity < (target === entity ? 3 : 2)) return { data: [], tests: [] };
  imports.from('tests.factories', `make_${target.module}`);
  const operation = entity.linkOperations.find((candidate) => candidate.link === link.name);
  const back = entity.nested.find(
    (nested) => nested.by.kind === 'link' && nested.by.link === link.name && nested.by.inverse,
  );
  const items = [
    str(link.name),
    str(link.idsName),
    str(operation?.segment ?? ''),
    str(`/api/v1/${target.path}/{id}/${back?.segment ?? ''}`),
    `make_${target.module}`,
  ];
  return {
    data: [],
    tests: [
      test(
        `${link.name}_are_linked_and_seen_from_both_sides`,
        [],
        call('relation_checks.links', 'RESOURCE', 'context', call('relation_checks.LinkCase', ...items)),
        // Answers that were kept must not outlive the links they tell of.
        '@pytest.mark.usefixtures("cache")',
      ),
      ...(entity.softDelete
        ? [
            test(
              `${link.name}_that_are_deleted_are_out_of_sight`,
              [],
              call(
                'soft_delete_checks.hides_deleted_links',
                'RESOURCE',
                'context',
                str(link.name),
                str(link.idsName),
                str(operation?.segment ?? ''),
                `make_${target.module}`,
                str(`/api/v1/${target.path}`),
              ),
            ),
          ]
        : []),
    ],
  };
}

/** Who signs up has no files at all, so an account's are tried on the account that is there. */
function refusesText(entity: EntityModel, column: string): string[] {
  const refused = call(
    'await checks.refuses',
    'RESOURCE',
    'context',
    column,
    '[(str(text.id), "not_an_image")]',
  );
  if (!entity.account) return [`    ${layout(refused, 4)}`];
  return [
    '    record = await checks.created(RESOURCE, context)',
    `    changed = await checks.change(context, f"{RESOURCE.path}/{record['id']}", {${column}: str(text.id)})`,
    `    checks.assert_names_field(changed, 422, ${column}, "not_an_image")`,
  ];
}
