import type { EntityModel } from '../../blueprint/model.ts';
import { call, type Imports, layout, str } from '../python.ts';
import { type Entities, type Section, test } from './test-parts.ts';

/** Records of either side the tests make. */
const ROOM = 4;

/** Tests of `include`: what a row refers to, what it is linked with, and what belongs to it. */
export function includeTests(entity: EntityModel, entities: Entities, imports: Imports): Section {
  const section: Section = { data: [], tests: [] };
  const use = (name: string): { maker: string; path: string; roomy: boolean } => {
    const target = entities.get(name) as EntityModel;
    const maker = `make_${target.module}`;
    const roomy = target.capacity >= ROOM && entity.capacity >= ROOM && !target.scarce;
    if (roomy) imports.from('tests.factories', maker);
    return { maker, path: str(`/api/v1/${target.path}`), roomy };
  };
  for (const { name, key, target, many } of [
    ...entity.references
      .filter((reference) => !reference.owner)
      .map(({ name, column, target }) => ({ name, key: column, target, many: false })),
    ...entity.links.map(({ name, idsName, target }) => ({ name, key: idsName, target, many: true })),
  ]) {
    if (target === null) continue;
    const { maker, path, roomy } = use(target);
    if (!roomy) continue;
    section.tests.push(
      test(
        `a_row_includes_${name}`,
        [],
        call(
          'list_checks.includes_target',
          'RESOURCE',
          'context',
          str(name),
          str(key),
          maker,
          path,
          `many=${many ? 'True' : 'False'}`,
        ),
      ),
    );
  }
  const owned = (name: string, target: string, change: string, count: number): void => {
    const { maker, path, roomy } = use(target);
    if (!roomy) return;
    const made = layout(call(`return await ${maker}`, 'context.session', change), 8);
    const run = call(
      'await list_checks.includes_children',
      'RESOURCE',
      'context',
      str(name),
      'make',
      path,
      String(count),
      'monkeypatch',
    );
    imports.from('typing', 'Any');
    section.tests.push(
      [
        `async def test_a_row_includes_its_${name}(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:`,
        '    async def make(record_id: Any) -> Any:',
        `        ${made}`,
        '',
        `    ${layout(run, 4)}`,
      ].join('\n'),
    );
  };
  for (const { name, target, column, single } of entity.collections) {
    // A pair that may exist only once leaves no second child.
    const paired = entities.get(target)?.uniqueTogether.some((pair) => pair.columns.includes(column));
    owned(name, target, `${column}=record_id`, single || paired ? 1 : 2);
  }
  for (const { name, target, table } of entity.backLinks) {
    const link = entities.get(target)?.links.find((candidate) => candidate.table === table);
    if (link) owned(name, target, `${link.idsName}=[record_id]`, 2);
  }
  return section;
}
