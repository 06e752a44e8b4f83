'use server';

import { teamAction } from '../action.ts';
import { runEngine } from '../engine/dbos-client.ts';
import { stepName } from '../engine/protocol.ts';
import * as commands from './commands.ts';
import { answerPlanInput } from './schema.ts';

export const answerPlan = teamAction({
  input: answerPlanInput,
  can: 'run.start',
  run: commands.answerPlan,
  after: async ({ team, data }) =>
    (await runEngine()).rewind({ teamId: team.id, runId: data.id }, stepName('plan', 1)),
});
