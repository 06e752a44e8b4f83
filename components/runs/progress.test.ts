import { describe, expect, test } from 'vitest';
import type { EventRow } from '#lib/consoles/schema.ts';
import type { RunEvent, Stage } from '#lib/runs/schema.ts';
import {
  countTests,
  foldEvents,
  hasFailed,
  listLastChecks,
  listTimeline,
  NO_PROGRESS,
  picturesVersion,
} from './progress.ts';

const tokens = { input: 5, output: 7 };
const rows = (...events: RunEvent[]): EventRow[] =>
  events.map((event, index) => ({ seq: index + 1, event, at: 1_000 + index }));
const started = (stage: Stage, iteration = 1): RunEvent => ({ type: 'stage.started', stage, iteration });
const finished = (
  stage: Stage,
  status: 'passed' | 'failed' | 'cancelled' = 'passed',
  iteration = 1,
): RunEvent => ({
  type: 'stage.finished',
  stage,
  iteration,
  status,
  durationMs: 10,
  tokens,
  costUsdMicros: 3,
});
const checked = (name: string, exitCode: number, iteration: number): RunEvent => ({
  type: 'check.finished',
  iteration,
  check: { name, command: name, exitCode, passed: 4, failed: exitCode, skipped: 0, durationMs: 5 },
});
const begin: RunEvent[] = [
  { type: 'run.queued' },
  { type: 'run.started', worker: 'w', sandbox: 'bubblewrap' },
];
const repaired = rows(
  ...begin,
  ...(['plan', 'code', 'install'] as const).flatMap((stage) => [started(stage), finished(stage)]),
  started('test'),
  { type: 'check.started', iteration: 1, name: 'pytest', command: 'pytest' },
  checked('pytest', 1, 1),
  { type: 'finding', iteration: 1, finding: { check: 'pytest', message: 'boom' } },
  finished('test', 'failed'),
  started('fix'),
  { type: 'fix.applied', iteration: 1, fixer: 'ruff-format', files: ['a.py'] },
  finished('fix'),
  started('test', 2),
  checked('pytest', 0, 2),
  finished('test', 'passed', 2),
  started('package'),
  { type: 'artifact.stored', kind: 'zip', sha256: 'a', bytes: 1, name: 'a.zip' },
  finished('package'),
  { type: 'run.finished', state: 'verified', durationMs: 99, tokens, costUsdMicros: 30 },
);

