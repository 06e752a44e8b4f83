import type { Stage } from '#lib/runs/schema.ts';
import type { StageContext } from '../stages/contract.ts';
import { performCode } from './perform-code.ts';
import { performPackage } from './perform-package.ts';
import { performPlan } from './perform-plan.ts';
import { type Performed, type PerformOptions, record } from './performed.ts';
import { lastOutput, lastRecord, plannedParts, readBlueprint } from './stage-inputs.ts';
import { readWorkedFiles } from './worked-files.ts';

/** Calls one stage's function with what earlier stages left. */
export async function performStage(
  stage: Stage,
  context: StageContext,
  options: PerformOptions,
): Promise<Performed> {
  const { execution, functions } = options;
  if (stage === 'plan') return performPlan(context, options);
  if (stage === 'code') return performCode(context, options);
  if (stage === 'package') return performPackage(context, options);
  const blueprint = await readBlueprint(execution);
  const parts = plannedParts(execution);
  if (stage === 'install')
    return record(await functions.install(context, { blueprint, ...parts }), (output) => ({
      stage,
      ...output,
    }));
  const common = { blueprint, ...parts, environment: environmentOf(options) };
  const { expected, theirs } = await readWorkedFiles(execution);
  const worked = expected ? { expected } : {};
  if (stage === 'test')
    return record(await functions.test(context, { ...common, ...worked }), (output) => ({
      stage,
      ...output,
    }));
  const findings = lastRecord(execution.records, 'test')?.findings ?? [];
  const kept = theirs ? { theirs } : {};
  return record(await functions.fix(context, { ...common, ...worked, ...kept, findings }), (output) => ({
    stage,
    ...output,
  }));
}

/** Named by the install stage; a machine that does not have it makes it again. */
function environmentOf({ execution }: PerformOptions): string {
  const installed = lastOutput(execution.records, 'install');
  if (installed === undefined) throw new Error('the project is tested before its packages are installed');
  return installed.environment;
}
