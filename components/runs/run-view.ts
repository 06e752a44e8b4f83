import type { RunState } from '#lib/runs/schema.ts';

/** What of a run does not change while it is watched. */
export type RunSummary = {
  id: string;
  number: number;
  state: RunState;
  specVersionNumber: number;
  createdAt: Date;
  startedBy: string;
  project: { id: string; slug: string; name: string };
};

/** What the person looking may do with the run. */
export type RunAbilities = { cancel: boolean; start: boolean; download: boolean };
