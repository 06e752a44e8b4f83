'use server';

import { teamAction } from '../action.ts';
import * as commands from './commands.ts';
import { renameTeamInput } from './schema.ts';

export const renameTeam = teamAction({
  input: renameTeamInput,
  can: 'team.rename',
  run: commands.renameTeam,
});
