import type { AppModel } from '../../blueprint/model.ts';
import { call, type Doc, Imports, indented, pythonModule, str } from '../python.ts';
import { itemsOf, type LateKey } from './table-model.ts';
import { tablesOf } from './tables.ts';

/** Partial indexes, where the database has them. */
const LIVE_ROWS = ['postgresql', 'sqlite'].map((name) => `${name}_where=sa.text("deleted_at IS NULL")`);
const OPTIONS = ['mysql_charset="utf8mb4"', 'mysql_collate="utf8mb4_bin"'];

/**
 * The first migration, written from the model instead of by autogenerate: every constraint is there and named, and the
 * order holds on every database. Later migrations are added beside it; this one is never rewritten.
 */
export function renderFirstMigration(app: AppModel): string {
  const imports = new Imports();
  const tables = tablesOf(app, imports);
  if (tables.length > 0) imports.module('sqlalchemy as sa').from('alembic', 'op');
  const late = tables.flatMap((table) => table.late);
  const up = [
    ...tables.flatMap((table) => [
      indented(call('op.create_table', str(table.name), ...itemsOf(table), ...OPTIONS), 4),
      ...table.indexes.map((index) =>
        indented(
          call(
            'op.create_index',
            str(index.name),
            str(table.name),
            `[${index.columns.map(str).join(', ')}]`,
            ...(index.liveOnly ? LIVE_ROWS : []),
          ),
          4,
        ),
      ),
    ]),
    ...lateKeys(late, (key) =>
      call(
        'op.create_foreign_key',
        str(key.name),
        str(key.table),
        str(key.target),
        `[${str(key.column)}]`,
        '["id"]',
        `ondelete=${str(key.action)}`,
      ),
    ),
  ];
  const down = [
    ...lateKeys(late, (key) =>
      call('op.drop_constraint', str(key.name), str(key.table), 'type_="foreignkey"'),
    ),
    // Indexes go with their tables.
    ...[...tables].reverse().map((table) => indented(call('op.drop_table', str(table.name)), 4)),
  ];
  const define = (name: string, doc: string, lines: string[]): string =>
    `def ${name}() -> None:\n    """${doc}"""\n${lines.length > 0 ? lines.join('\n') : ''}`.trimEnd();
  const blocks = [
    'revision = "0001"\ndown_revision = None\nbranch_labels = None\ndepends_on = None',
    define('upgrade', 'Creates every table.', up),
    define('downgrade', 'Drops every table.', down),
  ];
  return pythonModule('The schema of the first version.', imports.usedIn(blocks), blocks);
}

/** Keys between tables that refer to each other; SQLite, which cannot add them later, takes them with the table. */
function lateKeys(late: readonly LateKey[], statement: (key: LateKey) => Doc): string[] {
  if (late.length === 0) return [];
  return ['    if op.get_bind().dialect.supports_alter:', ...late.map((key) => indented(statement(key), 8))];
}
