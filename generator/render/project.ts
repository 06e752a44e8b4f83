import type { AppModel, EntityModel } from '../blueprint/model.ts';
import { prepare } from '../blueprint/prepare.ts';
import type { Blueprint } from '../blueprint/schema.ts';
import { renderBatch, renderDependencies } from './backend/batch.ts';
import { renderBrief } from './backend/brief.ts';
import { renderDocs, renderDocumentation } from './backend/docs.ts';
import { renderEnums } from './backend/enums.ts';
import { renderExchange } from './backend/exchange.ts';
import { renderFactories, renderIdentity } from './backend/factories.ts';
import { renderFigures } from './backend/figures.ts';
import { renderFilters } from './backend/filters.ts';
import { renderListView } from './backend/list-view.ts';
import { renderFirstMigration } from './backend/migration.ts';
import { renderModel } from './backend/model.ts';
import { renderPermissions } from './backend/permissions.ts';
import { renderFilePermissions, renderProjectFacts, renderRegistry } from './backend/registry.ts';
import { renderRouter } from './backend/router.ts';
import { renderFreeRules, renderRuleList } from './backend/rules.ts';
import { renderSchemas } from './backend/schemas.ts';
import { renderDevSeeds } from './backend/seeds.ts';
import { renderRepository, renderService } from './backend/service.ts';
import { renderPermissionTests } from './backend/test-permissions.ts';
import { renderEntityTest } from './backend/tests.ts';
import { renderExt, renderHooks, renderUserRouter, renderUserService } from './backend/user-files.ts';
import { ENVIRONMENT } from './checks.ts';
import { type FileMap, FileMapBuilder } from './files.ts';
import { addFrontend } from './frontend/frontend.ts';
import { isCopied, ownerOf } from './ownership.ts';
import { GITIGNORE, renderBlueprintFile, renderIds, renderManifest } from './root/files.ts';
import { renderPyproject } from './root/pyproject.ts';
import { renderReadme } from './root/readme.ts';
import { renderEnvExample } from './root/settings.ts';
import type { Skeleton } from './skeleton.ts';
import { addStack, renderStackReadme, renderStackSettings, STACK_GITIGNORE } from './stack/stack.ts';

/** Where migrations live; one is added with each version that changes the schema, and none is rewritten. */
export const REVISIONS = 'backend/migrations/versions/';
const FIRST_REVISION = `${REVISIONS}0001_initial.py`;

export type RenderOptions = {
  /** Content of SPEC.md: the person's text, or the printed Blueprint. */
  specText: string;
  /** Whether the frontend the SPEC asks for is rendered too: see `hasFrontend`. */
  frontend?: boolean;
  /** The project's migrations, path → content, where it is not its first version: see `evolveProject`. */
  revisions?: ReadonlyMap<string, string>;
  /** SHA-256 in hexadecimal, by whoever has a faster one than plain TypeScript's. */
  hash?: (content: string | Uint8Array) => string;
};

/**
 * Takes a valid Blueprint and the skeleton, returns every file of the project. Pure: the same input gives the same
 * bytes. Throws one error naming every problem when the Blueprint cannot be built or a path is unsafe or taken twice.
 */
export function renderProject(blueprint: Blueprint, skeleton: Skeleton, options: RenderOptions): FileMap {
  const app = prepare(blueprint);
  const files = new FileMapBuilder();
  files.add('SPEC.md', options.specText, 'U');
  files.add('.iopeer/blueprint.json', renderBlueprintFile(blueprint), 'G');
  files.add('.iopeer/ids.json', renderIds(app), 'G');
  const frontend = options.frontend === true && blueprint.options.frontend === 'nextjs';
  files.add('README.md', renderReadme(app, frontend ? renderStackReadme(app) : ''), 'M');
  files.add('.gitignore', frontend ? GITIGNORE + STACK_GITIGNORE : GITIGNORE, 'M');
  files.add('.env.example', renderEnvExample(app) + (frontend ? renderStackSettings(app) : ''), 'M');
  const revisions = options.revisions ?? new Map([[FIRST_REVISION, renderFirstMigration(app)]]);
  for (const [path, content] of revisions) files.add(path, content, ownerOf(path));
  const isEvolved = [...revisions.values()].some((text) => text.includes('app.core.reshape'));
  for (const [path, content] of skeleton) {
    if (!frontend && path.startsWith('frontend/')) continue;
    if (isCopied(path, app, isEvolved)) files.add(path, content, ownerOf(path));
  }
  if (frontend) {
    addFrontend(files, app);
    addStack(files, app);
  }
  if (app.keys === 'uuid')
    files.add('backend/app/core/keys.py', textOf(skeleton, 'backend/app/core/keys_uuid.py'), 'G');
  addBackend(files, app, textOf(skeleton, ENVIRONMENT.requirements));
  const written = files.finish();
  const sealed = new FileMapBuilder();
  for (const [path, file] of written) sealed.add(path, file.content, file.owner, file.executable);
  return sealed.add('.iopeer/manifest.json', renderManifest(written, options.hash), 'G').finish();
}

