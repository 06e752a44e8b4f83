import { describe, expect, it } from 'vitest';
import {
  KEYS_WITHOUT_TEAM,
  listDoorBreaches,
  TABLES_WITHOUT_TEAM,
  UNIQUES_WITHOUT_TEAM,
} from './catalogue.ts';
import { appClient } from './client.ts';
import { asSystem } from './system.ts';

/** Runs statements, lists the breaches they open, and takes everything back. */
async function breachesAfter(...statements: string[]): Promise<string[]> {
  let breaches: string[] = [];
  const rollback = new Error('rollback');
  await asSystem('test', async (db) => {
    for (const statement of statements) await db.$executeRawUnsafe(statement);
    breaches = await listDoorBreaches(db);
    throw rollback;
  }).catch((error: unknown) => {
    if (error !== rollback) throw error;
  });
  return breaches;
}

const NEW_TABLE = 'CREATE TABLE card (id text PRIMARY KEY, team_id text NOT NULL, UNIQUE (team_id, id))';
const PROTECT = `SELECT protect_tenant_table('card')`;
const TO_TEAM = 'ALTER TABLE card ADD CONSTRAINT card_team FOREIGN KEY (team_id) REFERENCES team (id)';

describe('the catalogue of PostgreSQL', () => {
  it('finds no breach of the team door', async () => {
    expect(await asSystem('test', listDoorBreaches)).toEqual([]);
  });

  it('finds the tables that are behind it', async () => {
    const rows = await asSystem('test', (db) => {
      return db.$queryRaw<{ name: string }[]>`
        SELECT tablename AS name FROM pg_policies WHERE policyname = 'team_door' ORDER BY 1`;
    });
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['blob', 'membership', 'project', 'run', 'team']),
    );
  });

  it('accepts a new tenant table once the function has protected it', async () => {
    expect(await breachesAfter(NEW_TABLE, PROTECT, TO_TEAM)).toEqual([]);
  });

  const open: [what: string, statements: string[], breach: string][] = [
    ['an unprotected tenant table', [NEW_TABLE], 'card: row-level security is not forced'],
    [
      'security that the owner escapes',
      [NEW_TABLE, PROTECT, 'ALTER TABLE card NO FORCE ROW LEVEL SECURITY'],
      'card: row-level security is not forced',
    ],
    [
      'a dropped policy',
      ['DROP POLICY team_door ON run'],
      'run: no policy team_door with USING and WITH CHECK on app.team_id',
    ],
    [
      'a policy that checks reading only',
      [NEW_TABLE, PROTECT, 'ALTER POLICY team_door ON card WITH CHECK (true)'],
      'card: no policy team_door with USING and WITH CHECK on app.team_id',
    ],
    [
      'a policy that widens the door',
      ['CREATE POLICY open ON run USING (true)'],
      'run: policy open widens the door',
    ],
    [
      'a missing (team_id, id)',
      ['ALTER TABLE run_stage DROP CONSTRAINT IF EXISTS x', 'DROP INDEX run_stage_team_id_id_key'],
      'run_stage: no unique (team_id, id)',
    ],
    [
      'a unique across teams',
      ['CREATE UNIQUE INDEX project_name ON project (name)'],
      'project: unique project_name does not start with the team',
    ],
    [
      'a foreign key without the team',
      [NEW_TABLE, PROTECT, 'ALTER TABLE card ADD run_id text REFERENCES run (id)'],
      'card: foreign key card_run_id_fkey does not include the team',
    ],
    [
      'a team that may be null',
      ['ALTER TABLE artifact ALTER team_id DROP NOT NULL'],
      'artifact: team_id may be null',
    ],
    [
      'a table nobody accounted for',
      ['CREATE TABLE note (id text PRIMARY KEY)'],
      'note: has no team_id and is not listed in TABLES_WITHOUT_TEAM',
    ],
    [
      'a function with its owner’s rights',
      [`CREATE FUNCTION leak() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'`],
      `leak: a function with its owner's rights`,
    ],
  ];
  it.each(open)('finds %s', async (_what, statements, breach) => {
    expect(await breachesAfter(...statements)).toContain(breach);
  });

  it('lists no exception that no longer exists', async () => {
    const rows = await asSystem('test', (db) => {
      return db.$queryRaw<{ name: string }[]>`
        SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace`;
    });
    const existing = rows.map(({ name }) => name);
    const listed = [TABLES_WITHOUT_TEAM, UNIQUES_WITHOUT_TEAM, KEYS_WITHOUT_TEAM].flatMap((list) =>
      Object.keys(list),
    );
    expect(existing).toEqual(expect.arrayContaining(listed));
  });
});

describe('the runtime role', () => {
  it('owns nothing, bypasses nothing and can make nothing', async () => {
    const rows = await appClient().$queryRaw`
      SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
             (SELECT count(*)::int FROM pg_class WHERE relowner = pg_roles.oid) AS owned,
             has_schema_privilege('public', 'CREATE') AS creates,
             (SELECT count(*)::int FROM pg_auth_members WHERE member = pg_roles.oid) AS memberships
        FROM pg_roles WHERE rolname = current_user`;
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        owned: 0,
        creates: false,
        memberships: 0,
      },
    ]);
  });

  it('has no right on any table without a team, but for what fellow members may see of each other', async () => {
    const rows = await appClient().$queryRaw<{ name: string }[]>`
      SELECT c.relname AS name FROM pg_class c
       WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relnamespace = 'public'::regnamespace
         AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'team_id')
         AND (has_any_column_privilege(c.oid, 'SELECT') OR has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
       ORDER BY 1`;
    expect(rows.map(({ name }) => name)).toEqual(['team', 'user']);
    const columns = await appClient().$queryRaw<{ name: string }[]>`
      SELECT a.attname AS name FROM pg_attribute a
       WHERE a.attrelid = '"user"'::regclass AND a.attnum > 0 AND has_column_privilege(a.attrelid, a.attnum, 'SELECT')
       ORDER BY 1`;
    expect(columns.map(({ name }) => name)).toEqual(['created_at', 'email', 'id', 'image', 'locale', 'name']);
  });
});
