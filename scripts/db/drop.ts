import { escapeIdentifier } from 'pg';
import { withClient } from './roles.ts';

/**
 * Drops the database `name` if it is there, after ending the sessions of roles that `url`'s own may end.
 * Not `WITH (FORCE)`: that wants to end the autovacuum worker too, which runs as a superuser, and fails for anybody
 * who is none ("permission denied to terminate process"). A plain DROP DATABASE sends that worker away by itself.
 */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
       WHERE datname = $1 AND backend_type = 'client backend' AND pg_has_role(usesysid, 'USAGE')`,
      [name],
    );
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)}`);
  });
}
