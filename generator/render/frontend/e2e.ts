import type { AppModel, ColumnModel, EntityModel, Json } from '../../blueprint/model.ts';
import type { FileMapBuilder } from '../files.ts';
import { tsString } from '../typescript.ts';
import { accessOf, fieldsOf } from './definition.ts';
import { camel, routeOf } from './names.ts';

/** With fewer different records than these, tests share them: each makes some, and those that others must have. */
const PLENTY = 24;
/** Values offered for a field. */
const VALUES = 60;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Adds the browser tests of this application, besides those of the skeleton that are the same in all. */
export function addBrowserTests(files: FileMapBuilder, app: AppModel): void {
  const folder = 'frontend/e2e/_generated';
  const entities = new Map(app.entities.map((entity) => [entity.name, entity]));
  files.add(`${folder}/admin.json`, json({ admin: adminOf(app) }), 'G');
  for (const entity of app.entities)
    files.add(`${folder}/entities/${entity.module}.json`, json(factsOf(entity, entities)), 'G');
  for (const entity of app.entities.filter(({ account }) => !account))
    files.add(
      `${folder}/records-${entity.module.replaceAll('_', '-')}.spec.ts`,
      `import { recordTests } from '../support/records';\n\nrecordTests(${tsString(entity.module)});\n`,
      'G',
    );
}

/** What tests know of an entity: its places, its fields, and values to fill them with. */
function factsOf(entity: EntityModel, entities: ReadonlyMap<string, EntityModel>): object {
  const columns = new Map(entity.columns.map((column) => [column.name, column]));
  const fields = fieldsOf(entity, entities)
    .filter((field) => field.readOnly !== true)
    .map((field) => {
      const column = columns.get(String(field.name));
      return {
        name: field.name,
        column: field.column ?? field.name,
        kind: field.kind,
        required: field.required,
        unique: field.unique === true,
        ...(field.target !== undefined && { target: field.target }),
        ...(field.kind === 'links' && { list: listOfLinks(entity, String(field.name)) }),
        values: column ? sampleValues(column) : [],
      };
    });
  return {
    key: entity.module,
    name: entity.name,
    path: entity.path,
    route: routeOf(entity),
    account: entity.account,
    softDelete: entity.softDelete,
    display: entity.display,
    scarce: entity.scarce || entity.capacity < PLENTY,
    access: accessOf(entity),
    fields,
  };
}

/** What pages call the list of the records a field links to. */
function listOfLinks({ linkOperations }: EntityModel, field: string): string {
  const segment = linkOperations.find(({ link }) => link === field)?.segment ?? field;
  return camel(segment.replaceAll('-', '_'));
}

const sampleValues = ({ samples }: ColumnModel): Json[] => samples.values.slice(0, VALUES);

/** The administrator the tests sign in as, with the fields accounts must have; null in projects without accounts. */
function adminOf(app: AppModel): { email: string; password: string; set: string[] } | null {
  const account = app.entities.find((entity) => entity.account);
  if (!app.auth || !account) return null;
  const set = account.columns
    .filter((column) => !column.nullable && column.default === null && column.name !== 'email')
    .flatMap((column) => {
      const [value] = column.samples.values;
      const shown = typeof value === 'string' ? value.replaceAll('{n}', '0') : value;
      return value === undefined ? [] : [`${column.name}:=${JSON.stringify(shown)}`];
    });
  return { email: 'admin@example.com', password: 'correct horse battery', set };
}
