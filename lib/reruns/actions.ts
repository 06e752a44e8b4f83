'use server';

import { teamAction } from '../action.ts';
import { runEngine } from '../engine/dbos-client.ts';
import { stepName } from '../engine/protocol.ts';
import { runFromStageInput, runInput } from '../runs/schema.ts';
import * as commands from './commands.ts';

export const retryRun = teamAction({ input: runInput, can: 'run.start', run: commands.retryRun });
export const forkRun = teamAction({ input: runFromStageInput, can: 'run.start', run: commands.forkRun });
export const rewindRun = teamAction({
  input: runFromStageInput,
  can: 'run.start',
  run: commands.rewindRun,
  after: async ({ team, input }) =>
    (await runEngine()).rewind({ teamId: team.id, runId: input.runId }, stepName(input.stage, 1)),
});
