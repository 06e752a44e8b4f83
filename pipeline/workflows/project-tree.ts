import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listMissingBlobs, pointArtifact, storeBlobs } from '#lib/artifacts/commands.ts';
import { getBlobs, getManifest } from '#lib/artifacts/queries.ts';
import { encodeManifest, sha256Of } from '#lib/artifacts/rules.ts';
import type { Manifest } from '#lib/artifacts/schema.ts';
import { lockHeldRun } from '#lib/executions/commands.ts';
import { ownersOf } from '../stages/project-files.ts';
import { manifestOf, readTree, type Tree, writeTree } from '../workspace/tree.ts';
import type { Execution } from './execution.ts';

/** Contents fetched at once when a tree is rebuilt. */
const CHUNK_FILES = 200;

/** Where stages find and leave the project. */
export function projectFolder(execution: Execution): string {
  return join(execution.workspace, 'project');
}

/** The tree that the last finished stage left; null before there is one. */
export function currentTree(execution: Execution): string | null {
  return execution.records.findLast((record) => record.manifestHash !== null)?.manifestHash ?? null;
}

/**
 * Makes the workspace what the finished stages left, byte for byte, and nothing else: whatever an interrupted stage had
 * begun, here or on another machine, is gone.
 */
export async function restoreWorkspace(execution: Execution): Promise<void> {
  await rm(execution.workspace, { recursive: true, force: true });
  await mkdir(execution.workspace, { recursive: true });
  const manifestHash = currentTree(execution);
  if (manifestHash === null) return;
  const { files } = await execution.read((db) => getManifest(db, manifestHash));
  const tree = new Map<string, { content: Uint8Array; executable: boolean }>();
  for (let start = 0; start < files.length; start += CHUNK_FILES) {
    const chunk = files.slice(start, start + CHUNK_FILES);
    const contents = await execution.read((db) =>
      getBlobs(
        db,
        chunk.map((file) => file.sha256),
      ),
    );
    for (const { path, sha256, executable } of chunk) {
      tree.set(path, { content: contents.get(sha256) ?? new Uint8Array(), executable: executable ?? false });
    }
  }
  await writeTree(projectFolder(execution), tree);
}

/**
 * Stores the project as it is now, every file by content.
 * @returns the manifest's hash, or null when nothing has changed since the last finished stage.
 */
export async function storeTree(execution: Execution): Promise<string | null> {
  const tree = await readTree(projectFolder(execution));
  const manifest = manifestOf(tree, ownersOf(tree));
  const bytes = new Uint8Array(encodeManifest(manifest));
  const sha256 = sha256Of(bytes);
  if (sha256 === currentTree(execution)) return null;
  await storeContents(execution, tree, manifest);
  await execution.write(async (db) => {
    await lockHeldRun(db, execution.hold);
    await storeBlobs(db, execution.hold.teamId, [{ sha256, bytes }]);
    await pointArtifact(db, execution.hold, {
      kind: 'manifest',
      name: 'tree.json',
      sha256,
      size: bytes.byteLength,
    });
  });
  return sha256;
}

async function storeContents(execution: Execution, tree: Tree, manifest: Manifest): Promise<void> {
  const contents = new Map(manifest.files.map(({ path, sha256 }) => [sha256, path]));
  const missing = await execution.read((db) => listMissingBlobs(db, [...contents.keys()]));
  const blobs = [...missing].map((sha256) => ({
    sha256,
    bytes: new Uint8Array(tree.get(contents.get(sha256) ?? '')?.content ?? []),
  }));
  if (blobs.length === 0) return;
  await execution.write(async (db) => {
    await lockHeldRun(db, execution.hold);
    await storeBlobs(db, execution.hold.teamId, blobs);
  });
}
