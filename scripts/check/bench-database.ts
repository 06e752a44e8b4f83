import { createTestDatabase } from '../testing/database.ts';
import { provideTestDatabase, stopTestDatabase } from './database.ts';

/** Runs `work` with a fresh, migrated database in the environment, and takes it away again. */
export async function withBenchDatabase<T>(work: () => T): Promise<T> {
  await provideTestDatabase();
  try {
    const database = await createTestDatabase();
    process.env.DATABASE_URL = database.app;
    process.env.SYSTEM_DATABASE_URL = database.system;
    const result = work();
    await database.drop();
    return result;
  } finally {
    await stopTestDatabase();
  }
}
