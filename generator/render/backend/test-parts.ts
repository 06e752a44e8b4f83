import type { EntityModel, Json } from '../../blueprint/model.ts';
import { call, type Doc, group, layout, literal, prefixed, str, tuple } from '../python.ts';

export type Entities = ReadonlyMap<string, EntityModel>;
/** What one kind of promise adds to a test file: tables of values, and tests over them. */
export type Section = { data: string[]; tests: string[] };

/** Returns one test function; `mark` goes above it. */
export function test(name: string, parameters: readonly string[], body: Doc, mark?: Doc): string {
  const head = layout(group(`async def test_${name}(`, [...parameters, 'context: Context'], ') -> None:'));
  const lines = [head, `    ${layout(prefixed('await ', body), 4)}`];
  return (mark === undefined ? lines : [layout(mark), ...lines]).join('\n');
}

export const parametrize = (names: Doc, values: string): Doc =>
  call('@pytest.mark.parametrize', names, values);

/** Returns a value as Python writes it; a long run of one letter is written as a product. */
export function sample(value: Json): Doc {
  if (typeof value === 'string' && value.length > 20 && value === value.charAt(0).repeat(value.length))
    return `${str(value.charAt(0))} * ${value.length}`;
  return literal(value);
}

export function assign(name: string, items: readonly Doc[]): string {
  return layout(prefixed(`${name} = `, group('[', items, ']')));
}

/** One parametrised test over a table of values; nothing when the table is empty. */
export function table(
  section: Section,
  name: string,
  items: readonly Doc[],
  testName: string,
  check: string,
  parameters: readonly [string, string][],
): void {
  if (items.length === 0) return;
  section.data.push(assign(name, items));
  const names = parameters.map(([parameter]) => parameter);
  const marked = names.length === 1 ? str(names[0] ?? '') : tuple(names.map(str));
  const typed = parameters.map(([parameter, type]) => `${parameter}: ${type}`);
  section.tests.push(
    test(
      testName,
      typed,
      call(`checks.${check}`, 'RESOURCE', 'context', ...names),
      parametrize(marked, name),
    ),
  );
}
