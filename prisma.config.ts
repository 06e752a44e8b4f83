import { defineConfig } from 'prisma/config';

/** For Prisma's own command line (`generate`, `migrate deploy`, `studio`); the launcher does not need it to migrate. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // Migrations belong to the owner of the tables; the runtime role could not apply them.
  datasource: { url: process.env.SYSTEM_DATABASE_URL ?? process.env.DATABASE_URL ?? '' },
});
