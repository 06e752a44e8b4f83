import type { AppModel } from '../../blueprint/model.ts';
import { type Doc, group, Imports, layout, prefixed, pythonModule, str } from '../python.ts';
import { wordsOf } from './words.ts';

/** `app/modules/registry.py`: the one list of modules, written whole. */
export function renderRegistry(app: AppModel): string {
  const words = wordsOf(app.language);
  const imports = new Imports().from('typing', 'Final').from('fastapi', 'APIRouter');
  const routers: string[] = [];
  const tags: [string, string][] = [['health', words.health]];
  if (app.auth) {
    imports.from('app.auth.routes', 'router as auth_router');
    routers.push('auth_router');
    tags.push(['auth', words.auth]);
  }
  imports.from(app.auth ? 'app.auth.feed' : 'app.core.feed_router', 'router as changes_router');
  routers.push('changes_router');
  tags.push(['changes', words.changes]);
  imports.from('app.core.switch_router', 'router as features_router');
  routers.push('features_router');
  tags.push(['features', words.features]);
  if (app.usesFiles) {
    imports.from('app.files.router', 'router as files_router');
    routers.push('files_router');
    tags.push(['files', words.files]);
  }
  for (const entity of app.entities) {
    imports.from(`app.modules.${entity.module}.router`, `router as ${entity.module}_router`);
    routers.push(`${entity.module}_router`);
    tags.push([entity.path, entity.plural]);
  }
  const tagItems = tags.map(
    ([name, text]): Doc => group('{', [`"name": ${str(name)}`, `"description": ${str(text)}`], '}'),
  );
  const one = (items: readonly Doc[]): string => (items.length === 1 ? ',)' : ')');
  return pythonModule('Every module of the application, in one place.', imports, [
    [
      layout(prefixed('ROUTERS: Final[tuple[APIRouter, ...]] = ', group('(', routers, one(routers)))),
      layout(prefixed('TAGS: Final[tuple[dict[str, str], ...]] = ', group('(', tagItems, one(tagItems)))),
    ].join('\n'),
  ]);
}

/** `app/core/project.py`: facts of the project. */
export function renderProjectFacts(app: AppModel): string {
  const roles = group('(', app.roles.map(str), ')');
  return pythonModule('Facts of this project, taken from its SPEC.', new Imports().from('typing', 'Final'), [
    [
      `NAME: Final = ${str(app.name)}`,
      `SLUG: Final = ${str(app.slug)}`,
      `DESCRIPTION: Final = ${str(app.description ?? '')}`,
      `LANGUAGE: Final[str] = ${str(app.language)}`,
      layout(prefixed('ROLES: Final[tuple[str, ...]] = ', roles)),
    ].join('\n'),
  ]);
}

/**
 * `app/files/permissions.py`: who may ask for files at all; which ones they get follows from the records that refer to
 * them. Strangers may ask where they may see such records.
 */
export function renderFilePermissions(app: AppModel): string {
  const doc = 'Who may store files, and ask for them.';
  if (!app.auth) {
    const imports = new Imports().from('app.core.access', 'public');
    return pythonModule(doc, imports, ['can_read = public\ncan_write = public']);
  }
  const shown = app.entities.some(
    (entity) => entity.access.read.anyone && entity.references.some((reference) => reference.target === null),
  );
  const imports = new Imports().from('app.auth.access', 'current_user');
  if (shown) imports.from('app.auth.access', 'allow').from('app.auth.policy', 'Rule');
  const reading = shown ? 'allow(Rule(anyone=True))' : 'current_user';
  return pythonModule(doc, imports, [`can_read = ${reading}\ncan_write = current_user`]);
}
