import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { SetupFailure } from '../launcher/failure.mjs';
import type { Cluster } from '../postgres/cluster.ts';
import { type DatabaseUrls, deriveUrls, userOf, withDatabase } from './urls.ts';

/** Runs `work` on one connection and closes it, whatever happens. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'iopeer-setup',
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const roleExists = async (client: Client, role: string) =>
  (await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])).rowCount === 1;

/**
 * In a cluster of our own: makes the owner role and the database. The owner may create databases and roles (tests
 * and the runtime role) but is no superuser and does not bypass row-level security: policies name it instead.
 */
export async function ensureOwnDatabase(cluster: Cluster, database: string): Promise<DatabaseUrls> {
  await withClient(cluster.superUrl, async (client) => {
    if (!(await roleExists(client, 'iopeer_owner'))) {
      await client.query(
        `CREATE ROLE iopeer_owner LOGIN CREATEDB CREATEROLE PASSWORD ${escapeLiteral(cluster.ownerPassword)}`,
      );
    }
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0)
      await client.query(`CREATE DATABASE ${escapeIdentifier(database)} OWNER iopeer_owner`);
  });
  const owner = new URL(cluster.superUrl);
  owner.username = 'iopeer_owner';
  owner.password = cluster.ownerPassword;
  return deriveUrls(withDatabase(owner.toString(), database));
}

async function canLogIn(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return true;
  } catch (error) {
    // 28P01 wrong password, 28000 no such role or no right to log in. Anything else is a fault of the connection.
    const { code } = error as { code?: string };
    if (code === '28P01' || code === '28000') return false;
    throw error;
  }
}

/**
 * Makes sure that the runtime role exists and that its address opens the database.
 * @throws SetupFailure with the statement to run when the owner may not create roles.
 */
export async function ensureAppRole(urls: DatabaseUrls): Promise<void> {
  if (await canLogIn(urls.app)) return;
  const role = userOf(urls.app);
  const password = decodeURIComponent(new URL(urls.app).password);
  await withClient(urls.system, async (client) => {
    const verb = (await roleExists(client, role)) ? 'ALTER' : 'CREATE';
    try {
      await client.query(`${verb} ROLE ${escapeIdentifier(role)} LOGIN PASSWORD ${escapeLiteral(password)}`);
    } catch (error) {
      throw new SetupFailure(
        {
          es: `El dueño de la base de datos no puede crear el rol de ejecución ${role}: ${(error as Error).message}`,
          en: `The database's owner may not make the runtime role ${role}: ${(error as Error).message}`,
        },
        {
          es: `Como administrador: CREATE ROLE ${role} LOGIN PASSWORD '…'; después da DATABASE_URL (este rol) y SYSTEM_DATABASE_URL (el dueño).`,
          en: `As an administrator: CREATE ROLE ${role} LOGIN PASSWORD '…'; then give both DATABASE_URL (this role) and SYSTEM_DATABASE_URL (the owner).`,
        },
        { cause: error },
      );
    }
  });
}

/**
 * Refuses a runtime role that could walk round the team door: a superuser, one that bypasses row-level security,
 * or the owner itself.
 */
async function assertPowerless(client: Client, role: string): Promise<void> {
  const { rows } = await client.query(
    `SELECT rolsuper OR rolbypassrls AS above, pg_has_role(oid, current_user, 'MEMBER') AS owner
       FROM pg_roles WHERE rolname = $1`,
    [role],
  );
  if (!rows[0]?.above && !rows[0]?.owner) return;
  throw new SetupFailure(
    {
      es: `El rol de ejecución ${role} podría leer filas de cualquier equipo (superusuario, BYPASSRLS o dueño de las tablas).`,
      en: `The runtime role ${role} could read every team's rows (superuser, BYPASSRLS or owner of the tables).`,
    },
    {
      es: 'Pon en DATABASE_URL un rol que no sea dueño de nada, o pon solo al dueño y deja que IOPEER cree el rol.',
      en: 'Give a role that owns nothing in DATABASE_URL, or give only the owner and let IOPEER make the role.',
    },
  );
}

/** What the runtime role may do, taken from the catalogue at each migration so that a new table is never forgotten. */
export async function grantRuntimeRights(urls: DatabaseUrls): Promise<void> {
  const role = userOf(urls.app);
  const name = escapeIdentifier(role);
  await withClient(urls.system, async (client) => {
    await assertPowerless(client, role);
    const { rows } = await client.query<{ table: string }>(
      `SELECT table_name AS table FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = 'team_id' ORDER BY 1`,
    );
    const tables = rows.map(({ table }) => escapeIdentifier(table)).join(', ');
    await client.query('BEGIN');
    await client.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${name}`);
    await client.query(`GRANT USAGE ON SCHEMA public TO ${name}`);
    if (tables) await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${tables} TO ${name}`);
    // A team is made at sign-up and ended by the system door; from inside it can only be renamed.
    await client.query(`GRANT SELECT, UPDATE ON team TO ${name}`);
    // Of people, only what a fellow member may see; a policy narrows the rows to members of the current team.
    await client.query(`GRANT SELECT (id, name, email, image, locale, created_at) ON "user" TO ${name}`);
    await client.query('COMMIT');
  });
}
