import type { Parts } from '#generator/blueprint/parts.ts';
import { type Blueprint, blueprintSchema, overridesSchema } from '#generator/blueprint/schema.ts';
import { printSpec } from '#generator/spec/print.ts';
import { findArtifact } from '#lib/artifacts/queries.ts';
import type { StageOutput, StageRecord } from '#lib/executions/schema.ts';
import { isVerified } from '#lib/runs/rules.ts';
import type { Stage } from '#lib/runs/schema.ts';
import type { CodeInput, PackageInput, PlanInput } from '../stages/contract.ts';
import type { Execution } from './execution.ts';
import { toFinishedStage } from './finished-stage.ts';

export function planInput(execution: Execution): PlanInput {
  const { specText, fileName, overrides, parts } = execution.order;
  return { specText, fileName, overrides: overridesSchema.parse(overrides), ...(parts && { parts }) };
}

/** Content of the project's SPEC.md: the SPEC as it was written; what came in another form (JDL, SQL, DBML) is printed as one. */
export function specTextFor({ order }: Execution, blueprint: Blueprint): string {
  return /\.(md|txt)$/i.test(order.fileName) ? order.specText : printSpec(blueprint);
}

/** The SPEC as it was written goes into the project; what came in another form (JDL, SQL, DBML) is printed as a SPEC. */
export function codeInput(execution: Execution, blueprint: Blueprint): CodeInput {
  const { specText, fileName } = execution.order;
  const parts = plannedParts(execution);
  return /\.(md|txt)$/i.test(fileName) ? { blueprint, specText, ...parts } : { blueprint, ...parts };
}

/**
 * The Blueprint of the plan, from its stored bytes: `jsonb` would reorder its members, and the generator's output
 * must not depend on which worker goes on.
 */
export async function readBlueprint(execution: Execution): Promise<Blueprint> {
  const stored = await execution.read((db) => findArtifact(db, execution.hold.runId, 'blueprint'));
  if (stored === null) throw new Error(`run ${execution.hold.runId} is planned but has no blueprint`);
  return blueprintSchema.parse(JSON.parse(new TextDecoder().decode(stored.bytes)));
}

/** What the plan decided to deliver, for every later stage. */
export function plannedParts({ records }: Execution): { parts?: Parts } {
  const parts = lastOutput(records, 'plan')?.parts;
  return parts === undefined ? {} : { parts };
}

/** The newest finished stage of a kind. */
export function lastRecord(records: readonly StageRecord[], stage: Stage): StageRecord | undefined {
  return records.findLast((record) => record.stage === stage);
}

/** What the newest finished stage of a kind decided; undefined when it has not run or left nothing. */
export function lastOutput<S extends StageOutput['stage']>(
  records: readonly StageRecord[],
  stage: S,
): Extract<StageOutput, { stage: S }> | undefined {
  const output = lastRecord(records, stage)?.output;
  return output?.stage === stage ? (output as Extract<StageOutput, { stage: S }>) : undefined;
}

export function packageInput(
  execution: Execution,
  blueprint: Blueprint,
  repositoryPath: string,
): PackageInput {
  const { records, hold } = execution;
  const tested = lastOutput(records, 'test');
  const planned = lastOutput(records, 'plan');
  if (planned === undefined) throw new Error(`run ${hold.runId} is packaged before it is planned`);
  return {
    blueprint,
    blueprintHash: planned.blueprintHash,
    ...plannedParts(execution),
    verified: isVerified(records.map(toFinishedStage)),
    checks: tested?.checks ?? [],
    sandbox: tested?.sandbox ?? execution.sandbox,
    fixRounds: records.filter((record) => record.stage === 'fix').length,
    repository: { path: repositoryPath, runId: hold.runId },
  };
}
