import { getBlobBytes } from '#lib/artifacts/queries.ts';
import type { TeamDb } from '#lib/db/team.ts';
import { AppError } from '#lib/errors.ts';
import { storeRepository } from '#lib/repositories/commands.ts';
import { findRepository } from '#lib/repositories/queries.ts';
import type { RepositoryHeads, StoredRepository } from '#lib/repositories/schema.ts';
import { bundleRepository } from '../workspace/git-bundle.ts';
import { inCopy } from '../workspace/repository-copy.ts';
import { ProjectMoved } from './attempt.ts';
import type { Execution } from './execution.ts';

/** Runs `work` on this machine's copy of the project's repository, brought up to what is stored and locked for as long. */
export function inRepository<T>(
  execution: Execution,
  path: string,
  work: (repository: string, stored: StoredRepository | null) => Promise<T>,
): Promise<T> {
  const { projectId } = execution.order;
  return inCopy(
    {
      path,
      readStored: () => execution.read((db) => findRepository(db, projectId)),
      loadBundle: (sha256) => execution.read((db) => getBlobBytes(db, sha256)),
      signal: execution.signal,
    },
    work,
  );
}

/** What a run left in the copy, ready to become what is stored. */
export type NewState = { seen: number | null; bundle: Uint8Array<ArrayBuffer>; heads: RepositoryHeads };

/** Packs the copy's state. Only inside `inRepository`. */
export async function packState(
  repository: string,
  stored: StoredRepository | null,
  heads: RepositoryHeads,
): Promise<NewState> {
  return { seen: stored?.revision ?? null, bundle: await bundleRepository(repository), heads };
}

/** Makes a state the stored one, in the transaction that stores what the run delivers. Throws `ProjectMoved`. */
export async function storeState(db: TeamDb, execution: Execution, state: NewState): Promise<void> {
  const { hold, order } = execution;
  try {
    await storeRepository(db, { teamId: hold.teamId, projectId: order.projectId }, state);
  } catch (error) {
    throw error instanceof AppError && error.code === 'conflict' ? new ProjectMoved() : error;
  }
}
