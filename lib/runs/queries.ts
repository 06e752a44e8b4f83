import { type Parts, partsSchema } from '#generator/blueprint/parts.ts';
import { listArtifacts } from '../artifacts/queries.ts';
import type { ArtifactView } from '../artifacts/schema.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';
import { listEventsAfter } from '../run-feed/queries.ts';
import type { EventLine } from '../run-feed/schema.ts';
import { type RunTime, stageRank } from './rules.ts';
import {
  type Check,
  type RunKind,
  type RunState,
  runSourceSchema,
  type SandboxKind,
  type Stage,
  type StageStatus,
  type Tokens,
} from './schema.ts';

export type StageView = {
  stage: Stage;
  iteration: number;
  status: StageStatus;
  startedAt: Date | null;
  finishedAt: Date | null;
  durationMs: number | null;
  tokens: Tokens;
  costUsdMicros: number;
};

export type RunView = {
  id: string;
  number: number;
  kind: RunKind;
  /** The version it tries or goes back to; null for what is about no earlier version. */
  aboutVersion: number | null;
  /** The version it made or tried; null while there is none. */
  version: number | null;
  state: RunState;
  /** What it delivers; null while it follows the SPEC and is not planned. */
  parts: Parts | null;
  sandbox: SandboxKind | null;
  failureReason: string | null;
  pauseRequested: boolean;
  specVersionNumber: number;
  parentRunId: string | null;
  createdById: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** From the first start to the end, or to now while it runs; null before it starts. */
  durationMs: number | null;
  tokens: Tokens;
  costUsdMicros: number;
  stages: StageView[];
};

/** `tests` are those of the newest round: what the verdict rests on. */
export type RunListItem = RunView & { tests: { passed: number; failed: number } };

export type RunPageView = RunView & {
  project: { id: string; slug: string; name: string };
  checks: (Check & { iteration: number })[];
  artifacts: ArtifactView[];
};

const columns = {
  id: true,
  number: true,
  kind: true,
  source: true,
  versions: { select: { number: true }, orderBy: { number: 'desc' }, take: 1 },
  state: true,
  parts: true,
  sandbox: true,
  failureReason: true,
  pauseRequested: true,
  parentRunId: true,
  createdById: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  tokensInput: true,
  tokensOutput: true,
  costUsdMicros: true,
  specVersion: { select: { number: true } },
  stages: {
    select: {
      name: true,
      iteration: true,
      status: true,
      startedAt: true,
      finishedAt: true,
      durationMs: true,
      tokensInput: true,
      tokensOutput: true,
      costUsdMicros: true,
    },
  },
} as const;

/** Enough for the newest few of each kind of delivery. */
const MAX_TIMES = 30;
/** Older runs than these are reached by their number. */
const MAX_LISTED = 200;

/** A project's runs, the newest first, each with the times and costs of its stages and its count of tests. */
export async function listRuns(db: TeamDb, projectId: string): Promise<RunListItem[]> {
  const rows = await db.run.findMany({
    where: { projectId },
    orderBy: { number: 'desc' },
    take: MAX_LISTED,
    select: columns,
  });
  const checks = await listChecks(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...toView(row),
    tests: countTests(checks.filter(({ runId }) => runId === row.id)),
  }));
}

/** One run as its page shows it. Throws `not_found` for another team's. */
export async function getRunPage(db: TeamDb, runId: string): Promise<RunPageView> {
  const row = await db.run.findFirst({
    where: { id: runId },
    select: { ...columns, project: { select: { id: true, slug: true, name: true } } },
  });
  if (row === null) throw new AppError('not_found');
  return {
    ...toView(row),
    project: row.project,
    checks: (await listChecks(db, [runId])).map(({ runId: _, ...check }) => check),
    artifacts: await listArtifacts(db, runId),
  };
}

/** How long the newest runs of a project took that tried what they made, newest first. */
export async function listRunTimes(db: TeamDb, projectId: string): Promise<RunTime[]> {
  const rows = await db.run.findMany({
    where: { projectId, parts: { not: null }, state: { in: ['verified', 'unverified'] } },
    orderBy: { number: 'desc' },
    take: MAX_TIMES,
    select: { parts: true, stages: { select: { durationMs: true } } },
  });
  // Stages, not clocks on the wall: a run may have waited for a place, or for a person.
  return rows.map(({ parts, stages }) => ({
    parts: partsSchema.parse(parts),
    durationMs: stages.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0),
  }));
}

