'use server';

import { teamAction } from '../action.ts';
import * as commands from './commands.ts';
import { openConsoleInput } from './schema.ts';

export const openConsole = teamAction({
  input: openConsoleInput,
  can: 'console.watch',
  run: commands.openConsole,
});
