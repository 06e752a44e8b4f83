import type { Database } from '../../../blueprint/schema.ts';
import { report } from '../../diagnose.ts';
import type { Draft } from '../../draft.ts';
import { readableLabel, slugName } from '../../naming/names.ts';
import type { JdlApplication, JdlFile } from './ast.ts';
import { JDL_NOTES } from './messages.ts';

/** JHipster's `prodDatabaseType` values that a project can have, under our names. */
const DATABASE_NAMES: Readonly<Record<string, Database>> = {
  postgresql: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mysql',
  sqlite: 'sqlite',
  h2Disk: 'sqlite',
  h2Memory: 'sqlite',
};

const USED_KEYS = [
  'baseName',
  'prodDatabaseType',
  'databaseType',
  'devDatabaseType',
  'authenticationType',
  'clientFramework',
  'skipClient',
];

/** Takes name, database, authentication and frontend from the first application; reports all else. */
export function addOptions(draft: Draft, file: JdlFile): void {
  const [application, ...others] = file.applications;
  if (application) addApplication(draft, application);
  for (const other of others) report(draft, 'info', 'jdl-applications', other, JDL_NOTES.secondApplication());
  for (const deployment of file.deployments)
    report(draft, 'info', 'jdl-unused', deployment, JDL_NOTES.deployment());
  for (const option of file.options) {
    // `entities *` says which entities an application has; here they are all in one project.
    if (option.name === 'entities') continue;
    const text = option.value === undefined ? option.name : `${option.name} … ${option.value}`;
    report(draft, 'info', 'jdl-option', option, JDL_NOTES.option(text));
  }
}

function addApplication(draft: Draft, application: JdlApplication): void {
  const read = (key: string) => application.config.get(key)?.values[0];
  const baseName = read('baseName');
  if (baseName) {
    const title = readableLabel(baseName);
    const at = application.config.get('baseName');
    draft.title = { text: title.charAt(0).toUpperCase() + title.slice(1), span: at?.span ?? application };
    draft.slug = slugName(baseName, 'app');
  }
  addDatabase(draft, application);
  const authentication = read('authenticationType');
  if (authentication) draft.options.auth = authentication !== 'no';
  const framework = read('clientFramework');
  if (framework) draft.options.frontend = framework === 'no' || framework === 'none' ? 'none' : 'nextjs';
  if (read('skipClient') === 'true') draft.options.frontend = 'none';
  const unused = [...application.config.keys()].filter((key) => !USED_KEYS.includes(key));
  if (unused.length > 0)
    report(draft, 'info', 'jdl-config', application, JDL_NOTES.config(unused.join(', ')));
}

/** `prodDatabaseType` says it exactly; `databaseType` only says `sql` in most files. */
function addDatabase(draft: Draft, application: JdlApplication): void {
  const entry = application.config.get('prodDatabaseType') ?? application.config.get('databaseType');
  const written = entry?.values[0];
  if (!entry || !written || written === 'sql' || written === 'no') return;
  const database = Object.hasOwn(DATABASE_NAMES, written) ? DATABASE_NAMES[written] : undefined;
  draft.options.database = database ?? 'postgresql';
  if (!database) report(draft, 'warning', 'unknown-database', entry.span, JDL_NOTES.database(written));
}
