import { join } from 'node:path';
import { hasFrontend, PARTS_BEFORE_CHOICE, type Parts } from '#generator/blueprint/parts.ts';
import { BACKEND_CHECKS, type ProjectCheck } from '#generator/render/checks.ts';
import { FRONTEND_CHECKS } from '#generator/render/frontend-checks.ts';
import type { Check, Finding } from '#lib/runs/schema.ts';
import { getBrowser } from '../workspace/browser.ts';
import { OutputBudget } from '../workspace/output-budget.ts';
import { sandboxOnce } from '../workspace/probe.ts';
import { findDatabaseServer } from '../workspace/test-database.ts';
import { readTree, type Tree, writeTree } from '../workspace/tree.ts';
import type { CheckRound } from './check-round.ts';
import { type CheckResult, isPassed, removeLanes, runCheck } from './check-runner.ts';
import { inOrder } from './check-schedule.ts';
import type { StageFunction, TestInput, TestOutput } from './contract.ts';
import { getEnvironment, getNodePackages } from './install.ts';
import { findTampering, LOCK_CHECK } from './locked-files.ts';
import { joined, withoutMade } from './made-files.ts';
import { failed, passed } from './outcome.ts';
import { findLaterRevisions, specTextOf } from './project-files.ts';
import { renderTree } from './render.ts';

/** What has to hold of each part that is delivered. */
const CHECKS: Record<Parts, readonly ProjectCheck[]> = {
  backend: BACKEND_CHECKS,
  frontend: FRONTEND_CHECKS,
  both: [...BACKEND_CHECKS, ...FRONTEND_CHECKS],
};

/**
 * Runs every check of the project in sandboxes without network, and puts what they make of it (typed client,
 * screenshots) into the project. Fails with findings when one does not hold, and before anything runs when a locked file
 * is not what the generator made. Throws `MachineError('no-sandbox')` and the like.
 */
export const testStage: StageFunction<TestInput, TestOutput> = async (context, input) => {
  const { blueprint, environment: key, parts = PARTS_BEFORE_CHOICE, checks: wanted = CHECKS[parts] } = input;
  const startedAt = performance.now();
  const folder = join(context.workspace, 'project');
  const [sandbox, before] = await Promise.all([sandboxOnce(), readTree(folder)]);
  if (sandbox.refusal) throw sandbox.refusal;
  const tree = withoutMade(before, wanted);
  const revisions = findLaterRevisions(tree);
  const expected = input.expected ?? (await renderTree(blueprint, specTextOf(tree), parts, revisions));
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
    // Migrations of earlier versions are the project's own: nothing here can tell whether somebody changed them.
    pristine: input.expected === undefined && revisions === undefined && sameTrees(tree, expected),
    environment,
    frontend: hasFrontend(parts)
      ? { packages: await getNodePackages(context, tree), browser: await getBrowser() }
      : null,
    sandbox: sandbox.kind,
    server,
    budget: new OutputBudget(),
  };
  const { results, made } = await runAll(round, wanted);
  if (made.size > 0) await writeTree(folder, joined(tree, made));
  const checks = [lock.check, ...results.map((result) => result.check)];
  const findings = results.flatMap((result) => result.findings);
  const output: TestOutput = {
    checks,
    sandbox: sandbox.kind,
    ...(made.size > 0 && { made: made.size }),
  };
  return checks.every(isPassed) && results.length === wanted.length
    ? passed(output)
    : failed(findings, output);
};

/** Runs checks side by side; when the machinery breaks in one, the others are ended first. */
async function runAll(
  round: CheckRound,
  checks: readonly ProjectCheck[],
): Promise<{ results: CheckResult[]; made: Tree }> {
  const stop = new AbortController();
  const context = { ...round.context, signal: AbortSignal.any([round.context.signal, stop.signal]) };
  const results = new Map<string, CheckResult>();
  let made: Tree = new Map();
  const run = async (check: ProjectCheck): Promise<boolean> => {
    // What a check has made is there for those of the frontend; the backend's tests know nothing of it.
    const tree = check.cwd === 'frontend' ? joined(round.tree, made) : round.tree;
    const isLeft = checks.some((other) => other.goesOnFrom === check.name);
    const result = await runCheck({ ...round, context, tree }, check, isLeft);
    results.set(check.name, result);
    made = joined(made, result.made);
    return isPassed(result.check);
  };
  try {
    await inOrder(checks, run, (error) => stop.abort(error));
  } catch (error) {
    throw round.context.signal.aborted ? round.context.signal.reason : error;
  } finally {
    await removeLanes(round.context);
  }
  return { results: checks.flatMap(({ name }) => results.get(name) ?? []), made };
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
