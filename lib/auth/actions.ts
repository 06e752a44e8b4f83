'use server';

import { userAction } from '../action.ts';
import * as commands from './commands.ts';
import { saveLocaleInput } from './schema.ts';

export const saveLocale = userAction({ input: saveLocaleInput, run: commands.saveLocale });
