import type { Parts } from '#generator/blueprint/parts.ts';
import type { RunState, Stage } from './schema.ts';
import { FINAL_RUN_STATES } from './schema.ts';

/**
 * Which states may follow which. `running → queued` is a hand-over to another worker, `final → queued` a rewind.
 * Every change of state is a compare-and-set on the states that may precede it.
 */
const NEXT_STATES: Record<RunState, readonly RunState[]> = {
  draft: ['queued', 'cancelled'],
  queued: ['running', 'failed', 'cancelled'],
  running: ['queued', 'paused', 'verified', 'unverified', 'review', 'failed', 'cancelled'],
  paused: ['queued', 'cancelled'],
  verified: ['queued'],
  unverified: ['queued'],
  review: ['queued', 'cancelled'],
  failed: ['queued'],
  cancelled: ['queued'],
};

/** States in which a run holds its project: a second run of it has to wait. */
export const ACTIVE_RUN_STATES = ['queued', 'running', 'paused'] as const satisfies readonly RunState[];

export type FinalRunState = (typeof FINAL_RUN_STATES)[number];

export function isFinalRunState(state: RunState): state is FinalRunState {
  return (FINAL_RUN_STATES as readonly RunState[]).includes(state);
}

/** Whether nothing more happens to a run by itself or by an answer it waits for: its page may stop listening. */
export function isOverRunState(state: RunState): boolean {
  return isFinalRunState(state) && state !== 'review';
}

export function isActiveRunState(state: RunState): boolean {
  return (ACTIVE_RUN_STATES as readonly RunState[]).includes(state);
}

export function canFollow(from: RunState, to: RunState): boolean {
  return NEXT_STATES[from].includes(to);
}

/** The states a run may leave for `to`: what the compare-and-set of that change names. */
export function statesBefore(to: RunState): RunState[] {
  return (Object.keys(NEXT_STATES) as RunState[]).filter((from) => canFollow(from, to));
}

/** What the order of stages depends on, of one finished stage. */
export type FinishedStage = {
  stage: Stage;
  iteration: number;
  status: 'passed' | 'failed';
  /** Test only: whether the checks ran in a sandbox. */
  sandboxed?: boolean;
  /** Plan only: a person has to answer it before anything goes on. */
  needsReview?: boolean;
  /** Code only: this very tree was verified before, so that nothing is tried again. */
  knownGood?: boolean;
};

export type NextStep =
  | { kind: 'stage'; stage: Stage; iteration: number }
  | { kind: 'finish'; state: FinalRunState; reason?: string };

/**
 * What a run does next, whatever its kind: plan → code → install → test ⇄ fix (at most `maxFixes`) → package.
 * A failed plan or code ends the run, since there is nothing to deliver. When installing or testing fails for good the
 * project is still packaged, labelled unverified: nobody loses what was made.
 */
export function nextStep(history: readonly FinishedStage[], maxFixes: number): NextStep {
  const last = history.at(-1);
  if (last === undefined) return { kind: 'stage', stage: 'plan', iteration: 1 };
  const failed = last.status === 'failed';
  switch (last.stage) {
    case 'plan':
      if (failed) return { kind: 'finish', state: 'failed', reason: 'spec-errors' };
      return last.needsReview ? { kind: 'finish', state: 'review' } : stage('code', 1);
    case 'code':
      if (failed) return { kind: 'finish', state: 'failed', reason: 'code-failed' };
      return last.knownGood ? stage('package', 1) : stage('install', 1);
    case 'install':
      return failed ? stage('package', 1) : stage('test', 1);
    case 'test': {
      const mayFix = failed && last.iteration <= maxFixes;
      return mayFix ? stage('fix', last.iteration) : stage('package', 1);
    }
    case 'fix':
      return failed ? stage('package', 1) : stage('test', last.iteration + 1);
    case 'package':
      if (failed) return { kind: 'finish', state: 'failed', reason: 'package-failed' };
      return { kind: 'finish', state: isVerified(history) ? 'verified' : 'unverified' };
  }
}

/** The delivery gate: the last thing tested passed, in a sandbox, and nothing was changed after it; or it is what passed before. */
export function isVerified(history: readonly FinishedStage[]): boolean {
  const last = history.findLast(
    (done) => done.stage === 'test' || done.stage === 'fix' || done.stage === 'code',
  );
  if (last?.status !== 'passed') return false;
  return last.stage === 'test' ? last.sandboxed === true : last.stage === 'code' && last.knownGood === true;
}

/** Place of a stage in a run, for sorting: workers' clocks may differ, the order of stages does not. */
export function stageRank(stage: Stage, iteration: number): number {
  if (stage === 'test') return 2 * iteration + 2;
  if (stage === 'fix') return 2 * iteration + 3;
  return { plan: 1, code: 2, install: 3, package: Number.MAX_SAFE_INTEGER }[stage];
}

function stage(name: Stage, iteration: number): NextStep {
  return { kind: 'stage', stage: name, iteration };
}

/** What a finished run delivered and how long its stages took together. */
export type RunTime = { parts: Parts; durationMs: number };
/** How long runs that deliver the same usually take, and how many that was learnt from. */
export type TypicalTime = RunTime & { count: number };

/** More than the newest few say nothing of a SPEC that has grown since. */
const TIMES_COUNTED = 5;

/** The middle of the newest times of each kind of delivery; takes them newest first. */
export function typicalTimes(times: readonly RunTime[]): TypicalTime[] {
  return [...Map.groupBy(times, ({ parts }) => parts)].map(([parts, all]) => {
    const newest = all
      .slice(0, TIMES_COUNTED)
      .map(({ durationMs }) => durationMs)
      .sort((a, b) => a - b);
    return { parts, durationMs: newest[Math.floor(newest.length / 2)] ?? 0, count: newest.length };
  });
}
