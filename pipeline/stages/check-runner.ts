import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProjectCheck } from '#generator/render/checks.ts';
import type { Check, Finding } from '#lib/runs/schema.ts';
import { harvestBuildCache } from '../workspace/build-cache.ts';
import { MachineError } from '../workspace/machine-error.ts';
import { sandboxDriver } from '../workspace/sandbox.ts';
import { START_FAILED } from '../workspace/test-database.ts';
import { readRegularFile, type Tree } from '../workspace/tree.ts';
import { harvestTypesCache } from '../workspace/types-cache.ts';
import { commandLine, fillLane, requestOf } from './check-request.ts';
import type { CheckRound } from './check-round.ts';
import { labelled } from './console.ts';
import type { StageContext } from './contract.ts';
import { withPictures } from './failure-pictures.ts';
import { capped, readFindings } from './findings.ts';
import { readTestReport, type TestReport } from './junit.ts';
import { joined, readMade } from './made-files.ts';
import { readPlaywrightReport, readVitestReport } from './node-report.ts';

/** pytest writes some hundred bytes a test. */
const MAX_REPORT_BYTES = 20_000_000;
const LABEL_COLUMNS = 14;

/** How a check ended, what it complains about, and the files it made for the project. */
export type CheckResult = { check: Check; findings: Finding[]; made: Tree };

/**
 * Runs one check in a sandbox and a copy of the project of its own, so that no check sees what another leaves behind,
 * unless it goes on from another: then that one's copy `isLeft`, until `removeLanes`.
 */
export async function runCheck(round: CheckRound, check: ProjectCheck, isLeft = false): Promise<CheckResult> {
  const { context } = round;
  const { iteration } = context;
  const lane = join(context.workspace, 'checks', `${iteration}-${check.goesOnFrom ?? check.name}`);
  if (check.goesOnFrom === undefined) await fillLane(round, check, lane);
  const request = await requestOf(round, check, lane);
  const command = commandLine(check, request);
  context.emit({ type: 'check.started', iteration, name: check.name, command });
  const console = labelled(context, check.name.padEnd(LABEL_COLUMNS));
  try {
    const result = await sandboxDriver(round.sandbox).run({ ...request, onOutput: console.push });
    console.finish();
    if (result.exitCode === START_FAILED) {
      throw new MachineError('no-database-server', {
        detail: result.stderr.trim().split('\n').slice(-3).join(' ').slice(0, 400),
      });
    }
    const output = `${result.stdout}\n${result.stderr}`;
    const report = await readReport(check, lane, output);
    const counts = report?.counts ?? { passed: null, failed: null, skipped: null };
    const { exitCode, durationMs } = result;
    const done: Check = { name: check.name, command, exitCode, ...counts, durationMs };
    if (isPassed(done) && round.pristine) await keepLearnt(round, check, lane);
    const found = isPassed(done)
      ? []
      : findingsOf(check, done, output, report?.findings ?? [], result.endedBy);
    const isMade = isPassed(done) || check.makesAnyway === true;
    const pages: Tree = isMade ? await readMade(join(lane, 'project'), check) : new Map();
    const { findings, pictures } = await withPictures(found, join(lane, 'reports'));
    const made = joined(pages, pictures);
    context.emit({ type: 'check.finished', iteration, check: done });
    for (const finding of findings) context.emit({ type: 'finding', iteration, finding });
    return { check: done, findings, made };
  } finally {
    if (!isLeft) await rm(lane, { recursive: true, force: true });
  }
}

/** What tools have learnt about packages serves later projects. */
async function keepLearnt(
  { environment, frontend, sandbox }: CheckRound,
  { name }: ProjectCheck,
  lane: string,
): Promise<void> {
  if (name === 'types') await harvestTypesCache(environment, sandbox, join(lane, 'tmp', 'mypy'));
  if (name === 'frontend-build' && frontend)
    await harvestBuildCache(frontend.packages, sandbox, join(lane, 'project', 'frontend'));
}

/** Removes what checks have left for others. */
export async function removeLanes({ workspace }: StageContext): Promise<void> {
  await rm(join(workspace, 'checks'), { recursive: true, force: true });
}

/** The one rule: it ended well, nothing failed or was skipped, and what counts tests counted at least one. */
export function isPassed(check: Check): boolean {
  return (
    check.exitCode === 0 && (check.failed ?? 0) === 0 && (check.skipped ?? 0) === 0 && (check.passed ?? 1) > 0
  );
}

/** What counts tests and left no report has counted none. */
const NONE: TestReport = { counts: { passed: 0, failed: 0, skipped: 0 }, findings: [] };

async function readReport(
  { counts }: ProjectCheck,
  lane: string,
  output: string,
): Promise<TestReport | null> {
  if (counts.kind === 'exit') return null;
  const text = await readText(join(lane, 'reports', counts.path.replace('{reports}/', '')));
  if (counts.kind === 'junit') return text === null ? null : readTestReport(text, output);
  const read = counts.kind === 'vitest' ? readVitestReport : readPlaywrightReport;
  return (text === null ? null : read(text)) ?? NONE;
}

async function readText(file: string): Promise<string | null> {
  try {
    const { content } = await readRegularFile(file, MAX_REPORT_BYTES);
    return new TextDecoder().decode(content);
  } catch (error) {
    // What stops before its first test writes none; the exit code says so. A link in its place is an attack.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ELOOP'))
      return null;
    throw error;
  }
}

function findingsOf(
  check: ProjectCheck,
  done: Check,
  output: string,
  tests: Omit<Finding, 'check'>[],
  endedBy: 'exit' | 'timeout' | 'memory' | 'processes',
): Finding[] {
  const limits = {
    exit: null,
    timeout: `took longer than ${check.timeoutMs / 1_000} s`,
    memory: 'took more memory than the sandbox allows',
    processes: 'started more processes than the sandbox allows',
  };
  const limit = limits[endedBy];
  if (limit) return [{ check: check.name, message: `${check.name} ${limit}` }];
  if (tests.length > 0) return capped(tests.map((finding) => ({ check: check.name, ...finding })));
  if (done.exitCode === 0 && done.passed === 0) return [{ check: check.name, message: 'no test ran' }];
  return readFindings(check.name, output);
}
