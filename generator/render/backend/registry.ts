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

/** `app/files/permissions.py`: files follow the rule of the whole application. */
export function renderFilePermissions(app: AppModel): string {
  const rule = app.auth ? 'current_user' : 'public';
  const imports = new Imports().from(app.auth ? 'app.auth.access' : 'app.core.access', rule);
  return pythonModule('Who may store and read files.', imports, [`can_read = ${rule}\ncan_write = ${rule}`]);
}
