import type { SystemDb } from './system.ts';

/**
 * What is wrong with the tenant tables, read from PostgreSQL's own catalogue; an empty list is the guarantee that the
 * team door is closed everywhere. Each line names the table and what it lacks.
 */
export async function listDoorBreaches(db: SystemDb): Promise<string[]> {
  const found: string[] = [];
  for (const sql of BREACHES) {
    const rows = await db.$queryRawUnsafe<{ breach: string }[]>(sql);
    found.push(...rows.map(({ breach }) => breach));
  }
  return found.sort();
}

/** Tables without a team, and why each may be so. The runtime role has no right on any of them but `user`. */
export const TABLES_WITHOUT_TEAM = {
  user: 'people belong to several teams; a policy shows fellow members only',
  session: 'sign-in, reached by the system door only',
  account: 'sign-in, reached by the system door only',
  verification: 'sign-in, reached by the system door only',
  rate_limit: 'counts attempts before anybody is signed in',
  executor_lease: 'one row a pipeline process, which serves all teams',
  team: 'the tenant itself, behind the door by its id',
  _prisma_migrations: 'the list of applied migrations',
} as const;

/** Uniques that do not start with the team, and why each may be so. */
export const UNIQUES_WITHOUT_TEAM = {
  console_ticket_token_hash_key:
    'a ticket is looked up before its team is known; the hash is of 160 random bits',
  access_token_token_hash_key: 'as with tickets: git shows a token and names no team',
} as const;

/** Foreign keys out of a tenant table to a table that has no team. */
export const KEYS_WITHOUT_TEAM = {
  membership_user_id_fkey: 'a person is in several teams',
} as const;

const names = (list: object) =>
  Object.keys(list)
    .map((name) => `'${name}'`)
    .join(', ');

const TENANTS = `
  SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, a.attnum AS team
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
     AND a.attname = CASE c.relname WHEN 'team' THEN 'id' ELSE 'team_id' END
   WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`;

const BREACHES = [
  `SELECT relname || ': row-level security is not forced' AS breach FROM (${TENANTS}) t
    WHERE NOT (relrowsecurity AND relforcerowsecurity)`,

  // The policy everybody is under: all commands, both clauses, the team column against the setting.
  `SELECT t.relname || ': no policy team_door with USING and WITH CHECK on app.team_id' AS breach FROM (${TENANTS}) t
    WHERE NOT EXISTS (
      SELECT 1 FROM pg_policies p
       WHERE p.schemaname = 'public' AND p.tablename = t.relname AND p.cmd = 'ALL' AND p.roles = '{public}'
         AND p.qual = p.with_check AND p.qual LIKE '%current_setting(''app.team_id''%'
         AND p.qual LIKE '(' || CASE t.relname WHEN 'team' THEN 'id' ELSE 'team_id' END || ' = %')`,

  // Policies add up, so any further one widens the door: only the owner's is allowed.
  `SELECT p.tablename || ': policy ' || p.policyname || ' widens the door' AS breach FROM pg_policies p
     JOIN (${TENANTS}) t ON t.relname = p.tablename
    WHERE p.schemaname = 'public' AND p.policyname <> 'team_door' AND p.permissive = 'PERMISSIVE'
      AND p.roles <> ARRAY[(SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tablename = p.tablename)]`,

  `SELECT t.relname || ': no unique (team_id, id)' AS breach FROM (${TENANTS}) t
     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'id' AND t.relname <> 'team'
    WHERE NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = t.oid AND i.indisunique AND i.indpred IS NULL
                         AND i.indkey::text = t.team || ' ' || a.attnum)`,

  // Ids are random, so a primary key on the id alone tells nothing about other teams.
  `SELECT t.relname || ': unique ' || c.relname || ' does not start with the team' AS breach FROM (${TENANTS}) t
     JOIN pg_index i ON i.indrelid = t.oid AND i.indisunique AND NOT i.indisprimary
     JOIN pg_class c ON c.oid = i.indexrelid
    WHERE t.relname <> 'team' AND i.indkey[0] <> t.team AND c.relname NOT IN (${names(UNIQUES_WITHOUT_TEAM)})`,

  // Both sides: the referencing columns hold the team, and point at the team of the other table.
  `SELECT t.relname || ': foreign key ' || k.conname || ' does not include the team' AS breach FROM (${TENANTS}) t
     JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
     LEFT JOIN (${TENANTS}) other ON other.oid = k.confrelid
    WHERE k.conname NOT IN (${names(KEYS_WITHOUT_TEAM)})
      AND NOT COALESCE(k.confkey[array_position(k.conkey, t.team)] = other.team, false)`,

  `SELECT t.relname || ': team_id may be null' AS breach FROM (${TENANTS}) t
     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = t.team WHERE NOT a.attnotnull`,

  `SELECT c.relname || ': has no team_id and is not listed in TABLES_WITHOUT_TEAM' AS breach FROM pg_class c
    WHERE c.relkind IN ('r', 'p', 'm', 'v') AND c.relnamespace = 'public'::regnamespace
      AND c.oid NOT IN (SELECT oid FROM (${TENANTS}) t) AND c.relname NOT IN (${names(TABLES_WITHOUT_TEAM)})`,

  // A function that runs as its owner walks through the system door.
  `SELECT p.proname || ': a function with its owner''s rights' AS breach FROM pg_proc p
    WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace`,
];
