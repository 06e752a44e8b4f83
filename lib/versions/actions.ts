'use server';

import { teamAction } from '../action.ts';
import * as commands from './commands.ts';
import { nameVersionInput, starVersionInput } from './schema.ts';

export const nameVersion = teamAction({
  input: nameVersionInput,
  can: 'version.edit',
  run: commands.nameVersion,
});
export const starVersion = teamAction({
  input: starVersionInput,
  can: 'version.edit',
  run: commands.starVersion,
});
