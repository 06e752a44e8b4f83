import fc from 'fast-check';
import { arbitraryBlueprint } from '../blueprint/arbitrary.ts';
import type { AppModel, ColumnModel, EntityModel, Json } from '../blueprint/model.ts';
import { prepare } from '../blueprint/prepare.ts';
import type { Blueprint } from '../blueprint/schema.ts';
import { renderFirstMigration } from '../render/backend/migration.ts';
import type { BackfillQuestion } from '../render/backend/revision.ts';
import type { Skeleton } from '../render/skeleton.ts';
import { edited } from './arbitrary-edits.ts';
import { evolveProject } from './evolve-project.ts';

/** Versions of made-up projects as `chain_checks.py` takes a database through them. Only tests import this. */

type Row = Record<string, Json | { $ref: string }>;
type Version = {
  /** The migration of a project that begins with this version. */
  fresh: string;
  /** The migration from the version before; null when its schema is the same. */
  revision: string | null;
  /** Rows by table, in an order in which they can be stored. */
  rows: [table: string, rows: Row[]][];
};
export type Chain = { name: string; versions: Version[] };

/** How much changes at once, at most. */
const EDITS = 8;

/** Two versions more than the first one; the last is the first again. Deterministic. */
export function makeChains(count: number, seed: number, skeleton: Skeleton): Chain[] {
  const first = arbitraryBlueprint({ maxEntities: 4 });
  const versions = fc.sample(
    first.chain((a) => edited(a, EDITS).chain((b) => edited(b, EDITS).map((c) => [a, b, c, a] as const))),
    { seed, numRuns: count },
  );
  return versions.map((each, at) => ({ name: `chain ${at}`, versions: chainOf(each, skeleton) }));
}

/** Takes the versions of a project, each under ids of its own, through one generation after the other. */
export function chainOf(blueprints: readonly Blueprint[], skeleton: Skeleton): Version[] {
  let last: Parameters<typeof evolveProject>[0] = null;
  return blueprints.map((next): Version => {
    const options = { specText: '# Spec\n', hash: () => '' };
    const asked = evolveProject(last, next, skeleton, options);
    const app = prepare(asked.blueprint);
    const fills = new Map(asked.questions.map((question) => [question.key, answerOf(question, app)]));
    const found = evolveProject(last, next, skeleton, { ...options, fills });
    if (found.questions.length > 0) throw new Error(`asked again: ${JSON.stringify(found.questions)}`);
    const revisions = [...found.files].filter(([path]) => path.startsWith('backend/migrations/versions/'));
    last = {
      blueprint: found.blueprint,
      revisions: new Map(revisions.map(([path, { content }]) => [path, String(content)])),
    };
    return {
      fresh: renderFirstMigration(app),
      revision: found.revision?.content ?? null,
      rows: rowsOf(app),
    };
  });
}

/** What somebody would answer who knows the fields; which record a new reference leads to nobody could. */
function answerOf({ key, kind, id, choices }: BackfillQuestion, app: AppModel): Json {
  if (kind === 'choice') return choices[0] ?? null;
  const column = app.entities.flatMap(({ columns }) => columns).find((each) => each.id === id);
  if (column) return column.samples.values[0] ?? null;
  return key.endsWith('.email') ? 'person{n}@example.com' : null;
}

/** Rows each table can hold side by side. */
const ROWS = 3;

function rowsOf(app: AppModel): Version['rows'] {
  const entities = new Map(app.entities.map((entity) => [entity.name, entity]));
  const ordered = app.order.flatMap((name) => entities.get(name) ?? []);
  const placed = new Set<string>();
  const found: Version['rows'] = [];
  for (const entity of ordered) {
    placed.add(entity.name);
    const distinct = entity.columns.filter(({ unique }) => unique).map(({ samples }) => samples.distinct);
    const count = Math.min(ROWS, entity.capacity, ...distinct);
    found.push([entity.table, Array.from({ length: count }, (_, at) => rowOf(entity, at, entities, placed))]);
  }
  for (const entity of ordered)
    for (const link of entity.links) {
      const target = entities.get(link.target)?.table ?? '';
      found.push([
        link.table,
        [{ [link.hereColumn]: { $ref: entity.table }, [link.thereColumn]: { $ref: target } }],
      ]);
    }
  return found;
}

function rowOf(
  entity: EntityModel,
  at: number,
  entities: ReadonlyMap<string, EntityModel>,
  placed: ReadonlySet<string>,
): Row {
  const row: Row = {};
  for (const column of entity.columns) Object.assign(row, cellOf(column, at));
  for (const { column, target, nullable } of entity.references) {
    if (target === null) row[column] = null;
    else if (!nullable || (placed.has(target) && target !== entity.name))
      row[column] = { $ref: entities.get(target)?.table ?? '' };
  }
  if (entity.account)
    Object.assign(row, {
      password_hash: 'x',
      role: 'user',
      is_active: true,
      token_version: 0,
      failed_logins: 0,
    });
  return row;
}

function cellOf({ name, type, nullable, samples }: ColumnModel, at: number): Row {
  const { values } = samples;
  const value = nullable && at === 1 ? null : (values[at % values.length] ?? null);
  if (type === 'geo')
    return { [`${name}_lat`]: value === null ? null : at, [`${name}_lng`]: value === null ? null : at };
  return { [name]: typeof value === 'string' ? value.replaceAll('{n}', String(at + 1)) : value };
}
