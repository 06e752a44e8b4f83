import { hasFrontend, type Parts, partsOf } from '#generator/blueprint/parts.ts';
import { type Blueprint, blueprintSchema } from '#generator/blueprint/schema.ts';
import type { Assumption, ReadResult } from '#generator/spec/diagnostics.ts';
import { readAnySpec } from '#generator/spec/read-any.ts';
import { remarkSentence } from '../workspace/evidence-page.ts';
import type { PlanInput, PlanOutput, StageFunction, StageOutcome } from './contract.ts';
import { hashBlueprint } from './hash.ts';
import { failed, passed } from './outcome.ts';

/** Reads the SPEC into a Blueprint. Errors in it are findings with their lines; nothing is generated from such a SPEC. */
export const planStage: StageFunction<PlanInput, PlanOutput> = async (context, input) => {
  const read = await readAnySpec(
    input.specText,
    input.fileName,
    input.defaults ? { defaults: input.defaults } : {},
  );
  context.signal.throwIfAborted();
  return planFrom(read, input);
};

/** What the stage makes of a SPEC that somebody has read already. */
export function planFrom(read: ReadResult, input: PlanInput): StageOutcome<PlanOutput> {
  const errors = read.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const findings = errors.map(({ message, line }) => ({
    check: 'plan',
    message,
    file: input.fileName,
    line,
  }));
  if (read.blueprint === null) return failed(findings);
  const blueprint = withOptions(read.blueprint, input.overrides);
  const { diagnostics } = read;
  const parts = partsOf(blueprint, input.parts);
  const assumptions = [...read.assumptions, ...deliveryAssumptions(blueprint, parts)];
  const blueprintHash = hashBlueprint(blueprint);
  const output: PlanOutput = { parts, blueprint, blueprintHash, diagnostics, assumptions };
  return errors.length > 0 ? failed(findings, output) : passed(output);
}

/** The Blueprint with options that win over what its SPEC says. */
export function withOptions(blueprint: Blueprint, overrides: PlanInput['overrides']): Blueprint {
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  return blueprintSchema.parse({ ...blueprint, options: { ...blueprint.options, ...given } });
}

/** What this version makes of the plan, when that is less than the plan says. */
function deliveryAssumptions({ options, language }: Blueprint, parts: Parts): Assumption[] {
  return options.frontend === 'none' || hasFrontend(parts)
    ? []
    : [{ text: remarkSentence('frontend-not-included', language), line: 1 }];
}
