import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fillPlaceholders, type ProjectCheck } from '#generator/render/checks.ts';
import type { Check, Finding, SandboxKind } from '#lib/runs/schema.ts';
import type { DatabaseServer } from '../workspace/database-server.ts';
import { type Environment, environmentMounts } from '../workspace/environment.ts';
import { MachineError, namingDiskFull } from '../workspace/machine-error.ts';
import type { OutputBudget } from '../workspace/output-budget.ts';
import { sandboxDriver } from '../workspace/sandbox.ts';
import { type Mount, type SandboxRequest, withPlaces } from '../workspace/sandbox-driver.ts';
import { databaseUrl, START_FAILED, withServer } from '../workspace/test-database.ts';
import { readRegularFile, type Tree, writeInto } from '../workspace/tree.ts';
import { harvestTypesCache, typesCacheMount } from '../workspace/types-cache.ts';
import { labelled } from './console.ts';
import type { StageContext } from './contract.ts';
import { capped, readFindings } from './findings.ts';
import { readTestReport } from './junit.ts';

/** pytest writes some hundred bytes a test. */
const MAX_REPORT_BYTES = 20_000_000;

export type CheckRound = {
  context: StageContext;
  tree: Tree;
  /** True when the tree is the generator's own output to the byte: only then may what tools learn from it be kept. */
  pristine: boolean;
  environment: Environment;
  sandbox: SandboxKind;
  server: DatabaseServer | null;
  budget: OutputBudget;
};

/** What commands of a project see as their environment, besides what a check adds. */
export const COMMAND_ENV = {
  PATH: '{venv}/bin:/usr/local/bin:/usr/sbin:/usr/bin:/bin',
  VIRTUAL_ENV: '{venv}',
  LANG: 'C.UTF-8',
  TZ: 'UTC',
} as const;

/** Runs one check in a sandbox and a copy of the project of its own, so that no check sees what another leaves behind. */
export async function runCheck(
  round: CheckRound,
  check: ProjectCheck,
): Promise<{ check: Check; findings: Finding[] }> {
  const { context } = round;
  const lane = join(context.workspace, 'checks', `${context.iteration}-${check.name}`);
  const request = await prepare(round, check, lane);
  const command = commandLine(check, request.request);
  context.emit({ type: 'check.started', iteration: context.iteration, name: check.name, command });
  const console = labelled(context, check.name.padEnd(10));
  try {
    const result = await sandboxDriver(round.sandbox).run({ ...request.request, onOutput: console.push });
    console.finish();
    if (result.exitCode === START_FAILED) {
      throw new MachineError('no-database-server', {
        detail: result.stderr.trim().split('\n').slice(-3).join(' ').slice(0, 400),
      });
    }
    const output = `${result.stdout}\n${result.stderr}`;
    const report =
      check.counts.kind === 'junit'
        ? await readReport(join(lane, 'reports'), check.counts.path, output)
        : null;
    const counts = report?.counts ?? { passed: null, failed: null, skipped: null };
    const done: Check = {
      name: check.name,
      command,
      exitCode: result.exitCode,
      ...counts,
      durationMs: result.durationMs,
    };
    if (check.name === 'types' && isPassed(done) && round.pristine)
      await harvestTypesCache(round.environment, round.sandbox, join(lane, 'tmp', 'mypy'));
    const findings = isPassed(done)
      ? []
      : findingsOf(check, done, output, report?.findings ?? [], result.endedBy);
    context.emit({ type: 'check.finished', iteration: context.iteration, check: done });
    for (const finding of findings) context.emit({ type: 'finding', iteration: context.iteration, finding });
    return { check: done, findings };
  } finally {
    await rm(lane, { recursive: true, force: true });
  }
}

/** The one rule: it ended well, nothing failed or was skipped, and what counts tests counted at least one. */
export function isPassed(check: Check): boolean {
  return (
    check.exitCode === 0 && (check.failed ?? 0) === 0 && (check.skipped ?? 0) === 0 && (check.passed ?? 1) > 0
  );
}

type Prepared = { request: SandboxRequest };

async function prepare(round: CheckRound, check: ProjectCheck, lane: string): Promise<Prepared> {
  await rm(lane, { recursive: true, force: true });
  await namingDiskFull(async () => {
    await writeInto(join(lane, 'project'), round.tree, { timesFromContent: true });
    await Promise.all([mkdir(join(lane, 'reports')), mkdir(join(lane, 'tmp'))]);
  });
  const cache = check.name === 'types' ? await typesCacheMount(round.environment, round.sandbox) : null;
  // /tmp of a sandbox is memory. The types check works in a folder, where its cache can be picked up afterwards.
  const tmp = round.sandbox === 'none' || check.name === 'types' ? '{work}/tmp' : '/tmp';
  const places = { reports: '{work}/reports', tmp };
  const server = 'DATABASE_URL' in check.env ? round.server : null;
  const filled = Object.fromEntries(
    Object.entries(check.env).map(([name, value]) => [name, fillPlaceholders(value, places)]),
  );
  const argv = check.argv.map((part, index) =>
    index === 0 && part === 'python' ? '{venv}/bin/python' : fillPlaceholders(part, places),
  );
  const [program = '', ...rest] = argv;
  const mounts: Mount[] = [
    ...environmentMounts(round.environment),
    ...(server?.mounts ?? []),
    ...(cache ? [cache] : []),
  ];
  const wrapped: [string, ...string[]] = server ? withServer(server, [program, ...rest]) : [program, ...rest];
  return {
    request: {
      work: lane,
      mounts,
      argv: cache
        ? [
            '/bin/sh',
            '-c',
            'cp -r "$1" "$2/mypy" && shift 2 && exec "$@"',
            'sh',
            `{${cache.name}}`,
            tmp,
            ...wrapped,
          ]
        : wrapped,
      cwd: join('project', check.cwd),
      env: {
        ...COMMAND_ENV,
        HOME: tmp,
        ...filled,
        ...(server && { DATABASE_URL: databaseUrl(server, check.name) }),
      },
      limits: { timeoutMs: check.timeoutMs },
      budget: round.budget,
      signal: round.context.signal,
    },
  };
}

/** The command as a person would type it in the project's folder, with the database it ran on. */
function commandLine(check: ProjectCheck, request: SandboxRequest): string {
  const places = new Map([['work', '/work']]);
  const database = request.env.DATABASE_URL;
  const argv = check.argv.map((part) => fillPlaceholders(part, { reports: '/work/reports', tmp: '/tmp' }));
  return [...(database === undefined ? [] : [`DATABASE_URL=${withPlaces(database, places)}`]), ...argv].join(
    ' ',
  );
}

async function readReport(folder: string, path: string, output: string) {
  const file = join(folder, path.replace('{reports}/', ''));
  try {
    const { content } = await readRegularFile(file, MAX_REPORT_BYTES);
    return readTestReport(new TextDecoder().decode(content), output);
  } catch (error) {
    // pytest that stops before its first test writes none; the exit code says so. A link in its place is an attack.
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
