import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { BACKEND_CHECKS, type ProjectCheck } from '#generator/render/checks.ts';
import type { Check, Finding } from '#lib/runs/schema.ts';
import { OutputBudget } from '../workspace/output-budget.ts';
import { sandboxOnce } from '../workspace/probe.ts';
import { findDatabaseServer } from '../workspace/test-database.ts';
import { readTree, type Tree } from '../workspace/tree.ts';
import { type CheckRound, isPassed, runCheck } from './check-runner.ts';
import type { StageFunction, TestInput, TestOutput } from './contract.ts';
import { getEnvironment } from './install.ts';
import { findTampering, LOCK_CHECK } from './locked-files.ts';
import { failed, passed } from './outcome.ts';
import { specTextOf } from './project-files.ts';
import { renderTree } from './render.ts';

/**
 * Runs every check of the project in sandboxes without network. Fails with findings when one does not hold, and before
 * anything runs when a locked file is not what the generator made. Throws `MachineError('no-sandbox')` and the like.
 */
export const testStage: StageFunction<TestInput, TestOutput> = async (
  context,
  { blueprint, environment: key, checks: wanted = BACKEND_CHECKS },
) => {
  const startedAt = performance.now();
  const [sandbox, tree] = await Promise.all([sandboxOnce(), readTree(join(context.workspace, 'project'))]);
  if (sandbox.refusal) throw sandbox.refusal;
  const expected = await renderTree(blueprint, specTextOf(tree));
  const lock = lockCheck(findTampering(tree, expected), startedAt);
  context.emit({ type: 'check.finished', iteration: context.iteration, check: lock.check });
  if (lock.findings.length > 0) {
    for (const finding of lock.findings)
      context.emit({ type: 'finding', iteration: context.iteration, finding });
    return failed(lock.findings, { checks: [lock.check], sandbox: sandbox.kind });
  }
  const environment = await getEnvironment(context, key, tree);
  // A server in a sandbox of its own cannot be had without one.
  const server =
    sandbox.kind === 'none' ? null : await findDatabaseServer(blueprint.options.database, context.signal);
  context.log(
    'system',
    `sandbox: ${sandbox.kind}, limits: ${sandbox.limits}, database: ${server?.label ?? 'SQLite'}\n`,
  );
  const round: CheckRound = {
    context,
    tree,
    pristine: sameTrees(tree, expected),
    environment,
    sandbox: sandbox.kind,
    server,
    budget: new OutputBudget(),
  };
  const results = await runAll(round, wanted);
  const checks = [lock.check, ...results.map((result) => result.check)];
  const findings = results.flatMap((result) => result.findings);
  const output: TestOutput = { checks, sandbox: sandbox.kind };
  return checks.every(isPassed) ? passed(output) : failed(findings, output);
};

/** Longest first, so that the short ones fill the gaps of two cores. */
const START_ORDER: readonly ProjectCheck['name'][] = ['tests', 'types', 'migrations', 'format', 'lint'];

/** Runs checks side by side, one a core; when the machinery breaks in one, the others are ended first. */
async function runAll(
  round: CheckRound,
  checks: readonly ProjectCheck[],
): Promise<{ check: Check; findings: Finding[] }[]> {
  const stop = new AbortController();
  const context = { ...round.context, signal: AbortSignal.any([round.context.signal, stop.signal]) };
  const waiting = [...checks].sort((a, b) => START_ORDER.indexOf(a.name) - START_ORDER.indexOf(b.name));
  const results = new Map<string, { check: Check; findings: Finding[] }>();
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      results.set(next.name, await runCheck({ ...round, context }, next));
    }
  };
  const lanes = Array.from({ length: Math.min(checks.length, availableParallelism()) }, () =>
    work().catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }),
  );
  const broken = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected');
  if (broken) throw round.context.signal.aborted ? round.context.signal.reason : broken.reason;
  return checks.flatMap(({ name }) => results.get(name) ?? []);
}

function lockCheck(findings: Finding[], startedAt: number): { check: Check; findings: Finding[] } {
  const check: Check = {
    name: LOCK_CHECK,
    command: 'sha256 of acceptance tests and their settings = generated',
    exitCode: findings.length === 0 ? 0 : 1,
    passed: null,
    failed: null,
    skipped: null,
    durationMs: Math.round(performance.now() - startedAt),
  };
  return { check, findings };
}

function sameTrees(a: Tree, b: Tree): boolean {
  if (a.size !== b.size) return false;
  for (const [path, file] of a) {
    const other = b.get(path);
    if (!other || Buffer.compare(file.content, other.content) !== 0) return false;
  }
  return true;
}
