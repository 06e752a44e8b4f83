'use server';

import { teamAction } from '../action.ts';
import * as commands from './commands.ts';
import { remoteInput, saveRemoteInput } from './schema.ts';

export const saveRemote = teamAction({
  input: saveRemoteInput,
  can: 'git.export',
  run: commands.saveRemote,
});
export const removeRemote = teamAction({
  input: remoteInput,
  can: 'git.export',
  run: commands.removeRemote,
});
export const startExport = teamAction({
  input: remoteInput,
  can: 'git.export',
  run: commands.startExport,
});
