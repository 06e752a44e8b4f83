import type { Database } from '#generator/blueprint/schema.ts';
import type { Mount } from './sandbox-driver.ts';

/** A database server that can be started inside a sandbox, next to the command that needs it. */
export type DatabaseServer = {
  database: Exclude<Database, 'sqlite'>;
  /** As the evidence names it, e.g. `PostgreSQL 18.4`. */
  label: string;
  mounts: Mount[];
  /**
   * Shell script that starts the server on 127.0.0.1, with a database `<check>_test` for every check, and returns
   * when it takes connections. Exits with `START_FAILED` and says why on stderr when it does not.
   */
  script: string;
  port: number;
};
