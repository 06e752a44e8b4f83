import { afterAll } from 'vitest';
import { closeDatabase } from '#lib/db/client.ts';
import { createTestDatabase } from './database.ts';

/** Vitest's set-up of the `db` project: each test file finds an empty database of its own in the environment. */
const given = { app: process.env.DATABASE_URL, system: process.env.SYSTEM_DATABASE_URL };
const database = await createTestDatabase();
process.env.DATABASE_URL = database.app;
process.env.SYSTEM_DATABASE_URL = database.system;

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  // The next file of this worker starts from the server's own addresses again.
  process.env.DATABASE_URL = given.app;
  process.env.SYSTEM_DATABASE_URL = given.system;
});
