import type { AppModel } from '../../blueprint/model.ts';
import type { Blueprint } from '../../blueprint/schema.ts';
import type { FileMap } from '../files.ts';
import { sha256 } from '../sha256.ts';

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
backend/outbox/
backend/storage/
*.db
*.db-shm
*.db-wal
`;

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

/**
 * `.iopeer/manifest.json`: path → hash and owner of every other file, sorted by path. `hash` returns the SHA-256 in
 * hexadecimal; where there is a native one it takes a tenth of the time.
 */
export function renderManifest(files: FileMap, hash: typeof sha256 = sha256): string {
  const entries = [...files].map(([path, file]) => [path, { sha256: hash(file.content), owner: file.owner }]);
  return json({ version: 1, files: Object.fromEntries(entries) });
}
