import { readFileSync } from 'node:fs';
import type { OnStep } from '../../workspace/merge/merge.ts';
import { blueprintOf } from '../../workspace/merge/testing/specs.ts';
import { applyPlan } from '../apply-plan.ts';
import { withFolderPlan } from '../regenerate.ts';

/** Regenerates a folder without tests, everything undecided, and returns what came of it. */
export async function regenerateFolder(
  folder: string,
  spec: string,
  onStep: OnStep = () => {},
): Promise<string> {
  const specText = readFileSync(spec, 'utf8');
  const { signal } = new AbortController();
  return withFolderPlan({ folder, blueprint: blueprintOf(specText), specText, signal }, async (plan) => {
    if (plan.nothing) return 'nothing';
    const quiet = { emit: () => {}, log: () => {}, prepareMachine: async () => {} };
    const applied = await applyPlan(plan, { ...quiet, verify: false, signal, onStep });
    return applied.state;
  });
}
