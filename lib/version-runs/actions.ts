'use server';

import { teamAction } from '../action.ts';
import * as commands from './commands.ts';
import { checkVersionInput, restoreVersionInput } from './schema.ts';

export const restoreVersion = teamAction({
  input: restoreVersionInput,
  can: 'version.restore',
  run: commands.restoreVersion,
});
export const checkVersion = teamAction({
  input: checkVersionInput,
  can: 'run.start',
  run: commands.checkVersion,
});
