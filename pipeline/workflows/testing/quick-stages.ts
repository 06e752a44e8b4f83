import { access, appendFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { StageContext } from '../../stages/contract.ts';
import { findTampering } from '../../stages/locked-files.ts';
import { passed } from '../../stages/outcome.ts';
import { type Describe, packageStageWith } from '../../stages/package.ts';
import { readTree } from '../../workspace/tree.ts';
import { productStages } from '../product-stages.ts';
import type { StageFunctions } from '../stage-functions.ts';

/** In a project under test: its tests fail while this file is there. */
export const BROKEN = 'backend/tests/custom/BROKEN';

/**
 * The product's own stages, but for the machine's part: nothing is installed, and instead of running a project's tests one
 * looks at its locked files and whether it says of itself that it is broken. `outward` gets a line for each try.
 */
export function quickStages(outward: string): StageFunctions {
  /** Tells that a run is here, and stays as long as a test wants it to. */
  const pass = async (stage: string, { workspace, signal }: StageContext) => {
    const runId = basename(workspace).split('.')[0] ?? '';
    await appendFile(join(outward, 'tried.log'), `${runId} ${stage}\n`);
    await waitWhile(join(outward, `hold-${stage}-${runId}`), signal);
  };
  const describeApi: Describe = async (context, tree) => {
    await pass('package', context);
    return tree;
  };
  return {
    ...productStages,
    async plan(context, input) {
      await pass('plan', context);
      return productStages.plan(context, input);
    },
    package: packageStageWith(describeApi),
    merges: { describeApi },
    install: async () => passed({ environment: 'quick', cacheHit: true }),
    async test(context, { expected }) {
      const folder = join(context.workspace, 'project');
      await pass('test', context);
      const findings = expected ? findTampering(await readTree(folder), expected) : [];
      if (await isThere(join(folder, BROKEN))) findings.push({ check: 'tests', message: 'one test fails' });
      const failedCount = findings.length;
      const check = {
        ...{ name: 'tests', command: 'pytest', exitCode: failedCount > 0 ? 1 : 0, durationMs: 1 },
        ...{ passed: 1, failed: failedCount, skipped: 0 },
      };
      context.emit({ type: 'check.finished', iteration: context.iteration, check });
      const output = { checks: [check], sandbox: 'bubblewrap' as const };
      const nothing = { tokens: { input: 0, output: 0 }, costUsdMicros: 0 };
      return failedCount === 0
        ? { status: 'passed', output, ...nothing }
        : { status: 'failed', output, findings, ...nothing };
    },
    fix: async (_context, { findings }) => ({
      ...{ status: 'failed', findings, tokens: { input: 0, output: 0 }, costUsdMicros: 0 },
    }),
  };
}

/** Lets a test do something while a run is being tried. */
async function waitWhile(file: string, signal: AbortSignal): Promise<void> {
  while (await isThere(file)) {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
