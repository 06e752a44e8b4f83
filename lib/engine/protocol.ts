import type { Stage } from '../runs/schema.ts';

/** Names that web and pipeline must agree on; a process that says them differently would never meet the other's work. */
export const APPLICATION_NAME = 'iopeer';
export const ENGINE_SCHEMA = 'dbos';
export const RUN_QUEUE = 'runs';
export const RUN_WORKFLOW = 'run';

/**
 * Number of the run workflow's shape. Running work is replayed only by a worker of the same number, so it changes
 * exactly when the order or the names of the steps do: a deploy that leaves them alone takes over what runs.
 */
export const RUN_PROTOCOL = 'run-protocol-1';

/** What the workflow is told; everything else it reads from the run's own row. */
export type RunReference = { teamId: string; runId: string };

/** A step's name; rewinding finds steps by it. */
export function stepName(stage: Stage, iteration: number): string {
  return `${stage}:${iteration}`;
}
