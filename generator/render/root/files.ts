import type { AppModel } from '../../blueprint/model.ts';
import type { Blueprint } from '../../blueprint/schema.ts';
import type { FileMap } from '../files.ts';
import { sha256 } from '../sha256.ts';
import { exampleDatabaseUrl } from './readme.ts';

/** `.gitignore` of the project. */
export const GITIGNORE = `.env
.venv/
__pycache__/
*.pyc
*.egg-info/
.coverage
.mypy_cache/
.pytest_cache/
.ruff_cache/
backend/storage/
*.db
*.db-shm
*.db-wal
`;

/** \`.env.example\`: every setting with the value it has when left out, or one to start from. */
export function renderEnvExample(app: AppModel): string {
  const es = app.language === 'es';
  const line = (comment: string, setting: string): string => `# ${comment}\n${setting}\n`;
  return [
    line(
      es ? 'development, test o production' : 'development, test or production',
      'ENVIRONMENT=development',
    ),
    line(
      es ? 'Sin ella se usa un archivo SQLite' : 'Without it an SQLite file is used',
      `DATABASE_URL=${exampleDatabaseUrl(app)}`,
    ),
    line(
      es ? 'Al menos 32 caracteres al azar en producción' : 'At least 32 random characters in production',
      'SECRET_KEY=change-me-change-me-change-me-change-me',
    ),
    line(
      es
        ? 'Orígenes de otros dominios, separados por comas'
        : 'Origins of other domains, separated by commas',
      'CORS_ORIGINS=',
    ),
    line(
      es ? 'Peticiones por minuto y dirección' : 'Requests a minute and address',
      'RATE_LIMIT_ENABLED=true\nRATE_LIMIT_PER_MINUTE=600',
    ),
    line(es ? 'Carpeta de los archivos subidos' : 'Folder of uploaded files', 'STORAGE_DIR=storage'),
    line('DEBUG, INFO, WARNING, ERROR', 'LOG_LEVEL=INFO'),
  ].join('\n');
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

export const renderBlueprintFile = (blueprint: Blueprint): string => json(blueprint);

/** `.iopeer/ids.json`: stable ids of entities, fields and relations → the names they have in this version. */
export function renderIds(app: AppModel): string {
  const entities = app.entities.map((entity) => ({
    id: entity.id,
    name: entity.name,
    table: entity.table,
    fields: Object.fromEntries(entity.columns.map((column) => [column.id, column.name])),
    references: Object.fromEntries(entity.references.map((reference) => [reference.id, reference.column])),
    links: Object.fromEntries(entity.links.map((link) => [link.id, link.table])),
  }));
  return json({ version: 1, entities });
}

/** `.iopeer/manifest.json`: path → hash and owner of every other file, sorted by path. */
export function renderManifest(files: FileMap): string {
  const entries = [...files].map(([path, file]) => [
    path,
    { sha256: sha256(file.content), owner: file.owner },
  ]);
  return json({ version: 1, files: Object.fromEntries(entries) });
}
