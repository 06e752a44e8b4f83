'use client';

import { useEffect, useState } from 'react';
import { z } from 'zod';
import { MERGE_CHOICES } from '#lib/merges/schema.ts';
import { type Answers, NO_ANSWERS } from './answers.ts';

/** Typing within this time is one step back. */
const ONE_STEP_MS = 1_000;
const MAX_STEPS = 100;

const answersSchema = z.strictObject({
  renames: z.record(z.string(), z.enum(['same', 'apart'])),
  lossesOf: z.string().nullable(),
  names: z.record(z.string(), z.string()),
  fills: z.record(z.string(), z.json()),
  files: z.record(z.string(), z.strictObject({ value: z.enum(MERGE_CHOICES), of: z.string() })),
  resolved: z.record(z.string(), z.strictObject({ value: z.string(), of: z.string() })),
});

const placeOf = (runId: string) => `iopeer.plan.${runId}`;

function load(runId: string): Answers {
  try {
    const found = answersSchema.safeParse(JSON.parse(localStorage.getItem(placeOf(runId)) ?? 'null'));
    return found.success ? found.data : NO_ANSWERS;
  } catch {
    // A browser may refuse its storage altogether: answers then last as long as the page.
    return NO_ANSWERS;
  }
}

function keep(runId: string, answers: Answers): void {
  try {
    if (answers === NO_ANSWERS) localStorage.removeItem(placeOf(runId));
    else localStorage.setItem(placeOf(runId), JSON.stringify(answers));
  } catch {
    // Refused or full: as above.
  }
}

type Steps = { now: Answers; before: Answers[]; part: string; at: number; undone: number };

export type AnswerChange = (change: (answers: Answers) => Answers, part?: string) => void;

/** What somebody says of a run's plan, kept in this browser until it is sent, with every step back. For the browser only. */
export function useAnswers(runId: string) {
  const [steps, setSteps] = useState<Steps>(() => ({
    now: load(runId),
    before: [],
    part: '',
    at: 0,
    undone: 0,
  }));
  useEffect(() => keep(runId, steps.now), [runId, steps.now]);

  /** `part` names a text that is being written: its changes within a moment are one step. */
  const change: AnswerChange = (work, part = '') => {
    const at = Date.now();
    setSteps((known) => {
      const isSameStep = part !== '' && part === known.part && at - known.at < ONE_STEP_MS;
      const before = isSameStep ? known.before : [...known.before, known.now].slice(-MAX_STEPS);
      return { ...known, now: work(known.now), before, part, at };
    });
  };
  const undo = () =>
    setSteps((known) => {
      const last = known.before.at(-1);
      return last
        ? { now: last, before: known.before.slice(0, -1), part: '', at: 0, undone: known.undone + 1 }
        : known;
    });
  /** What was sent is the run's own: it stays on the page, and is kept here no longer. */
  const forget = () => keep(runId, NO_ANSWERS);
  return { answers: steps.now, change, undo, canUndo: steps.before.length > 0, undone: steps.undone, forget };
}
