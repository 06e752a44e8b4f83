import { describe, expect, it } from 'vitest';
import { dropDatabase } from './drop.ts';
import { NO_FILTERS } from './migrations.ts';
import { prepareDatabase } from './prepare.ts';
import { withClient } from './roles.ts';
import { migrationList, schemaFiles, withSchemaEngine } from './schema-engine.ts';
import { deriveUrls, findGivenUrls, userOf, withDatabase } from './urls.ts';

function urls() {
  const given = findGivenUrls(process.env);
  if (!given) throw new Error('no database');
  return given;
}

/** Runs `work` on an empty database beside the test's own. */
async function onEmptyDatabase<T>(work: (urls: { app: string; system: string }) => Promise<T>): Promise<T> {
  const name = `iopeer_empty_${process.pid}_${Date.now()}`;
  await withClient(urls().system, (client) => client.query(`CREATE DATABASE ${name}`));
  try {
    return await work({ app: withDatabase(urls().app, name), system: withDatabase(urls().system, name) });
  } finally {
    await dropDatabase(urls().system, name);
  }
}

const IN_THE_WAY = "CREATE FUNCTION protect_tenant_table(regclass, name) RETURNS void LANGUAGE sql AS ''";

describe('preparing a database', () => {
  it('applies every migration once, however many processes ask at the same time', async () => {
    const names = migrationList().migrationDirectories.map(({ path }) => path);
    await onEmptyDatabase(async (empty) => {
      const results = await Promise.all([
        prepareDatabase(empty),
        prepareDatabase(empty),
        prepareDatabase(empty),
      ]);
      expect(results.flat()).toEqual(names);
      expect(await prepareDatabase(empty)).toEqual([]);
    });
  });

  it('leaves a database that is what prisma/schema says', async () => {
    const diff = await withSchemaEngine(urls().system, (engine) =>
      engine.diff({
        from: { tag: 'schemaDatasource', files: schemaFiles(), configDir: '.' },
        to: { tag: 'schemaDatamodel', files: schemaFiles() },
        script: true,
        exitCode: null,
        filters: NO_FILTERS,
      }),
    );
    expect(diff.stdout).toContain('This is an empty migration');
  });

  it('tries a migration again that failed, because nothing of it was kept', async () => {
    await onEmptyDatabase(async (empty) => {
      await withClient(empty.system, (client) => client.query(IN_THE_WAY));
      await expect(prepareDatabase(empty)).rejects.toThrow(/already exists/);
      const left = await withClient(empty.system, (client) =>
        client.query(`SELECT to_regclass('public.team') AS team`),
      );
      expect(left.rows).toEqual([{ team: null }]);
      await withClient(empty.system, (client) => client.query('DROP FUNCTION protect_tenant_table'));
      expect(await prepareDatabase(empty)).toHaveLength(migrationList().migrationDirectories.length);
    });
  });

  it('refuses a runtime role that could see every team', async () => {
    await onEmptyDatabase(async ({ system }) => {
      await expect(prepareDatabase({ app: system, system })).rejects.toThrow(/could read every team's rows/);
    });
  });
});

describe('the addresses of a database', () => {
  const owner = 'postgresql://acme_owner:s3cret%2F@db.example:5433/shop?sslmode=require';

  it('are both derived from the owner’s alone, the same in every process', () => {
    const derived = deriveUrls(owner);
    expect(deriveUrls(owner)).toEqual(derived);
    expect(derived.system).toBe(owner);
    expect(userOf(derived.app)).toBe('acme_app');
    expect(derived.app).toMatch(/@db\.example:5433\/shop\?sslmode=require$/);
    expect(derived.app).not.toContain('s3cret');
  });

  it('are taken as given when both are given', () => {
    const environment = {
      DATABASE_URL: 'postgresql://a@h/d',
      SYSTEM_DATABASE_URL: owner,
      NODE_ENV: 'test' as const,
    };
    expect(findGivenUrls(environment)).toEqual({ app: 'postgresql://a@h/d', system: owner });
    expect(findGivenUrls({ NODE_ENV: 'test' })).toBeNull();
  });

  it('cannot be derived without any secret', () => {
    expect(() => deriveUrls('postgresql://owner@h/d')).toThrow(/no password/);
    expect(userOf(deriveUrls('postgresql://owner@h/d', 'a secret').app)).toBe('owner_app');
  });
});
