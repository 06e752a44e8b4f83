import { findArtifact } from '#lib/artifacts/queries.ts';
import type { StoredRepository } from '#lib/repositories/schema.ts';
import { listVersionCommits } from '#lib/version-runs/queries.ts';
import { planStage } from '../stages/plan.ts';
import { type PlannedUpload, planUpload } from '../stages/plan-upload.ts';
import { planRegeneration, type Regeneration } from '../stages/regeneration.ts';
import { unpackUpload } from '../stages/unpack-upload.ts';
import { identityOf, readWorked } from '../stages/worked-project.ts';
import { ProjectMoved } from './attempt.ts';
import type { Execution } from './execution.ts';
import { lastOutput, planInput, specTextFor } from './stage-inputs.ts';

/**
 * The plan that was stored, made again from what it was made of: trees are large, plans are quick and always the same.
 * Throws `ProjectMoved` when `main` is not what it was planned for.
 */
export async function regenerationOf(
  execution: Execution,
  repository: string,
  stored: StoredRepository | null,
): Promise<Regeneration> {
  refuseMoved(execution, stored);
  const { order } = execution;
  const context = {
    workspace: execution.workspace,
    iteration: 1,
    signal: execution.signal,
    emit: () => {},
    log: () => {},
  };
  const read = await planStage(context, planInput(execution));
  if (read.status !== 'passed') throw new Error('a SPEC that was planned cannot be read any more');
  const { blueprint } = read.output;
  return planRegeneration({
    repository,
    blueprint,
    specText: specTextFor(execution, blueprint),
    ...(order.parts && { parts: order.parts }),
    decisions: order.decisions,
  });
}

/** What taking in what somebody sent comes to, when `main` is this commit. Throws `UploadRefused`. */
export async function uploadOf(
  execution: Execution,
  repository: string,
  main: string,
): Promise<PlannedUpload & { identity: ReturnType<typeof identityOf> }> {
  const { hold, order } = execution;
  const sent = await execution.read((db) => findArtifact(db, hold.runId, 'upload'));
  if (sent === null) throw new Error(`run ${hold.runId} takes in an upload that is not there`);
  const versions = await execution.read((db) => listVersionCommits(db, order.projectId));
  const identity = identityOf((await readWorked(repository, main)).tree);
  const upload = unpackUpload(sent.bytes, identity?.blueprint.language ?? 'en');
  const scratch = `${execution.workspace}/upload`;
  const { decisions } = order;
  return { ...(await planUpload({ repository, upload, main, versions, decisions, scratch })), identity };
}

/** The commit of `main` a run was planned for. Throws `ProjectMoved` when it is another one now. */
export function refuseMoved({ records }: Execution, stored: StoredRepository | null): string {
  const planned = lastOutput(records, 'plan')?.main;
  if (stored === null || planned === undefined || stored.main !== planned) throw new ProjectMoved();
  return planned;
}
