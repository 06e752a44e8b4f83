import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MigrationList, SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm';
import { repositoryRoot } from '../launcher/places.mjs';
import { openMigrationAdapter } from './migration-adapter.ts';

export const migrationsFolder = join(repositoryRoot, 'prisma', 'migrations');
const schemaFolder = join(repositoryRoot, 'prisma', 'schema');

const require = createRequire(import.meta.url);
/** Where the engine leaves the words of a crash before it traps; without it they would be lost. */
const panics = { last: '' };
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: {
    set_message: (message: string) => {
      panics.last = message;
    },
  },
});

let loaded: Promise<typeof SchemaEngine> | undefined;

/**
 * Prisma's migration engine as WebAssembly: the native one is downloaded at run time, which a closed network refuses.
 * The package is built for bundlers (it imports the .wasm file), so the module is put together by hand here.
 */
async function loadEngine(): Promise<typeof SchemaEngine> {
  const script = join(dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.js');
  const glue = await import(pathToFileURL(script).href);
  const module = await WebAssembly.compile(readFileSync(script.replace(/\.js$/, '.wasm')));
  const { exports } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  return glue.SchemaEngine;
}

/** Opens the engine on a database, runs `work` and closes it. `url` must belong to the owner of the tables. */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadEngine();
  const Engine = await loaded;
  const { adapter, close } = openMigrationAdapter(url);
  const engine = await Engine.new(
    { datamodels: schemaFiles().map(({ path, content }) => [path, content]) },
    () => {},
    adapter,
  );
  try {
    return await work(engine);
  } catch (error) {
    throw panics.last
      ? new Error(`Prisma's migration engine crashed: ${panics.last}`, { cause: error })
      : error;
  } finally {
    if (!panics.last) engine.free();
    // Idle connections would hold the process for 10 s and keep a template database from being copied.
    await close();
  }
}

/** The Prisma schema, one file a domain. */
export function schemaFiles(): SchemaContainer[] {
  return readdirSync(schemaFolder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({
      path: join(schemaFolder, name),
      content: readFileSync(join(schemaFolder, name), 'utf8'),
    }));
}

/** prisma/migrations as the engine wants it, oldest first. */
export function migrationList(): MigrationList {
  const lockfile = join(migrationsFolder, 'migration_lock.toml');
  const folders = existsSync(migrationsFolder) ? readdirSync(migrationsFolder, { withFileTypes: true }) : [];
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: folders
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8') },
        },
      })),
  };
}
