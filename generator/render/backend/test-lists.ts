import type { EntityModel } from '../../blueprint/model.ts';
import { call, type Doc, group, Imports, layout, literal, str, tuple } from '../python.ts';
import { filtersOf, parameterOf } from './filters.ts';
import { shownFields } from './list-view.ts';
import { assign, type Entities, parametrize, type Section, table, test } from './test-parts.ts';

/** Accented words, to prove that a search finds them without. */
const SEARCHED = { stored: 'Canción Ágil', asked: 'cancion agil' };
/** The list must take as many queries for many rows as for few. */
const ROW_COUNTS = [3, 30];
const SPARE = 4;
/** Records that the test of cursors makes at most. */
const ROOM = 8;
/** From here on no test runs out of parents. */
const PLENTIFUL = 200;

/** Tests of filters, order, pages and search. */
export function lists(entity: EntityModel, imports: Imports): Section {
  const section: Section = { data: [], tests: [] };
  const filters = filtersOf(entity, new Imports());
  const cases: Doc[] = [];
  for (const column of entity.columns) {
    const { pair } = column.samples;
    const found = filters.find((filter) => filter.name === column.name);
    if (!pair || !found || entity.capacity < 2) continue;
    const parameters = found.operators.map(
      (operator) => `${str(parameterOf(column.name, operator))}: ${str(operator)}`,
    );
    cases.push(tuple([str(column.name), tuple(pair.map(literal)), group('{', parameters, '}')]));
  }
  table(section, 'FILTERS', cases, 'a_filter_finds_what_it_says', 'filters', [
    ['field', 'str'],
    ['pair', 'tuple[Any, Any]'],
    ['parameters', 'dict[str, str]'],
  ]);
  const sorted = entity.columns.filter(
    (column) =>
      column.sortable && column.samples.pair !== null && entity.capacity >= (column.nullable ? 3 : 2),
  );
  const sorts = sorted.map((column) =>
    tuple([
      str(column.name),
      tuple((column.samples.pair ?? []).map(literal)),
      column.nullable ? 'True' : 'False',
    ]),
  );
  if (sorts.length > 0) {
    section.data.push(assign('SORTS', sorts));
    const parameters = ['field: str', 'pair: tuple[Any, Any]', 'nullable: bool'];
    const ties = entity.capacity >= ROOM ? 'field not in SINGULAR' : 'False';
    if (entity.capacity >= ROOM) {
      const singular = sorted.filter((column) => column.unique).map((column) => str(column.name));
      section.data.push(`SINGULAR: tuple[str, ...] = ${layout(tuple(singular))}`);
    }
    const mark = parametrize(tuple([str('field'), str('pair'), str('nullable')]), 'SORTS');
    section.tests.push(
      test(
        'it_sorts_both_ways_with_empty_values_last',
        parameters,
        call('checks.sorts', 'RESOURCE', 'context', 'field', 'pair', 'nullable=nullable'),
        mark,
      ),
      test(
        'cursors_lead_through_the_whole_list',
        parameters,
        call(
          'list_checks.walks',
          'RESOURCE',
          'context',
          'field',
          'pair',
          'nullable=nullable',
          `ties=${ties}`,
        ),
        mark,
      ),
    );
  }
  section.tests.push(
    test(
      'a_row_shows_only_the_fields_asked_for',
      [],
      call('list_checks.shows_only', 'RESOURCE', 'context', tuple(shownFields(entity).map(str))),
    ),
  );
  if (entity.capacity >= 4)
    section.tests.push(
      test('cursors_do_not_move', [], call('list_checks.cursors_are_stable', 'RESOURCE', 'context')),
    );
  if (cases.length + sorts.length > 0) imports.from('typing', 'Any');
  section.tests.push(
    test(
      'pages_are_bounded_and_do_not_overlap',
      [],
      call('checks.pages', 'RESOURCE', 'context', String(Math.min(3, entity.capacity))),
    ),
  );
  const searched = searchedColumn(entity);
  if (searched)
    section.tests.push(
      test(
        'it_searches_whatever_the_accents',
        [],
        call('checks.searches', 'RESOURCE', 'context', ...searched.map(str)),
      ),
    );
  return section;
}

