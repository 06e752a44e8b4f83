import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQueryable,
} from '@prisma/driver-adapter-utils';
import { type DatabaseError, Pool, type QueryArrayResult } from 'pg';

/** PostgreSQL's one-byte type `"char"` and its array, in pg_type. */
const CHAR_OID = 18;
const CHAR_ARRAY_OID = 1002;

type RunQuery = (...query: unknown[]) => Promise<QueryArrayResult>;

/**
 * Prisma's adapter refuses columns of type `"char"`, yet the migration engine reads one (pg_constraint.contype, which
 * has rows on every table since PostgreSQL 18 lists NOT NULL there). The column travels disguised as an array of
 * `"char"`, a type the adapter lets through and the engine never asks for, and is unmasked on the far side.
 */
function disguiseChar(pool: Pool): void {
  const query = pool.query.bind(pool) as RunQuery;
  const disguised: RunQuery = async (...given) => {
    const result = await query(...given);
    // A script of several statements answers with a list of results, which nobody reads.
    for (const field of Array.isArray(result) ? [] : result.fields)
      if (field.dataTypeID === CHAR_OID) field.dataTypeID = CHAR_ARRAY_OID;
    return result;
  };
  pool.query = disguised as typeof pool.query;
}

function unmaskChar<T extends SqlQueryable>(adapter: T): T {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type) =>
      type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  return adapter;
}

/**
 * Prisma's adapter cuts a script at every semicolon, inside function bodies too, and each piece commits on its own.
 * Sent whole, PostgreSQL splits it itself and runs it as one transaction: a migration applies fully or not at all.
 */
function sendScriptsWhole<T extends SqlDriverAdapter>(adapter: T, pool: Pool): T {
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error: DatabaseError) => {
      // A plain exception would reach the engine as "External error"; this way it names what PostgreSQL refused.
      const { code = '', severity = 'ERROR', message, detail, column, hint } = error;
      throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
    });
  };
  return adapter;
}

/** The adapter the migration engine talks through, and `close` for its connections. */
export function openMigrationAdapter(url: string) {
  const pool = new Pool({ connectionString: url, max: 2 });
  disguiseChar(pool);
  const inner = new PrismaPg(pool);
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: async () => sendScriptsWhole(unmaskChar(await inner.connect()), pool),
    connectToShadowDb: () =>
      Promise.reject(new Error('No shadow database: compare with a migrated scratch database.')),
  };
  return { adapter: bindMigrationAwareSqlAdapterFactory(factory), close: () => pool.end() };
}
