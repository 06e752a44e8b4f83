'use server';

import { teamAction } from '../action.ts';
import * as commands from './commands.ts';
import { createTokenInput, revokeTokenInput } from './schema.ts';

export const createToken = teamAction({
  input: createTokenInput,
  can: 'token.manage',
  run: commands.createToken,
});
export const revokeToken = teamAction({
  input: revokeTokenInput,
  can: 'token.manage',
  run: commands.revokeToken,
});
