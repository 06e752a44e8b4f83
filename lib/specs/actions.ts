'use server';

import { teamAction } from '../action.ts';
import * as commands from './commands.ts';
import { readSpecInput, restoreSpecInput, saveSpecInput } from './schema.ts';

export const saveSpec = teamAction({ input: saveSpecInput, can: 'spec.edit', run: commands.saveSpec });
export const restoreSpec = teamAction({
  input: restoreSpecInput,
  can: 'spec.edit',
  run: commands.restoreSpec,
});
export const readSpecVersion = teamAction({
  input: readSpecInput,
  can: 'spec.view',
  run: commands.readSpecVersion,
});
