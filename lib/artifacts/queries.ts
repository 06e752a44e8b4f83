import { SCREENSHOTS_FOLDER, SCREENSHOTS_INDEX } from '#generator/blueprint/screenshots.ts';
import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';
import { decodeManifest, decodePictureIndex, isPng, isText, listPages } from './rules.ts';
import type {
  ArtifactKind,
  ArtifactView,
  FileContent,
  Manifest,
  ManifestFile,
  ScreenshotPage,
  ScreenshotView,
} from './schema.ts';

export type ZipView = { name: string; sha256: string; size: number };

/** Everything a run made, newest last. */
export async function listArtifacts(db: TeamDb, runId: string): Promise<ArtifactView[]> {
  const rows = await db.artifact.findMany({
    where: { runId },
    orderBy: { createdAt: 'asc' },
    select: { id: true, kind: true, name: true, sha256: true, size: true, createdAt: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as ArtifactKind }));
}

/** The newest artifact of a kind, with its bytes; null when the run has none. */
export async function findArtifact(
  db: TeamDb,
  runId: string,
  kind: ArtifactKind,
): Promise<(ArtifactView & { bytes: Uint8Array<ArrayBuffer> }) | null> {
  const artifact = (await listArtifacts(db, runId)).findLast((made) => made.kind === kind);
  if (artifact === undefined) return null;
  return { ...artifact, bytes: await getBlobBytes(db, artifact.sha256) };
}

/** The ZIP a run delivered. Throws `not_found` for a run of another team and for one that has delivered nothing yet. */
export async function getRunZip(db: TeamDb, runId: string): Promise<ZipView> {
  const artifact = await db.artifact.findFirst({
    where: { runId, kind: 'zip' },
    orderBy: { createdAt: 'desc' },
    select: { name: true, sha256: true, size: true },
  });
  if (artifact === null) throw new AppError('not_found', { key: 'artifact_missing' });
  return artifact;
}

/** Bytes stored under a content hash in the team. Throws `not_found`. */
export async function getBlobBytes(db: TeamDb, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await db.blob.findFirst({ where: { sha256 }, select: { bytes: true } });
  if (blob === null) throw new AppError('not_found', { key: 'artifact_missing' });
  return new Uint8Array(blob.bytes);
}

/** Several contents at once, by hash. Throws `not_found` naming none when one is missing. */
export async function getBlobs(
  db: TeamDb,
  hashes: readonly string[],
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const rows = await db.blob.findMany({
    where: { sha256: { in: [...hashes] } },
    select: { sha256: true, bytes: true },
  });
  const found = new Map(rows.map((row) => [row.sha256, row.bytes]));
  if (hashes.some((hash) => !found.has(hash))) throw new AppError('not_found');
  return found;
}

/** A project tree by the hash of its manifest. */
export async function getManifest(db: TeamDb, manifestHash: string): Promise<Manifest> {
  return decodeManifest(await getBlobBytes(db, manifestHash));
}

/** The files of a run's newest project tree, sorted by path; empty before the code stage. */
export async function listProjectFiles(db: TeamDb, runId: string): Promise<ManifestFile[]> {
  const manifest = await findArtifact(db, runId, 'manifest');
  return manifest === null ? [] : decodeManifest(manifest.bytes).files;
}

/** One file of a run's newest project tree. Throws `not_found` for a path that is not in it. */
export async function getProjectFile(db: TeamDb, runId: string, path: string): Promise<FileContent> {
  const file = (await listProjectFiles(db, runId)).find((listed) => listed.path === path);
  if (file === undefined) throw new AppError('not_found');
  const bytes = await getBlobBytes(db, file.sha256);
  return { path, bytes, size: file.size, isText: isText(bytes) };
}

/** The pages of the application a run made, with the pictures its browser tests took; empty before they have. */
export async function listScreenshots(db: TeamDb, runId: string): Promise<ScreenshotPage[]> {
  const files = await listProjectFiles(db, runId);
  const index = files.find(({ path }) => path === SCREENSHOTS_FOLDER + SCREENSHOTS_INDEX);
  return listPages(files, index ? decodePictureIndex(await getBlobBytes(db, index.sha256)) : []);
}

/** Where a picture of a run is stored. Throws `not_found` for anything that is not among its pictures. */
export async function getScreenshot(db: TeamDb, runId: string, file: string): Promise<ScreenshotView> {
  const path = SCREENSHOTS_FOLDER + file;
  const found = path.endsWith('.png')
    ? (await listProjectFiles(db, runId)).find((listed) => listed.path === path)
    : undefined;
  if (found === undefined) throw new AppError('not_found');
  return { file, sha256: found.sha256 };
}

/** The bytes of a picture. Throws `not_found` for what is called a picture and is none. */
export async function getScreenshotBytes(db: TeamDb, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await getBlobBytes(db, sha256);
  if (!isPng(bytes)) throw new AppError('not_found');
  return bytes;
}
