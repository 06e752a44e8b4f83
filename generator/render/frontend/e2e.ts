import type { AppModel, ColumnModel } from '../../blueprint/model.ts';
import type { FileMapBuilder } from '../files.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Adds the browser tests of this application, besides those of the skeleton. */
export function addBrowserTests(files: FileMapBuilder, app: AppModel): void {
  files.add('frontend/e2e/_generated/admin.json', json({ admin: adminOf(app) }), 'G');
}

/** The administrator the tests sign in as, with the fields accounts must have; null in projects without accounts. */
function adminOf(app: AppModel): { email: string; password: string; set: string[] } | null {
  const account = app.entities.find((entity) => entity.account);
  if (!app.auth || !account) return null;
  const set = account.columns
    .filter((column) => !column.nullable && column.default === null && column.name !== 'email')
    .map((column) => `${column.name}:=${JSON.stringify(sampleOf(column, 0))}`);
  return { email: 'admin@example.com', password: 'correct horse battery', set };
}

/** A valid value of a column, the same for the same number. */
export function sampleOf(column: ColumnModel, number: number): unknown {
  const { values } = column.samples;
  const value = values[number % values.length];
  return typeof value === 'string' ? value.replaceAll('{n}', String(number)) : value;
}
