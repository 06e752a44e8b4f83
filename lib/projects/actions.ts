'use server';

import { teamAction } from '../action.ts';
import * as commands from './commands.ts';
import { createProjectInput, deleteProjectInput, renameProjectInput } from './schema.ts';

export const createProject = teamAction({
  input: createProjectInput,
  can: 'project.create',
  run: commands.createProject,
});
export const renameProject = teamAction({
  input: renameProjectInput,
  can: 'project.rename',
  run: commands.renameProject,
});
export const deleteProject = teamAction({
  input: deleteProjectInput,
  can: 'project.delete',
  run: commands.deleteProject,
});
