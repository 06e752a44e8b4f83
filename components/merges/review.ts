import type { MergePlanView } from '#lib/merges/schema.ts';
import type { Answers } from './answers.ts';
import type { AnswerChange } from './use-answers.ts';

/** The run whose plan it is, and the address of its page. */
export type ReviewRun = { team: string; id: string; number: number; href: string };

/** What every part of a plan's page is given. */
export type ReviewPart = {
  /** Address of the run's page. */
  href: string;
  plan: MergePlanView;
  answers: Answers;
  change: AnswerChange;
  /** Steps taken back so far. */
  undone: number;
  /** Whether it can be answered: it waits, and whoever looks may start runs. */
  canAnswer: boolean;
};

/** Where a part of the page begins, for going there. */
export const anchorOf = (section: string): string => `plan-${section}`;
