import type {
  AppModel,
  CheckModel,
  ColumnModel,
  EntityModel,
  Json,
  LinkModel,
  ReferenceModel,
} from '../../blueprint/model.ts';
import {
  call,
  type Doc,
  group,
  Imports,
  layout,
  literal,
  prefixed,
  prose,
  pythonModule,
  str,
  tuple,
} from '../python.ts';
import { exact } from './columns.ts';
import { filtersOf, parameterOf } from './filters.ts';

type Entities = ReadonlyMap<string, EntityModel>;
type Section = { data: string[]; tests: string[] };

/** Accented words, to prove that a search finds them without. */
const SEARCHED = { stored: 'Canción Ágil', asked: 'cancion agil' };
/** The list must take as many queries for many rows as for few. */
const ROW_COUNTS = [3, 30];
const SPARE = 4;

/** `tests/_generated/test_<entity>.py`: every promise the SPEC makes about the entity, with its own values. */
export function renderEntityTest(entity: EntityModel, app: AppModel, entities: Entities): string {
  const imports = new Imports()
    .from('sqlalchemy.ext.asyncio', 'AsyncEngine', 'AsyncSession')
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
        lists(entity, imports),
        queries(entity, entities, imports),
        ...entity.references.map((reference) => referenceTests(reference, entity, entities, imports)),
        ...entity.links.map((link) => linkTests(link, entity, entities, imports)),
      ];
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

function test(name: string, parameters: readonly string[], body: Doc, mark?: Doc): string {
  const head = layout(group(`async def test_${name}(`, [...parameters, 'context: Context'], ') -> None:'));
  const lines = [head, `    ${layout(prefixed('await ', body), 4)}`];
  return (mark === undefined ? lines : [layout(mark), ...lines]).join('\n');
}

const parametrize = (names: Doc, values: string): Doc => call('@pytest.mark.parametrize', names, values);

/** Returns a value as Python writes it; a long run of one letter is written as a product. */
function sample(value: Json): Doc {
  if (typeof value === 'string' && value.length > 20 && value === value.charAt(0).repeat(value.length))
    return `${str(value.charAt(0))} * ${value.length}`;
  return literal(value);
}

function assign(name: string, items: readonly Doc[]): string {
  return layout(prefixed(`${name} = `, group('[', items, ']')));
}

function lifecycle(entity: EntityModel): Section {
  const shown = [
    ...entity.columns.map((column) => column.name),
    ...entity.references.map((reference) => reference.column),
  ];
  return {
    data: [layout(prefixed('SHOWN = ', tuple(shown.map(str))))],
    tests: [
      test('create_read_change_and_delete', [], call('checks.lifecycle', 'RESOURCE', 'context', 'SHOWN')),
      test('what_does_not_exist_is_not_found', [], call('checks.unknown_record', 'RESOURCE', 'context')),
      test('an_unknown_field_is_refused', [], call('checks.refuses_unknown_field', 'RESOURCE', 'context')),
    ],
  };
}

