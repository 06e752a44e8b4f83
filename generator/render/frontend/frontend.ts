import type { AppModel } from '../../blueprint/model.ts';
import type { FileMapBuilder } from '../files.ts';
import { renderApi } from './api.ts';
import { renderDefinition } from './definition.ts';
import { addBrowserTests } from './e2e.ts';
import { renderIcons } from './icons.ts';
import { renderEntityMessages } from './messages.ts';
import { renderProjectModule, renderRegistry } from './registry.ts';
import { renderPages, renderScreens, renderUserFiles } from './screens.ts';

/** Adds what the frontend of this application is made of, besides the files of the skeleton. */
export function addFrontend(files: FileMapBuilder, app: AppModel): void {
  const entities = new Map(app.entities.map((entity) => [entity.name, entity]));
  files.add('frontend/src/lib/project.ts', renderProjectModule(app), 'G');
  files.add('frontend/src/features/registry.ts', renderRegistry(app), 'G');
  files.add('frontend/src/features/icons.ts', renderIcons(app), 'G');
  for (const language of ['es', 'en'] as const)
    files.add(`frontend/messages/entities.${language}.json`, renderEntityMessages(app, language), 'M');
  addBrowserTests(files, app);
  for (const entity of app.entities) {
    const feature = `frontend/src/features/${entity.module}`;
    files.add(`${feature}/_generated/definition.ts`, renderDefinition(entity, entities), 'G');
    files.add(`${feature}/_generated/api.ts`, renderApi(entity, app, entities), 'G');
    for (const [path, text] of renderScreens(entity)) files.add(`${feature}/${path}`, text, 'G');
    for (const [path, text] of renderUserFiles()) files.add(`${feature}/${path}`, text, 'U');
    for (const [path, text] of renderPages(entity)) files.add(`frontend/${path}`, text, 'G');
  }
}
