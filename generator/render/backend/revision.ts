import type { AppModel, IndexModel, Json } from '../../blueprint/model.ts';
import type { FieldType } from '../../blueprint/schema.ts';
import {
  call,
  type Doc,
  group,
  Imports,
  indented,
  layout,
  literal,
  prefixed,
  prose,
  pythonModule,
  str,
  tuple,
} from '../python.ts';
import { itemsOf, type Table, type TableColumn } from './table-model.ts';
import { type ColumnMoves, movesOf, pairTables, type TablePair } from './table-pairs.ts';
import { tablesOf } from './tables.ts';

/**
 * Something rows that are there have no answer for: what they get in a column that may not be empty, or what becomes of
 * a choice that is no longer one. Unanswered, the migration goes through only where no row is concerned.
 */
export type BackfillQuestion = {
  /** `Task.priority`, or `Task.status=waiting` for a choice that goes: how an answer names its question. */
  key: string;
  kind: 'value' | 'choice';
  /** Id of the field or relation. */
  id: string;
  entity: string;
  field: string;
  label: string;
  /** What kind of value is asked for; null: the key of a record. */
  type: FieldType | null;
  /** Possible answers where there are only some. */
  choices: string[];
};

/**
 * Answers by the key of their question, as a request body would carry them; `{n}` in a text is the row's number. Null
 * says that no row needs one.
 */
export type Fills = ReadonlyMap<string, Json>;

export type RevisionRequest = {
  before: AppModel;
  after: AppModel;
  /** `0002` and so on. */
  revision: string;
  downRevision: string;
  /** What changed, in a sentence. */
  title: string;
  fills: Fills;
  /** Choices called something else now: id of the field → earlier value → later value. */
  choices: ReadonlyMap<string, Readonly<Record<string, string>>>;
};

/** The migration; `code` is null when no table changes. */
export type Revision = { code: string | null; questions: BackfillQuestion[] };

/**
 * Renders the migration from one version of an application to the next, ids carried. It is added beside those before it,
 * which are never rewritten. Rows keep what they hold; see app/core/reshape.py for how.
 */
export function renderRevision(request: RevisionRequest): Revision {
  const imports = new Imports();
  // Records known by another kind of key are other records: their tables go and come, which only empty ones may.
  const isRekeyed = request.before.keys !== request.after.keys;
  const pairs = pairTables(
    tablesOf(request.before, imports),
    tablesOf(request.after, imports),
    ({ key }) => !isRekeyed || key === 'stored_files',
  );
  if (pairs.length === 0) return { code: null, questions: [] };

  imports.module('sqlalchemy as sa').from('app.core.reshape', 'reshape').from('app.core.types', 'LIVE_ROWS');
  imports.from('app.core.reshape_tables', 'Change', 'Shape');
  const questions: BackfillQuestion[] = [];
  const functions = pairs.flatMap(({ before, after }) => [
    ...(before ? [itemsFunction(before, 'before')] : []),
    ...(after ? [itemsFunction(after, 'after')] : []),
  ]);
  const changes = pairs.map((pair) => changeOf(pair, request, questions));
  const guard = isRekeyed ? ', only_empty=True' : '';
  const blocks = [
    [
      `revision = ${str(request.revision)}`,
      `down_revision = ${str(request.downRevision)}`,
      'branch_labels = None\ndepends_on = None',
    ].join('\n'),
    ...functions,
    layout(prefixed('CHANGES = ', group('[', changes, ']'))),
    `def upgrade() -> None:\n    """Takes every table on, with what its rows hold."""\n    reshape(CHANGES${guard})`,
    `def downgrade() -> None:\n    """Takes every table back."""\n    reshape([change.backwards() for change in CHANGES]${guard})`,
  ];
  return { code: pythonModule(prose(request.title), imports.usedIn(blocks), blocks), questions };
}

/** The function that makes a table's items anew: SQLAlchemy's belong to one table for ever. */
function itemsFunction(table: Table, moment: 'before' | 'after'): string {
  const items = group('[', [...itemsOf(table).map(withoutAlter), ...table.indexes.map(index)], ']');
  const doc = `Returns the columns, constraints and indexes of ${table.name}.`;
  return `def ${table.name}_${moment}() -> list[sa.schema.SchemaItem]:\n    """${doc}"""\n${indented(prefixed('return ', items), 4)}`;
}

const index = ({ name, columns, liveOnly }: IndexModel): Doc =>
  call('sa.Index', str(name), ...columns.map(str), ...(liveOnly ? ['**LIVE_ROWS'] : []));

/** Keys are added once every table is there, whichever refers to which. */
const withoutAlter = (item: Doc): Doc =>
  typeof item === 'string'
    ? item
    : { ...item, items: item.items.filter((part) => part !== 'use_alter=True') };