/** One parametrised test over a table of values; nothing when the table is empty. */
function table(
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

function constraints(entity: EntityModel, imports: Imports): Section {
  const section: Section = { data: [], tests: [] };
  const field = ['field', 'str'] as const;
  const value = ['value', 'Any'] as const;
  const columns = entity.columns;
  const required = [
    ...columns.filter((column) => !column.nullable && column.default === null).map((column) => column.name),
    ...entity.references.filter((reference) => !reference.nullable).map((reference) => reference.column),
  ];
  const optional = [
    ...columns.filter((column) => column.nullable).map((column) => column.name),
    ...entity.references.filter((reference) => reference.nullable).map((reference) => reference.column),
  ];
  const defaults = columns
    .filter((column) => column.default !== null)
    .map((column) => tuple([str(column.name), defaultShown(column)]));
  const accepted = columns
    .filter((column) => column.samples.accepted.length > 0)
    .map((column) => tuple([str(column.name), group('[', column.samples.accepted.map(sample), ']')]));
  const refused = columns
    .filter((column) => column.samples.refused.length > 0)
    .map((column) => {
      const values = column.samples.refused.map(({ value, code }) =>
        tuple([sample(value), code === null ? 'None' : str(code)]),
      );
      return tuple([str(column.name), group('[', values, ']')]);
    });
  const unique = columns
    .filter((column) => column.unique && column.samples.distinct >= 2 && entity.capacity >= 2)
    .map((column) => tuple([str(column.name), ...twoValues(column).map(literal)]));
  const broken = columns.flatMap((column) => brokenInDatabase(column, imports));
  table(
    section,
    'REQUIRED',
    required.map(str),
    'a_required_field_can_be_neither_missing_nor_null',
    'requires',
    [[...field]],
  );
  table(section, 'OPTIONAL', optional.map(str), 'an_optional_field_may_be_left_out_and_cleared', 'clears', [
    [...field],
  ]);
  table(section, 'DEFAULTS', defaults, 'a_field_left_out_takes_its_default', 'has_default', [
    [...field],
    [...value],
  ]);
  table(section, 'ACCEPTED', accepted, 'a_value_at_the_bound_is_accepted', 'accepts', [
    [...field],
    ['values', 'list[Any]'],
  ]);
  table(section, 'REFUSED', refused, 'a_value_out_of_bounds_or_of_the_wrong_kind_is_refused', 'refuses', [
    [...field],
    ['values', 'list[tuple[Any, str | None]]'],
  ]);
  table(section, 'UNIQUE', unique, 'a_unique_value_cannot_be_used_twice', 'is_unique', [
    [...field],
    [...value],
    ['other', 'Any'],
  ]);
  table(section, 'BROKEN', broken, 'the_database_refuses_it_too', 'database_refuses', [
    ['column', 'str'],
    [...value],
  ]);
  if (defaults.length + accepted.length + refused.length + unique.length + broken.length > 0)
    imports.from('typing', 'Any');
  return section;
}

function defaultShown(column: ColumnModel): Doc {
  const value = column.default;
  if (value === null || value.kind === 'now') return 'None';
  if (column.type === 'decimal' || column.type === 'money') return str(exact(column, Number(value.value)));
  if (column.type === 'time') return str(String(value.value).padEnd(8, ':00').slice(0, 8));
  return literal(value.value);
}

/** Returns two different values a column takes. */
function twoValues(column: ColumnModel): Json[] {
  const { values } = column.samples;
  const fill = (value: Json | undefined, number: number): Json =>
    typeof value === 'string' ? value.replace('{n}', String(number)) : (value ?? null);
  return values.length > 1
    ? [fill(values[0], 1), fill(values[1], 1)]
    : [fill(values[0], 1), fill(values[0], 2)];
}

function brokenInDatabase(column: ColumnModel, imports: Imports): Doc[] {
  return column.checks.flatMap((check) => {
    const value = brokenValue(check.kind, column, imports);
    return value === null ? [] : [tuple([str(check.column), value])];
  });
}

/** Returns a value the constraint forbids, null when there is none worth sending. */
function brokenValue(kind: CheckModel['kind'], column: ColumnModel, imports: Imports): Doc | null {
  if (kind === 'values') return str('no-such-value');
  if (kind === 'latitude') return '90.5';
  if (kind === 'longitude') return '-180.5';
  if (kind === 'min-length') return sample('x'.repeat((column.minLength ?? 1) - 1));
  if (kind === 'max-length')
    return (column.maxLength ?? 0) <= 5000 ? sample('x'.repeat((column.maxLength ?? 0) + 1)) : null;
  const code = kind === 'min' ? 'greater_than_equal' : 'less_than_equal';
  const found = column.samples.refused.find((refusal) => refusal.code === code);
  if (!found) return null;
  if (column.scale === 0) return literal(found.value);
  imports.from('decimal', 'Decimal');
  return `Decimal(${str(String(found.value))})`;
}

function lists(entity: EntityModel, imports: Imports): Section {
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
    const mark = parametrize(tuple([str('field'), str('pair'), str('nullable')]), 'SORTS');
    section.tests.push(
      test(
        'it_sorts_both_ways_with_empty_values_last',
        parameters,
        call('checks.sorts', 'RESOURCE', 'context', 'field', 'pair', 'nullable=nullable'),
        mark,
      ),
    );
  }
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

function queries(entity: EntityModel, entities: Entities, imports: Imports): Section {
  // A few are left over for the records that the rows refer to.
  const capacity = Math.max(1, entity.capacity - SPARE);
  const counts = [...new Set(ROW_COUNTS.map((count) => Math.min(count, capacity)))];
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
  const run = call(
    'await checks.lists_in_few_queries',
    'RESOURCE',
    'context',
    'engine',
    'make',
    `(${counts.join(', ')}${counts.length === 1 ? ',' : ''})`,
    String(entity.links.length),
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

function referenceTests(
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
        call('checks.refuses_unknown_reference', 'RESOURCE', 'context', column, unknown),
      ),
    ];
    if (reference.image) {
      imports.from('tests.factories', 'make_stored_file');
      tests.push(
        [
          `async def test_${reference.name}_must_be_an_image(context: Context) -> None:`,
          '    text = await make_stored_file(context.session, content_type="text/plain")',
          `    ${layout(call('await checks.refuses', 'RESOURCE', 'context', column, '[(str(text.id), "not_an_image")]'), 4)}`,
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
      call('checks.refuses_unknown_reference', 'RESOURCE', 'context', column, 'UNKNOWN_ID'),
    ),
    ...(target === entity && entity.capacity < 2
      ? []
      : [
          test(
            `deleting_${reference.name}_does_what_the_spec_says`,
            [],
            call(
              'checks.deletion_of_target',
              'RESOURCE',
              'context',
              column,
              maker,
              path,
              str(reference.onDelete),
            ),
          ),
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
        call(`checks.${check}`, 'RESOURCE', 'context', column, maker, path, str(nested.segment)),
      ),
    );
  }
  return { data: [], tests };
}

function linkTests(link: LinkModel, entity: EntityModel, entities: Entities, imports: Imports): Section {
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
        call('checks.links', 'RESOURCE', 'context', call('checks.LinkCase', ...items)),
      ),
    ],
  };
}
