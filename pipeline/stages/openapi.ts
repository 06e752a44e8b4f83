import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fillPlaceholders, OPENAPI_EXPORT } from '#generator/render/checks.ts';
import type { SandboxKind } from '#lib/runs/schema.ts';
import { type Environment, environmentMounts } from '../workspace/environment.ts';
import { namingDiskFull } from '../workspace/machine-error.ts';
import { OutputBudget } from '../workspace/output-budget.ts';
import { sandboxDriver } from '../workspace/sandbox.ts';
import { readRegularFile, type Tree, type TreeFile, writeInto } from '../workspace/tree.ts';
import { COMMAND_ENV } from './check-request.ts';
import type { StageContext } from './contract.ts';

/** Fifteen entities make about two million. */
const MAX_BYTES = 50_000_000;

/**
 * Has the project write its own OpenAPI document, in a sandbox and a copy of the project, and returns the file. Throws
 * when the project cannot: its tests, which have passed, do the same.
 */
export async function exportOpenApi(
  context: StageContext,
  tree: Tree,
  environment: Environment,
  sandbox: SandboxKind,
): Promise<TreeFile> {
  const lane = join(context.workspace, 'openapi');
  await rm(lane, { recursive: true, force: true });
  try {
    await namingDiskFull(async () => {
      await writeInto(join(lane, 'project'), tree, { timesFromContent: true });
      await Promise.all([mkdir(join(lane, 'reports')), mkdir(join(lane, 'tmp'))]);
    });
    const places = { reports: '{work}/reports', tmp: '{work}/tmp' };
    const [, ...rest] = OPENAPI_EXPORT.argv.map((part) => fillPlaceholders(part, places));
    const env = Object.entries(OPENAPI_EXPORT.env).map(([name, value]) => [
      name,
      fillPlaceholders(value, places),
    ]);
    const result = await sandboxDriver(sandbox).run({
      work: lane,
      mounts: environmentMounts(environment),
      argv: ['{venv}/bin/python', ...rest],
      cwd: join('project', OPENAPI_EXPORT.cwd),
      env: { ...COMMAND_ENV, HOME: places.tmp, ...Object.fromEntries(env) },
      limits: { timeoutMs: OPENAPI_EXPORT.timeoutMs },
      budget: new OutputBudget(),
      signal: context.signal,
    });
    if (result.exitCode !== 0) {
      throw new Error(`the project cannot write its OpenAPI document: ${result.stderr.trim().slice(-400)}`);
    }
    const { content } = await readRegularFile(join(lane, 'reports', 'openapi.json'), MAX_BYTES);
    return { content, executable: false };
  } finally {
    await rm(lane, { recursive: true, force: true });
  }
}
