import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storeArtifact, storeBlobs } from '#lib/artifacts/commands.ts';
import { encodeManifest, sha256Of } from '#lib/artifacts/rules.ts';
import type { TeamDb } from '#lib/db/team.ts';
import { beginEffect, completeEffect } from '#lib/effects/commands.ts';
import { adoptSpec } from '#lib/specs/commands.ts';
import { addVersion } from '#lib/versions/commands.ts';
import type { NewVersion } from '#lib/versions/schema.ts';
import type { PackageOutput, StageContext } from '../stages/contract.ts';
import { passed } from '../stages/outcome.ts';
import { ownersOf } from '../stages/project-files.ts';
import { EVIDENCE_JSON } from '../workspace/evidence.ts';
import { contentsOf } from '../workspace/merge/contents.ts';
import { listTree } from '../workspace/merge/objects.ts';
import { manifestOf } from '../workspace/tree.ts';
import { type Delivery, deliverRun } from './deliveries.ts';
import type { Execution } from './execution.ts';
import { type Performed, type PerformOptions, record } from './performed.ts';
import { inRepository, type NewState, packState, storeState } from './project-repository.ts';
import { projectFolder, storeTree } from './project-tree.ts';

/**
 * Brings the project's repository to where the run leads and stores what people download, all in one transaction: what git did
 * on this machine counts for nothing before it is stored. Once it is, a repetition gives what was stored: the evidence
 * holds times, so a second ZIP would differ.
 */
export async function performPackage(context: StageContext, options: PerformOptions): Promise<Performed> {
  const { execution, repositoryPath } = options;
  const { hold } = execution;
  const key = { stage: 'package', iteration: context.iteration } as const;
  const stored = await execution.write((db) => beginEffect(db, hold, { ...key, name: 'artifacts' }));
  if (stored.kind === 'done') return stored.result as Performed;
  const commit = await execution.write((db) => beginEffect(db, hold, { ...key, name: 'commit' }));
  return inRepository(execution, repositoryPath, async (repository, before) => {
    const delivery = await deliverRun(context, options, repository, before);
    if (delivery.kind === 'other') return record(delivery.outcome, () => null);
    const { output, heads } = delivery;
    const { zipPath, ...made } = output;
    const zip = new Uint8Array(await readFile(zipPath));
    const evidence = await readIfThere(join(projectFolder(execution), EVIDENCE_JSON));
    const state = heads && (await packState(repository, before, heads));
    const version = await versionOf(execution, repository, delivery);
    const manifestHash = await storeTree(execution);
    const performed = await execution.write(async (db) => {
      const number = await storeDelivery(db, execution, delivery, state, version);
      await storeArtifact(db, hold, { kind: 'zip', name: made.zipName, bytes: zip });
      if (evidence !== null)
        await storeArtifact(db, hold, { kind: 'evidence', name: 'evidence.json', bytes: evidence });
      const recorded = {
        ...record({ ...passed(made), ...delivery.spent }, () => ({
          stage: 'package',
          ...made,
          ...(number !== null && { version: number }),
        })),
        manifestHash,
      };
      if (commit.kind === 'intent')
        await completeEffect(db, hold, commit.idempotencyKey, { commit: made.commit ?? null });
      await completeEffect(db, hold, stored.idempotencyKey, recorded);
      return recorded;
    });
    tell(context, made, manifestHash);
    return performed;
  });
}

/** The version a delivery comes to, with its tree stored; null when `main` stays where it was. */
async function versionOf(
  execution: Execution,
  repository: string,
  delivery: Delivery,
): Promise<{ row: NewVersion; manifest: Uint8Array<ArrayBuffer> } | null> {
  const { hold, order } = execution;
  if (delivery.version === null) return null;
  const { kind, commit, title, restoredNumber } = delivery.version;
  const tree = await contentsOf(repository, await listTree(repository, commit));
  const manifest = new Uint8Array(encodeManifest(manifestOf(tree, ownersOf(tree))));
  const contents = [...tree.values()].map(({ content }) => new Uint8Array(content));
  await execution.write((db) =>
    storeBlobs(
      db,
      hold.teamId,
      contents.map((bytes) => ({ sha256: sha256Of(bytes), bytes })),
    ),
  );
  const row: NewVersion = {
    projectId: order.projectId,
    ...{ kind, commit, title, runId: hold.runId, createdById: order.createdById },
    ...(restoredNumber !== undefined && { restoredNumber }),
    manifestHash: sha256Of(manifest),
  };
  return { row, manifest };
}

/** Everything about the project that a delivery changes. Returns the number of its version. */
async function storeDelivery(
  db: TeamDb,
  execution: Execution,
  { spec }: Delivery,
  state: NewState | null,
  version: Awaited<ReturnType<typeof versionOf>>,
): Promise<number | null> {
  const { hold, order } = execution;
  if (state) await storeState(db, execution, state);
  if (spec) {
    const writer = { db, team: { id: hold.teamId }, user: { id: order.createdById } };
    await adoptSpec(writer, { projectId: order.projectId, ...spec });
  }
  if (version === null) return null;
  const { manifestHash } = version.row;
  await storeBlobs(db, hold.teamId, [{ sha256: manifestHash, bytes: version.manifest }]);
  return addVersion(db, hold.teamId, version.row);
}

function tell(
  context: StageContext,
  made: Omit<PackageOutput, 'zipPath'>,
  manifestHash: string | null,
): void {
  if (manifestHash !== null) context.emit({ type: 'files.written', count: made.fileCount, manifestHash });
  const { sha256, bytes, zipName: name } = made;
  context.emit({ type: 'artifact.stored', kind: 'zip', sha256, bytes, name });
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
