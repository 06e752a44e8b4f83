import type { EventRow } from '#lib/consoles/schema.ts';
import { isOverRunState } from '#lib/runs/rules.ts';
import type {
  Check,
  Finding,
  RunEvent,
  RunState,
  SandboxKind,
  Stage,
  StageStatus,
  Tokens,
} from '#lib/runs/schema.ts';
import { STAGES } from '#lib/runs/schema.ts';

export type StageProgress = {
  stage: Stage;
  iteration: number;
  status: StageStatus;
  startedAt: number;
  durationMs: number | null;
};
export type CheckProgress = {
  iteration: number;
  name: string;
  command: string;
  /** Null until it has ended, for ever when it was stopped before that. */
  check: Check | null;
  stopped?: boolean;
};
export type FixProgress = { iteration: number; fixer: string; files: string[] };
/** Checks whose findings nothing that repairs knows, of one round. */
export type Unrepaired = { iteration: number; checks: string[] };

/** Everything a run page shows that moves, as the events so far tell it. */
export type RunProgress = {
  lastSeq: number;
  state: RunState;
  sandbox: SandboxKind | null;
  reason: string | null;
  /** What the run could not go on without, in its own words. */
  question: string | null;
  startedAt: number | null;
  durationMs: number | null;
  stages: StageProgress[];
  checks: CheckProgress[];
  findings: { seq: number; iteration: number; finding: Finding }[];
  fixes: FixProgress[];
  unrepaired: Unrepaired[];
  fileCount: number | null;
  hasZip: boolean;
  /** How often a plan was finished: each time it may be another. */
  plannedTimes: number;
  tokens: Tokens;
  costUsdMicros: number;
};

export const NO_PROGRESS: RunProgress = {
  lastSeq: 0,
  state: 'draft',
  sandbox: null,
  reason: null,
  question: null,
  startedAt: null,
  durationMs: null,
  stages: [],
  checks: [],
  findings: [],
  fixes: [],
  unrepaired: [],
  fileCount: null,
  hasZip: false,
  plannedTimes: 0,
  tokens: { input: 0, output: 0 },
  costUsdMicros: 0,
};

/** Adds events to what is known. Rows already counted are skipped, so a replay after a reload changes nothing. */
export function foldEvents(progress: RunProgress, rows: readonly EventRow[]): RunProgress {
  return rows.reduce(
    (known, row) => (row.seq <= known.lastSeq ? known : { ...fold(known, row), lastSeq: row.seq }),
    progress,
  );
}

function fold(known: RunProgress, { seq, event, at }: EventRow): RunProgress {
  switch (event.type) {
    case 'run.queued':
      return { ...known, state: 'queued', reason: null, question: null, durationMs: null };
    case 'run.started':
      return { ...known, state: 'running', sandbox: event.sandbox, startedAt: known.startedAt ?? at };
    case 'stage.started':
      return startStage(known, event.stage, event.iteration, at);
    case 'stage.finished':
      return finishStage(known, event);
    case 'files.written':
      return { ...known, fileCount: event.count };
    case 'check.started':
      return putCheck(known, {
        iteration: event.iteration,
        name: event.name,
        command: event.command,
        check: null,
      });
    case 'check.finished': {
      const { check, iteration } = event;
      return putCheck(known, { iteration, name: check.name, command: check.command, check });
    }
    case 'finding':
      return {
        ...known,
        findings: [...known.findings, { seq, iteration: event.iteration, finding: event.finding }],
      };
    case 'fix.applied': {
      const { iteration, fixer, files } = event;
      return { ...known, fixes: [...known.fixes, { iteration, fixer, files }] };
    }
    case 'fix.unrepaired': {
      const { iteration, checks } = event;
      return { ...known, unrepaired: [...known.unrepaired, { iteration, checks }] };
    }
    case 'artifact.stored':
      return { ...known, hasZip: known.hasZip || event.kind === 'zip' };
    case 'run.finished': {
      const { state, durationMs, tokens, costUsdMicros, reason = null, question = null } = event;
      return { ...known, state, durationMs, tokens, costUsdMicros, reason, question };
    }
    default:
      // An event of a newer pipeline than this page: what it tells is for the next page load.
      return known;
  }
}

/** Where a stage stands in the order of work: rounds of test and fix lie between install and package. */
function rank(stage: Stage, iteration: number): number {
  return (
    STAGES.indexOf(stage) + (stage === 'package' ? Number.MAX_SAFE_INTEGER / 2 : iteration * STAGES.length)
  );
}