/** Returns the column a search test can use, a text stored in it, and what to ask for. */
function searchedColumn(entity: EntityModel): [string, string, string] | null {
  const length = SEARCHED.stored.length;
  const free = entity.columns.find(
    (column) =>
      (column.type === 'string' || column.type === 'text') &&
      column.pattern === null &&
      (column.minLength ?? 0) <= length &&
      (column.maxLength ?? 0) >= length,
  );
  if (free) return [free.name, SEARCHED.stored, SEARCHED.asked];
  const other = entity.columns.find(
    (column) =>
      column.searchable &&
      !String(column.samples.values[0]).includes('{n}') &&
      /^[\x21-\x7e]+$/.test(String(column.samples.values[0])),
  );
  const value = String(other?.samples.values[0] ?? '');
  return other && value.length <= 500 ? [other.name, value, value] : null;
}

/** The test that a list takes the same few queries for many rows as for few. */
export function queries(entity: EntityModel, entities: Entities, imports: Imports): Section {
  // A row that needs parents of its own may take several of one kind; and a few are left for what rows refer to.
  const paired = entity.uniqueTogether.length > 0 || entity.references.some((reference) => reference.unique);
  const share = paired && entity.capacity < PLENTIFUL ? 3 : 1;
  const capacity = Math.max(1, Math.floor(entity.capacity / share) - SPARE);
  const counts = [...new Set(ROW_COUNTS.map((count) => Math.min(count, capacity)))];
  imports.from('sqlalchemy.ext.asyncio', 'AsyncEngine');
  const lines: string[] = [];
  const kwargs: Doc[] = [];
  const shared = new Set<string>();
  for (const reference of entity.references) {
    if (
      reference.unique ||
      reference.target === null ||
      entity.uniqueTogether.some((pair) => pair.columns.includes(reference.column))
    )
      continue;
    if (reference.target === entity.name) continue;
    const target = entities.get(reference.target);
    if (!target) continue;
    imports.from('tests.factories', `make_${target.module}`);
    const parent = `${target.module}_record`;
    if (!shared.has(parent)) lines.push(`    ${parent} = await make_${target.module}(context.session)`);
    shared.add(parent);
    kwargs.push(`${reference.column}=${parent}.id`);
  }
  for (const link of entity.links) {
    if (link.target === entity.name) continue;
    const target = entities.get(link.target);
    if (!target) continue;
    imports.from('tests.factories', `make_${target.module}`);
    const other = `${target.module}_record`;
    if (!shared.has(other)) lines.push(`    ${other} = await make_${target.module}(context.session)`);
    shared.add(other);
    kwargs.push(`${link.idsName}=[${other}.id]`);
  }
  const made = layout(call(`return await make_${entity.module}`, 'context.session', ...kwargs), 8);
  const free = [
    ...entity.references.filter((reference) => reference.target !== null).map((reference) => reference.name),
    ...entity.links.map((link) => link.name),
  ].map((name) => `${str(name)}: 0`);
  const costly = [...entity.collections, ...entity.backLinks].map((relation) => `${str(relation.name)}: 1`);
  const run = call(
    'await checks.lists_in_few_queries',
    'RESOURCE',
    'context',
    'engine',
    'make',
    `(${counts.join(', ')}${counts.length === 1 ? ',' : ''})`,
    String(entity.links.length),
    group('{', [...free, ...costly], '}'),
  );
  const code = [
    'async def test_a_list_takes_the_same_few_queries_however_long(context: Context, engine: AsyncEngine) -> None:',
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    `    async def make() -> ${entity.name}:`,
    `        ${made}`,
    '',
    `    ${layout(run, 4)}`,
  ];
  return { data: [], tests: [code.join('\n')] };
}
