import type { Parts } from '#generator/blueprint/parts.ts';
import type { RunKind, RunState } from '#lib/runs/schema.ts';

/** A run as it stood when its page was made. */
export type RunSummary = {
  id: string;
  number: number;
  kind: RunKind;
  /** The version it tries or goes back to. */
  aboutVersion: number | null;
  /** The version it made or tried. */
  version: number | null;
  state: RunState;
  /** What it delivers; null while it follows the SPEC and is not planned. */
  parts: Parts | null;
  specVersionNumber: number;
  createdAt: Date;
  startedBy: string;
  project: { id: string; slug: string; name: string };
};

/** What the person looking may do with the run. */
export type RunAbilities = { cancel: boolean; start: boolean; download: boolean };