/** A stage begun again (after a retry or a rewind) takes back itself and all that came after it. */
function startStage(known: RunProgress, stage: Stage, iteration: number, at: number): RunProgress {
  const isBefore = (one: { stage: Stage; iteration: number }) =>
    rank(one.stage, one.iteration) < rank(stage, iteration);
  const keepsRound = (round: number) => isBefore({ stage: 'test', iteration: round });
  return {
    ...known,
    state: known.state === 'queued' || known.state === 'draft' ? 'running' : known.state,
    stages: [
      ...known.stages.filter(isBefore),
      { stage, iteration, status: 'running', startedAt: at, durationMs: null },
    ],
    checks: known.checks.filter((check) => keepsRound(check.iteration)),
    findings: known.findings.filter((found) => keepsRound(found.iteration)),
    fixes: known.fixes.filter((fix) => isBefore({ stage: 'fix', iteration: fix.iteration })),
    unrepaired: known.unrepaired.filter((one) => isBefore({ stage: 'fix', iteration: one.iteration })),
  };
}

function finishStage(known: RunProgress, event: RunEvent & { type: 'stage.finished' }): RunProgress {
  const { stage, iteration, status, durationMs, tokens, costUsdMicros } = event;
  const isIt = (one: StageProgress) => one.stage === stage && one.iteration === iteration;
  // A stage that was skipped never started.
  const startedAt = known.stages.find(isIt)?.startedAt ?? known.startedAt ?? 0;
  return {
    ...known,
    plannedTimes: known.plannedTimes + (stage === 'plan' && status === 'passed' ? 1 : 0),
    stages: [
      ...known.stages.filter((one) => !isIt(one)),
      { stage, iteration, status, startedAt, durationMs },
    ],
    checks: known.checks.map((check) =>
      stage === 'test' && check.iteration === iteration && check.check === null
        ? { ...check, stopped: true }
        : check,
    ),
    tokens: { input: known.tokens.input + tokens.input, output: known.tokens.output + tokens.output },
    costUsdMicros: known.costUsdMicros + costUsdMicros,
  };
}

function putCheck(known: RunProgress, check: CheckProgress): RunProgress {
  const at = known.checks.findIndex((one) => one.iteration === check.iteration && one.name === check.name);
  const checks = at === -1 ? [...known.checks, check] : known.checks.with(at, check);
  return { ...known, checks };
}

/** A stage on the timeline, whether it has begun or is still to come. */
export type TimelineStage = Omit<StageProgress, 'startedAt'> & { startedAt: number | null };

/** The stages done and under way, and those still to come while the run goes on. `fix` appears only when there is one. */
export function listTimeline(progress: RunProgress): TimelineStage[] {
  const isOver = isOverRunState(progress.state);
  const begun = new Set(progress.stages.map((one) => one.stage));
  const toCome = STAGES.filter((stage) => stage !== 'fix' && !begun.has(stage)).map(
    (stage): TimelineStage => ({
      stage,
      iteration: 1,
      status: isOver ? 'skipped' : 'pending',
      startedAt: null,
      durationMs: null,
    }),
  );
  return [...progress.stages, ...toCome].sort(
    (a, b) => rank(a.stage, a.iteration) - rank(b.stage, b.iteration),
  );
}

/** The checks of the last round: what the verdict rests on. */
export function listLastChecks(progress: RunProgress): CheckProgress[] {
  const last = Math.max(0, ...progress.checks.map((check) => check.iteration));
  return progress.checks.filter((check) => check.iteration === last);
}

/** How many tests the last round ran, over all checks that count them. */
export function countTests(checks: readonly CheckProgress[]): {
  passed: number;
  failed: number;
  skipped: number;
} {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { check } of checks) {
    sum.passed += check?.passed ?? 0;
    sum.failed += check?.failed ?? 0;
    sum.skipped += check?.skipped ?? 0;
  }
  return sum;
}

/** Whether a check failed in the last round. */
export function hasFailed(progress: RunProgress, name: string): boolean {
  const { check } = listLastChecks(progress).find((one) => one.name === name) ?? {};
  return check ? check.exitCode !== 0 || (check.failed ?? 0) > 0 : false;
}

/** Differs when the pictures of the run may: they are stored as a round of tests ends, and once more with the ZIP. */
export function picturesVersion({ stages, hasZip }: RunProgress): string {
  const rounds = stages.filter(({ stage, durationMs }) => stage === 'test' && durationMs !== null);
  return `${rounds.length}:${hasZip}`;
}