describe('the progress of a run', () => {
  test('is what its events tell, rounds of test and fix in order', () => {
    const progress = foldEvents(NO_PROGRESS, repaired);
    expect(progress).toMatchObject({
      state: 'verified',
      sandbox: 'bubblewrap',
      durationMs: 99,
      costUsdMicros: 30,
      hasZip: true,
    });
    expect(
      listTimeline(progress).map(({ stage, iteration, status }) => `${stage} ${iteration} ${status}`),
    ).toEqual([
      'plan 1 passed',
      'code 1 passed',
      'install 1 passed',
      'test 1 failed',
      'fix 1 passed',
      'test 2 passed',
      'package 1 passed',
    ]);
  });

  test('is the same however the events arrive: at once, one by one, or some of them twice', () => {
    const atOnce = foldEvents(NO_PROGRESS, repaired);
    const oneByOne = repaired.reduce((known, row) => foldEvents(known, [row]), NO_PROGRESS);
    const twice = foldEvents(foldEvents(NO_PROGRESS, repaired.slice(0, 12)), repaired);
    expect(oneByOne).toEqual(atOnce);
    expect(twice).toEqual(atOnce);
  });

  test('rests on the checks of the last round', () => {
    const checks = listLastChecks(foldEvents(NO_PROGRESS, repaired));
    expect(checks.map((check) => check.iteration)).toEqual([2]);
    expect(countTests(checks)).toEqual({ passed: 4, failed: 0, skipped: 0 });
  });

  test('shows what is still to come while it goes on, and what never came once it is over', () => {
    const going = foldEvents(NO_PROGRESS, rows(...begin, started('plan')));
    expect(listTimeline(going).map(({ stage, status }) => `${stage} ${status}`)).toEqual([
      'plan running',
      'code pending',
      'install pending',
      'test pending',
      'package pending',
    ]);
    const ended = foldEvents(
      NO_PROGRESS,
      rows(...begin, started('plan'), finished('plan', 'failed'), {
        type: 'run.finished',
        state: 'failed',
        durationMs: 1,
        tokens,
        costUsdMicros: 0,
        reason: 'spec-errors',
      }),
    );
    expect(ended.reason).toBe('spec-errors');
    expect(listTimeline(ended).map(({ status }) => status)).toEqual([
      'failed',
      'skipped',
      'skipped',
      'skipped',
      'skipped',
    ]);
  });

  test('a run that needs something of a person says what, until it is queued again', () => {
    const question = 'Install PostgreSQL and run it again.';
    const end = { type: 'run.finished', state: 'failed', durationMs: 1, tokens, costUsdMicros: 0 } as const;
    const ended = foldEvents(NO_PROGRESS, rows(...begin, { ...end, reason: 'needs-answer', question }));
    expect([ended.reason, ended.question]).toEqual(['needs-answer', question]);
    const again = foldEvents(ended, [{ seq: 100, at: 5_000, event: { type: 'run.queued' } }]);
    expect([again.reason, again.question]).toEqual([null, null]);
  });

  test('a check is one line from its start to its end', () => {
    const checks = foldEvents(NO_PROGRESS, repaired.slice(0, 10)).checks;
    expect(checks).toEqual([{ iteration: 1, name: 'pytest', command: 'pytest', check: null }]);
  });

  test('a check under way when its stage is cancelled was stopped, and does not run for ever', () => {
    const check: RunEvent = { type: 'check.started', iteration: 1, name: 'pytest', command: 'pytest' };
    const going = foldEvents(NO_PROGRESS, rows(...begin, started('test'), check));
    expect(going.checks.map(({ stopped = false }) => stopped)).toEqual([false]);
    const cancelled = foldEvents(going, [{ seq: 90, at: 2, event: finished('test', 'cancelled') }]);
    expect(cancelled.checks.map(({ check, stopped = false }) => [check, stopped])).toEqual([[null, true]]);
  });

  test('a stage done again takes back what came after it', () => {
    const again = foldEvents(foldEvents(NO_PROGRESS, repaired), [
      { seq: 100, at: 5_000, event: { type: 'run.queued' } },
      { seq: 101, at: 5_001, event: started('test') },
    ]);
    expect(again.state).toBe('running');
    expect(again.stages.map(({ stage }) => stage)).toEqual(['plan', 'code', 'install', 'test']);
    expect([again.checks, again.findings, again.fixes]).toEqual([[], [], []]);
  });
});

describe('browser tests', () => {
  const failing = rows(
    ...begin,
    started('test'),
    checked('e2e', 1, 1),
    finished('test', 'failed'),
    started('fix'),
    { type: 'fix.unrepaired', iteration: 1, checks: ['e2e'] },
  );

  test('that fail are told, with what nothing repairs, until a rewind takes them back', () => {
    const progress = foldEvents(NO_PROGRESS, failing);
    expect([hasFailed(progress, 'e2e'), hasFailed(progress, 'tests')]).toEqual([true, false]);
    expect(progress.unrepaired).toEqual([{ iteration: 1, checks: ['e2e'] }]);
    const again = foldEvents(progress, [{ seq: 99, event: started('test'), at: 1 }]);
    expect([hasFailed(again, 'e2e'), again.unrepaired]).toEqual([false, []]);
  });

  test('have other pictures once a round has ended, and with the ZIP', () => {
    const versions = [2, 3, 4].map((count) =>
      picturesVersion(foldEvents(NO_PROGRESS, failing.slice(0, count))),
    );
    expect(versions[0]).toBe(versions[1]);
    expect(picturesVersion(foldEvents(NO_PROGRESS, failing))).not.toBe(versions[0]);
  });
});