/** The run of a project that people call by this number. Throws `not_found`. */
export async function getRunIdByNumber(db: TeamDb, projectId: string, number: number): Promise<string> {
  const run = await db.run.findFirst({ where: { projectId, number }, select: { id: true } });
  if (run === null) throw new AppError('not_found');
  return run.id;
}

/** What happened in a run after `seq`, oldest first, with how it stands now. Throws `not_found`. */
export async function getRunNews(
  db: TeamDb,
  runId: string,
  seq: number,
): Promise<{ state: RunState; parts: Parts | null; events: EventLine[] }> {
  const run = await db.run.findFirst({ where: { id: runId }, select: { state: true, parts: true } });
  if (run === null) throw new AppError('not_found');
  return {
    state: run.state as RunState,
    parts: partsSchema.nullable().parse(run.parts),
    events: await listEventsAfter(db, runId, seq),
  };
}

/** What the SPEC was understood as by this run; null until it is planned. Throws `not_found`. */
export async function findRunBlueprint(db: TeamDb, runId: string): Promise<unknown> {
  const run = await db.run.findFirst({ where: { id: runId }, select: { blueprint: true } });
  if (run === null) throw new AppError('not_found');
  return run.blueprint;
}

type CheckRow = Check & { runId: string; iteration: number };

/** Every check of every round of these runs, in the order they ended. */
async function listChecks(db: TeamDb, runIds: string[]): Promise<CheckRow[]> {
  const rows = await db.runEvent.findMany({
    where: { runId: { in: runIds }, type: 'check.finished' },
    orderBy: [{ runId: 'asc' }, { seq: 'asc' }],
    select: { runId: true, data: true },
  });
  return rows.map(({ runId, data }) => {
    // Only lib/run-feed and the engine write events, each of them a RunEvent.
    const { check, iteration } = data as unknown as { check: Check; iteration: number };
    return { ...check, runId, iteration };
  });
}

/** The tests of the newest round, over all checks that count them. */
function countTests(checks: readonly CheckRow[]): RunListItem['tests'] {
  const newest = Math.max(0, ...checks.map((check) => check.iteration));
  const counted = checks.filter((check) => check.iteration === newest);
  return {
    passed: counted.reduce((sum, check) => sum + (check.passed ?? 0), 0),
    failed: counted.reduce((sum, check) => sum + (check.failed ?? 0), 0),
  };
}

type RunRow = Prisma.RunGetPayload<{ select: typeof columns }>;

function toView(row: RunRow): RunView {
  const { specVersion, tokensInput, tokensOutput, costUsdMicros, source, versions, ...rest } = row;
  const about = runSourceSchema.nullable().parse(source);
  const end = row.finishedAt ?? new Date();
  return {
    ...rest,
    aboutVersion: about !== null && 'versionNumber' in about ? about.versionNumber : null,
    version: versions[0]?.number ?? null,
    // Only lib/runs, lib/executions and lib/engine write these columns, from the same lists of words.
    kind: row.kind as RunKind,
    state: row.state as RunState,
    parts: partsSchema.nullable().parse(row.parts),
    sandbox: row.sandbox as SandboxKind | null,
    specVersionNumber: specVersion.number,
    durationMs: row.startedAt === null ? null : end.getTime() - row.startedAt.getTime(),
    tokens: { input: tokensInput, output: tokensOutput },
    costUsdMicros: Number(costUsdMicros),
    stages: row.stages
      .map(toStageView)
      .sort((a, b) => stageRank(a.stage, a.iteration) - stageRank(b.stage, b.iteration)),
  };
}

function toStageView({
  name,
  status,
  tokensInput,
  tokensOutput,
  costUsdMicros,
  ...rest
}: RunRow['stages'][number]): StageView {
  return {
    ...rest,
    stage: name as Stage,
    status: status as StageStatus,
    tokens: { input: tokensInput, output: tokensOutput },
    costUsdMicros: Number(costUsdMicros),
  };
}
