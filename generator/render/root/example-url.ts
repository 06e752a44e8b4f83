import type { AppModel } from '../../blueprint/model.ts';

/** Where each database listens when started the usual way. */
const EXAMPLE_URL = {
  sqlite: (slug: string) => `sqlite+aiosqlite:///./${slug}.db`,
  postgresql: (slug: string) =>
    `postgresql+asyncpg://postgres:postgres@localhost:5432/${slug.replaceAll('-', '_')}`,
  mysql: (slug: string) => `mysql+aiomysql://root:root@localhost:3306/${slug.replaceAll('-', '_')}`,
};

/** Returns a DATABASE_URL to start from, for the database the SPEC chose. */
export const exampleDatabaseUrl = (app: AppModel): string => EXAMPLE_URL[app.database](app.slug);
