import { AppError } from '../errors.ts';
import { FINAL_RUN_STATES } from '../runs/schema.ts';
import { MAX_PROJECTS_PER_TEAM } from './schema.ts';

/** Throws `limit` when a team with this many projects cannot have one more. */
export function checkProjectCount(count: number): void {
  if (count >= MAX_PROJECTS_PER_TEAM) {
    throw new AppError('limit', { key: 'project_limit', params: { max: MAX_PROJECTS_PER_TEAM } });
  }
}

/** States in which a run still has a worker's attention or waits for it, so its project cannot go. */
export function isActive(state: string): boolean {
  return state !== 'draft' && !FINAL_RUN_STATES.some((final) => final === state);
}