function textOf(skeleton: Skeleton, path: string): string {
  const content = skeleton.get(path);
  if (content === undefined) throw new Error(`the skeleton has no ${path}`);
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

function addBackend(files: FileMapBuilder, app: AppModel, lock: string): void {
  const entities = new Map(app.entities.map((entity) => [entity.name, entity]));
  files.add('backend/pyproject.toml', renderPyproject(app, lock), 'M');
  files.add('backend/app/core/project.py', renderProjectFacts(app), 'G');
  files.add('backend/app/modules/registry.py', renderRegistry(app), 'G');
  files.add('backend/app/modules/documentation.py', renderDocumentation(app), 'G');
  files.add('backend/app/modules/rules.py', renderRuleList(app), 'G');
  files.add('backend/app/rules.py', renderFreeRules(app), 'U');
  files.add('backend/app/seeds/dev.py', renderDevSeeds(app), 'M');
  files.add('backend/tests/factories.py', renderFactories(app), 'G');
  files.add('backend/tests/identity.py', renderIdentity(app), 'G');
  if (app.auth) files.add('backend/tests/_generated/test_permissions.py', renderPermissionTests(app), 'G');
  if (app.usesFiles) files.add('backend/app/files/permissions.py', renderFilePermissions(app), 'G');
  if (app.sharedEnums.length > 0) {
    files.add(
      'backend/app/modules/enums.py',
      renderEnums('Choices that several entities share.', app.sharedEnums),
      'G',
    );
  }
  for (const entity of app.entities) addEntity(files, entity, app, entities);
}

function addEntity(
  files: FileMapBuilder,
  entity: EntityModel,
  app: AppModel,
  entities: ReadonlyMap<string, EntityModel>,
): void {
  const folder = `backend/app/modules/${entity.module}`;
  const generated = `${folder}/_generated`;
  files.add(`${folder}/__init__.py`, '', 'G');
  files.add(`${generated}/__init__.py`, '', 'G');
  if (entity.enums.length > 0)
    files.add(`${generated}/enums.py`, renderEnums(`Choices of: ${entity.plural}`, entity.enums), 'G');
  files.add(`${generated}/model.py`, renderModel(entity, entities), 'G');
  files.add(`${generated}/schemas.py`, renderSchemas(entity, app.language), 'G');
  files.add(`${generated}/brief.py`, renderBrief(entity, app.language), 'G');
  files.add(`${generated}/docs.py`, renderDocs(entity, app), 'G');
  files.add(`${generated}/lists.py`, renderListView(entity, entities), 'G');
  files.add(`${generated}/exchange.py`, renderExchange(entity, app), 'G');
  files.add(`${generated}/figures.py`, renderFigures(entity, entities), 'G');
  files.add(`${generated}/filters.py`, renderFilters(entity), 'G');
  files.add(`${generated}/repository.py`, renderRepository(entity), 'G');
  files.add(`${generated}/service.py`, renderService(entity, entities), 'G');
  files.add(`${generated}/permissions.py`, renderPermissions(entity, app, entities), 'G');
  files.add(`${generated}/dependencies.py`, renderDependencies(entity), 'G');
  files.add(`${generated}/batch.py`, renderBatch(entity, app.language), 'G');
  files.add(`${generated}/router.py`, renderRouter(entity, app, entities), 'G');
  files.add(`${folder}/ext.py`, renderExt(entity), 'U');
  files.add(`${folder}/hooks.py`, renderHooks(entity), 'U');
  files.add(`${folder}/service.py`, renderUserService(entity), 'U');
  files.add(`${folder}/router.py`, renderUserRouter(entity), 'U');
  files.add(
    `backend/tests/_generated/test_${entity.module}.py`,
    renderEntityTest(entity, app, entities),
    'G',
  );
}
