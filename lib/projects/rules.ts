import { AppError } from '../errors.ts';
import { MAX_PROJECTS_PER_TEAM } from './schema.ts';

/** Throws `limit` when a team with this many projects cannot have one more. */
export function checkProjectCount(count: number): void {
  if (count >= MAX_PROJECTS_PER_TEAM) {
    throw new AppError('limit', { key: 'project_limit', params: { max: MAX_PROJECTS_PER_TEAM } });
  }
}
