import { codeStage } from '../stages/code.ts';
import { fixStage } from '../stages/fix.ts';
import { installStage } from '../stages/install.ts';
import { packageStage, withOpenApi } from '../stages/package.ts';
import { planStage } from '../stages/plan.ts';
import { testStage } from '../stages/test.ts';
import type { StageFunctions } from './stage-functions.ts';

/** The stages of the product, the same that the command line runs in its own process. */
export const productStages: StageFunctions = {
  plan: planStage,
  code: codeStage,
  install: installStage,
  test: testStage,
  fix: fixStage,
  package: packageStage,
  merges: { describeApi: withOpenApi },
};
