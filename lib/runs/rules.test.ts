import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canFollow,
  type FinishedStage,
  isOverRunState,
  isVerified,
  nextStep,
  stageRank,
  statesBefore,
  typicalTimes,
} from './rules.ts';
import { FINAL_RUN_STATES, RUN_STATES } from './schema.ts';

const done = (
  stage: FinishedStage['stage'],
  status: 'passed' | 'failed' = 'passed',
  iteration = 1,
): FinishedStage => ({
  stage,
  status,
  iteration,
  sandboxed: true,
});

/** Plays a run whose stages answer as `answer` says. */
function play(answer: (stage: FinishedStage['stage'], iteration: number) => FinishedStage, maxFixes = 3) {
  const history: FinishedStage[] = [];
  for (let steps = 0; steps < 50; steps++) {
    const next = nextStep(history, maxFixes);
    if (next.kind === 'finish')
      return { next, path: history.map((step) => `${step.stage}:${step.iteration}`) };
    history.push(answer(next.stage, next.iteration));
  }
  throw new Error('the run does not end');
}

describe('the order of stages', () => {
  test('a run whose checks pass at once is verified after five stages', () => {
    const { next, path } = play((stage, iteration) => done(stage, 'passed', iteration));
    expect(next).toEqual({ kind: 'finish', state: 'verified' });
    expect(path).toEqual(['plan:1', 'code:1', 'install:1', 'test:1', 'package:1']);
  });

  test('a failing test is fixed and tested again, at most three times, then delivered unverified', () => {
    const { next, path } = play((stage, iteration) =>
      done(stage, stage === 'test' ? 'failed' : 'passed', iteration),
    );
    expect(next).toEqual({ kind: 'finish', state: 'unverified' });
    expect(path.slice(3)).toEqual([
      'test:1',
      'fix:1',
      'test:2',
      'fix:2',
      'test:3',
      'fix:3',
      'test:4',
      'package:1',
    ]);
  });

  test('stages sort into the order they run in', () => {
    const { path } = play((stage, iteration) =>
      done(stage, stage === 'test' ? 'failed' : 'passed', iteration),
    );
    const ranks = path.map((step) =>
      stageRank(step.split(':')[0] as FinishedStage['stage'], Number(step.split(':')[1])),
    );
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBe(ranks.length);
  });

  test('with no fixes allowed a failing test goes straight to packaging', () => {
    const { path } = play(
      (stage, iteration) => done(stage, stage === 'test' ? 'failed' : 'passed', iteration),
      0,
    );
    expect(path.slice(3)).toEqual(['test:1', 'package:1']);
  });

  test('a fixer that finds nothing to do ends the loop', () => {
    const failing = new Set(['test', 'fix']);
    const { next, path } = play((stage, iteration) =>
      done(stage, failing.has(stage) ? 'failed' : 'passed', iteration),
    );
    expect(path.slice(3)).toEqual(['test:1', 'fix:1', 'package:1']);
    expect(next).toEqual({ kind: 'finish', state: 'unverified' });
  });

  test('a test repaired in the second round makes the run verified', () => {
    const { next } = play((stage, iteration) =>
      done(stage, stage === 'test' && iteration === 1 ? 'failed' : 'passed', iteration),
    );
    expect(next).toEqual({ kind: 'finish', state: 'verified' });
  });

  test('a SPEC with errors ends the run with nothing to deliver', () => {
    expect(nextStep([done('plan', 'failed')], 3)).toEqual({
      kind: 'finish',
      state: 'failed',
      reason: 'spec-errors',
    });
  });

  test('packages that cannot be installed still leave a ZIP, labelled unverified', () => {
    const { next, path } = play((stage, iteration) =>
      done(stage, stage === 'install' ? 'failed' : 'passed', iteration),
    );
    expect(path).toEqual(['plan:1', 'code:1', 'install:1', 'package:1']);
    expect(next).toEqual({ kind: 'finish', state: 'unverified' });
  });

  test('every run ends, whatever its stages answer', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), fc.integer({ min: 0, max: 5 }), (answers, maxFixes) => {
        const { next, path } = play(
          (stage, iteration) => done(stage, answers.next().value ? 'passed' : 'failed', iteration),
          maxFixes,
        );
        expect(FINAL_RUN_STATES).toContain(next.state);
        expect(path.filter((step) => step.startsWith('fix')).length).toBeLessThanOrEqual(maxFixes);
        expect(new Set(path).size).toBe(path.length);
      }),
    );
  });
});

describe('the delivery gate', () => {
  test('checks that ran outside a sandbox never verify', () => {
    expect(isVerified([done('code'), { ...done('test'), sandboxed: false }])).toBe(false);
  });

  test('a change after the last test is not verified', () => {
    expect(isVerified([done('code'), done('test'), done('fix')])).toBe(false);
  });

  test('a project never tested is not verified', () => {
    expect(isVerified([done('plan'), done('code'), done('install')])).toBe(false);
  });
});

describe('states of a run', () => {
  test('a finished run only starts again by a rewind', () => {
    for (const from of RUN_STATES.filter(isOverRunState)) {
      expect(RUN_STATES.filter((to) => canFollow(from, to))).toEqual(['queued']);
    }
  });

  test('a run that waits at its plan goes on from there, or is let go', () => {
    expect(isOverRunState('review')).toBe(false);
    expect(RUN_STATES.filter((to) => canFollow('review', to))).toEqual(['queued', 'cancelled']);
  });

  test('only a run in a worker’s hands can be verified, unverified or paused', () => {
    for (const to of ['verified', 'unverified', 'paused'] as const)
      expect(statesBefore(to)).toEqual(['running']);
  });

  test('whatever is not over can be cancelled', () => {
    expect(statesBefore('cancelled')).toEqual(RUN_STATES.filter((state) => !isOverRunState(state)));
  });

  test('nothing goes back to being a draft', () => {
    expect(statesBefore('draft')).toEqual([]);
  });
});

describe('how long runs take', () => {
  test('is the middle of the newest five of the same delivery, so that one odd run says nothing', () => {
    const times = [70, 60, 900, 65, 64, 1, 1, 1].map((durationMs) => ({
      parts: 'both' as const,
      durationMs,
    }));
    expect(typicalTimes([...times, { parts: 'backend', durationMs: 20 }])).toEqual([
      { parts: 'both', durationMs: 65, count: 5 },
      { parts: 'backend', durationMs: 20, count: 1 },
    ]);
    expect(typicalTimes([])).toEqual([]);
  });
});
