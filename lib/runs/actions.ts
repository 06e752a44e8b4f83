'use server';

import { teamAction } from '../action.ts';
import { runEngine } from '../engine/dbos-client.ts';
import * as commands from './commands.ts';
import { runInput, startRunInput } from './schema.ts';

export const startRun = teamAction({ input: startRunInput, can: 'run.start', run: commands.startRun });
export const draftRun = teamAction({ input: startRunInput, can: 'run.start', run: commands.draftRun });
export const confirmRun = teamAction({ input: runInput, can: 'run.start', run: commands.confirmRun });
export const cancelRun = teamAction({
  input: runInput,
  can: 'run.cancel',
  run: commands.cancelRun,
  // The run is over already; this frees the engine's place. Were it lost, the reaper would do it.
  after: async ({ data }) => (await runEngine()).cancel(data.id),
});
export const pauseRun = teamAction({ input: runInput, can: 'run.cancel', run: commands.pauseRun });
export const resumeRun = teamAction({
  input: runInput,
  can: 'run.start',
  run: commands.resumeRun,
  after: async ({ data }) => {
    if (data.requeued) await (await runEngine()).resume([data.id]);
  },
});
