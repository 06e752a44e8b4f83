import type { AppModel } from '../../blueprint/model.ts';

/** Takes a variable as compose spells it (`DB_PASSWORD:?`), returns what compose puts its value in place of. */
export const filledIn = (variable: string): string => `\${${variable}}`;

/** Where an installation keeps its data: a server beside the others, or a file in the volume of uploaded files. */
export type StackDatabase = {
  image: string | null;
  port: number;
  volume: string;
  env: Record<string, string>;
  healthcheck: string[];
  /** As the backend wants it, with compose's `${DB_PASSWORD}`. */
  url: string;
};

/** Takes an application, returns the database its containers run on. */
export function databaseOf(app: AppModel): StackDatabase {
  switch (app.database) {
    case 'postgresql':
      return {
        image: 'postgres:18-alpine',
        port: 5432,
        volume: '/var/lib/postgresql',
        env: { POSTGRES_USER: 'app', POSTGRES_DB: 'app', POSTGRES_PASSWORD: filledIn('DB_PASSWORD:?') },
        healthcheck: ['CMD', 'pg_isready', '--username', 'app'],
        url: `postgresql+asyncpg://app:${filledIn('DB_PASSWORD:?')}@db:5432/app`,
      };
    case 'mysql':
      return {
        image: 'mariadb:11.8',
        port: 3306,
        volume: '/var/lib/mysql',
        env: {
          MARIADB_USER: 'app',
          MARIADB_DATABASE: 'app',
          MARIADB_PASSWORD: filledIn('DB_PASSWORD:?'),
          MARIADB_RANDOM_ROOT_PASSWORD: '1',
        },
        healthcheck: ['CMD', 'healthcheck.sh', '--connect', '--innodb_initialized'],
        url: `mysql+aiomysql://app:${filledIn('DB_PASSWORD:?')}@db:3306/app`,
      };
    case 'sqlite':
      return {
        image: null,
        port: 0,
        volume: '',
        env: {},
        healthcheck: [],
        url: 'sqlite+aiosqlite:////srv/storage/app.db',
      };
  }
}
