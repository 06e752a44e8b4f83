import type { EntityModel, ReferenceModel } from '../../blueprint/model.ts';
import { call, type Imports, str } from '../python.ts';
import { type Entities, type Section, test } from './test-parts.ts';

/** Tests of the reference that says whose a record is: no request writes it, the account lists its own, deletions hold. */
export function ownerTests(
  reference: ReferenceModel,
  entity: EntityModel,
  entities: Entities,
  imports: Imports,
): Section {
  const target = entities.get(reference.target ?? '') as EntityModel;
  const maker = `make_${target.module}`;
  imports.from('tests.factories', maker).from('tests', 'permissions');
  const column = str(reference.column);
  const path = str(`/api/v1/${target.path}`);
  const tests = [
    test(
      `${reference.name}_is_never_the_requests_choice`,
      [],
      call('permissions.owner_cannot_be_written', 'RESOURCE', 'context', column),
    ),
    test(
      `deleting_${reference.name}_does_what_the_spec_says`,
      [],
      call(
        'permissions.deletion_of_owner',
        'RESOURCE',
        'context',
        column,
        maker,
        path,
        str(reference.onDelete),
      ),
    ),
  ];
  const nested = entity.nested.find(
    (candidate) => candidate.by.kind === 'reference' && candidate.by.column === reference.column,
  );
  if (nested && !reference.unique && target.capacity >= 3)
    tests.push(
      test(
        `each_${reference.name}_lists_its_own`,
        [],
        call(
          'permissions.owner_lists_its_own',
          'RESOURCE',
          'context',
          column,
          maker,
          path,
          str(nested.segment),
        ),
      ),
    );
  return { data: [], tests };
}