function changeOf(pair: TablePair, request: RevisionRequest, questions: BackfillQuestion[]): Doc {
  const moves = movesOf(pair);
  const { fills, missing } = fillsOf(pair, moves, request.fills);
  questions.push(...missing);
  const { renamed, retired, open } = choicesOf(pair, moves, request);
  questions.push(...open);
  const named = (name: string, entries: readonly [string, Doc][]): Doc[] =>
    entries.length > 0 ? [prefixed(`${name}=`, dictionary(entries))] : [];
  return call(
    'Change',
    shape(pair.before, 'before'),
    shape(pair.after, 'after'),
    ...named(
      'renamed',
      moves.renamed.map(([name, was]) => [name, str(was)]),
    ),
    ...(moves.fresh.length > 0 ? [`fresh=frozenset({${moves.fresh.map(str).join(', ')}})`] : []),
    ...named('fills', fills),
    ...named('back_fills', backFillsOf(pair, moves)),
    ...named('choices', renamed),
    ...named('retired', retired),
    ...named(
      'formatted',
      moves.formatted.map(([name, rich]) => [name, rich ? 'True' : 'False']),
    ),
  );
}

function shape(table: Table | undefined, moment: 'before' | 'after'): Doc {
  if (!table) return 'None';
  const read = (name: string, columns: readonly string[]): Doc[] =>
    columns.length > 0 ? [prefixed(`${name}=`, tuple(columns.map(str)))] : [];
  return call(
    'Shape',
    str(table.name),
    `${table.name}_${moment}`,
    ...read('search', table.search),
    ...read('rich', table.rich),
  );
}

const dictionary = (entries: readonly [string, Doc][]): Doc =>
  group(
    '{',
    entries.map(([key, value]) => prefixed(`${str(key)}: `, value)),
    '}',
  );

type Filled = { fills: [string, Doc][]; missing: BackfillQuestion[] };

/** What rows get in columns that may not be empty: what somebody answered, else the default, else a question. */
function fillsOf({ before, after }: TablePair, { sources }: ColumnMoves, answers: Fills): Filled {
  const found: Filled = { fills: [], missing: [] };
  if (!before || !after) return found;
  const asked = new Set<string>();
  for (const column of after.columns) {
    const source = sources.get(column);
    if (column.nullable || (source && !source.nullable) || isCounted(after, column)) continue;
    const key = `${after.entity}.${column.field?.name ?? column.name}`;
    const answer = answers.get(key);
    const place = column.field?.type === 'geo' ? placePart(answer, column.name) : answer;
    const given = place === undefined ? column.given : place === null ? null : literal(place);
    if (given !== null) found.fills.push([column.name, given]);
    else if (answer === undefined && !asked.has(key)) {
      asked.add(key);
      found.missing.push(question(key, 'value', after, column));
    }
  }
  return found;
}

/** Half of a place that is given as `{"lat": …, "lng": …}`, as a request body carries it. */
function placePart(answer: Json | undefined, name: string): Json | undefined {
  if (answer === null || typeof answer !== 'object' || Array.isArray(answer)) return answer;
  return answer[name.endsWith('_lat') ? 'lat' : 'lng'];
}

/** Keys the database counts up. */
const isCounted = ({ primary }: Table, { name, sql }: TableColumn): boolean =>
  primary.includes(name) && sql === 'BigIntId';

function question(
  key: string,
  kind: BackfillQuestion['kind'],
  { entity }: Table,
  column: TableColumn,
): BackfillQuestion {
  const { field, name } = column;
  return {
    key,
    kind,
    id: field?.id ?? name,
    entity,
    field: field?.name ?? name,
    label: field?.label ?? name,
    type: field?.type ?? null,
    choices: field?.choices ?? [],
  };
}

/** On the way back anything that fits stands in for what is gone. */
function backFillsOf({ before, after }: TablePair, { sources }: ColumnMoves): [string, Doc][] {
  if (!before || !after) return [];
  const targets = new Map([...sources].map(([is, was]) => [was, is]));
  return before.columns.flatMap((column): [string, Doc][] => {
    const target = targets.get(column);
    if (column.nullable || (target && !target.nullable) || column.made === null) return [];
    return [[column.name, column.made]];
  });
}

/** What becomes of the choices of each column that stays one of choices. */
function choicesOf({ after }: TablePair, { sources }: ColumnMoves, { choices, fills }: RevisionRequest) {
  const renamed: [string, Doc][] = [];
  const retired: [string, Doc][] = [];
  const open: BackfillQuestion[] = [];
  for (const [column, source] of sources) {
    if (!after || column.field?.type !== 'enum' || source.field?.type !== 'enum') continue;
    const called = choices.get(column.field.id) ?? {};
    const entries = Object.entries(called).map(([was, is]): [string, Doc] => [was, str(is)]);
    if (entries.length > 0) renamed.push([column.name, dictionary(entries)]);
    const kept = new Set([...column.field.choices, ...Object.keys(called)]);
    const replaced: [string, Doc][] = [];
    for (const value of source.field.choices.filter((choice) => !kept.has(choice))) {
      const key = `${after.entity}.${column.field.name}=${value}`;
      const answer = fills.get(key);
      if (answer === undefined) open.push(question(key, 'choice', after, column));
      else if (answer !== null || column.nullable) replaced.push([value, literal(answer)]);
    }
    if (replaced.length > 0) retired.push([column.name, dictionary(replaced)]);
  }
  return { renamed, retired, open };
}
