import { findArtifact, getBlobs, getManifest } from '#lib/artifacts/queries.ts';
import { decodeManifest } from '#lib/artifacts/rules.ts';
import type { ManifestFile } from '#lib/artifacts/schema.ts';
import { isLocked } from '../stages/locked-files.ts';
import { expectedOf } from '../stages/worked-project.ts';
import type { Tree } from '../workspace/tree.ts';
import type { Execution } from './execution.ts';
import { lastRecord } from './stage-inputs.ts';

/** What tests and repairs of a project people have worked on may not change; nothing of a first generation. */
export type WorkedFiles = { expected?: Tree; theirs?: ReadonlySet<string> };

/** Reads it from what the code stage left: the project as it was written, and what the generator alone would have made. */
export async function readWorkedFiles(execution: Execution): Promise<WorkedFiles> {
  const stored = await execution.read((db) => findArtifact(db, execution.hold.runId, 'generated'));
  const written = lastRecord(execution.records, 'code')?.manifestHash;
  if (stored === null || !written) return {};
  const generated = decodeManifest(stored.bytes).files;
  const { files } = await execution.read((db) => getManifest(db, written));
  const pure = new Map(generated.map(({ path, sha256 }) => [path, sha256]));
  const theirs = files.filter(({ path, sha256 }) => pure.get(path) !== sha256).map(({ path }) => path);
  const manifest = generated.filter(({ path }) => path === '.iopeer/manifest.json');
  const [tree, made] = await Promise.all([
    readFiles(
      execution,
      files.filter(({ path }) => isLocked(path)),
    ),
    readFiles(execution, [...generated.filter(({ path }) => isLocked(path)), ...manifest]),
  ]);
  return { expected: expectedOf({ tree, generated: made }), theirs: new Set(theirs) };
}

async function readFiles(execution: Execution, files: readonly ManifestFile[]): Promise<Tree> {
  const contents = await execution.read((db) =>
    getBlobs(
      db,
      files.map(({ sha256 }) => sha256),
    ),
  );
  return new Map(
    files.map(({ path, sha256, executable }) => [
      path,
      { content: contents.get(sha256) ?? new Uint8Array(), executable: executable ?? false },
    ]),
  );
}
