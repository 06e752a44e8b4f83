import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isEvidence } from '#pipeline/workspace/evidence.ts';
import { namingDiskFull } from '#pipeline/workspace/machine-error.ts';
import { MANIFEST_PATH, type ProjectManifest, parseManifest } from '#pipeline/workspace/project-manifest.ts';
import { readRegularFile, type Tree, writeInto } from '#pipeline/workspace/tree.ts';
import { CommandFailure, EXIT } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** A place a project may be written to: new, or an earlier project of ours with its manifest. */
export type OutFolder = { path: string; manifest: ProjectManifest | null };

/**
 * Looks at the place before anything is made. Throws a sentence with the cure when it holds something that is not ours,
 * or files of ours that a person has changed: nothing of theirs is ever overwritten.
 */
export async function openOutFolder(path: string, terminal: Terminal): Promise<OutFolder> {
  const es = terminal.language === 'es';
  const refuse = (sentence: string) => new CommandFailure(`${path}: ${sentence}`, EXIT.badInput);
  if (!(await mayWrite(path))) throw refuse(cannotWrite(terminal));
  const found = await stat(path).catch(() => null);
  if (found === null) return { path, manifest: null };
  if (!found.isDirectory())
    throw refuse(
      es ? 'es un archivo: elige otra carpeta con --out.' : 'is a file: choose another folder with --out.',
    );
  const names = (await readdir(path)).filter((name) => name !== '.git');
  if (names.length === 0) return { path, manifest: null };
  const manifest = parseManifest(await readFile(join(path, MANIFEST_PATH), 'utf8').catch(() => ''));
  if (manifest === null) {
    throw refuse(
      es
        ? 'la carpeta no está vacía y no la hizo IOPEER: vacíala o elige otra con --out.'
        : 'the folder is not empty and IOPEER did not make it: empty it, or choose another with --out.',
    );
  }
  if ([...manifest.keys()].some((file) => LATER_REVISION.test(file))) {
    throw refuse(
      es
        ? 'el proyecto tiene ya varias migraciones, que se perderían: usa --into para darle la versión nueva.'
        : 'the project has several migrations by now, which would be lost: use --into to give it the new version.',
    );
  }
  const changed = (await listChanged(path, manifest)).filter((file) => manifest.get(file)?.owner !== 'U');
  if (changed.length > 0) {
    const list = changed
      .slice(0, 8)
      .map((file) => `\n    ${file}`)
      .join('');
    throw refuse(
      es
        ? `estos archivos generados tienen cambios hechos a mano, que se perderían:${list}\n  Usa --into, que los fusiona; o genera en otra carpeta con --out.`
        : `these generated files were changed by hand, and the changes would be lost:${list}\n  Use --into, which merges them; or generate into another folder with --out.`,
    );
  }
  return { path, manifest };
}

/** Every migration but the first, which a generation from nothing makes. */
const LATER_REVISION = /^backend\/migrations\/versions\/(?!0001_|__init__)[^/]+\.py$/;

/** Whether the nearest folder that exists on the way to a path takes new entries; tried, since permissions do not tell. */
async function mayWrite(path: string): Promise<boolean> {
  let folder = path;
  for (;;) {
    try {
      if (!(await stat(folder)).isDirectory()) return folder === path;
      break;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || folder === dirname(folder)) return false;
      folder = dirname(folder);
    }
  }
  try {
    const trial = join(folder, `.iopeer-${randomUUID()}`);
    await mkdir(trial);
    await rmdir(trial);
    return true;
  } catch {
    return false;
  }
}

function cannotWrite({ language }: Terminal): string {
  return language === 'es'
    ? 'no se puede escribir ahí: elige otra carpeta con --out.'
    : 'cannot be written to: choose another folder with --out.';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/**
 * Puts a finished project in its place. A new folder appears whole; in an earlier project only files that differ are
 * replaced, what the user owns or added stays, and all new content is on the disk before the first file changes.
 * `made` is the folder the project was made in; it may be moved away.
 */
export async function placeProject(
  out: OutFolder,
  made: string,
  tree: Tree,
  terminal: Terminal,
): Promise<void> {
  try {
    await namingDiskFull(() =>
      out.manifest === null ? placeNew(out.path, made, tree) : placeOver(out, out.manifest, tree),
    );
  } catch (error) {
    // A read-only disk, or a place that is no real folder: known only by trying.
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'].includes(String(codeOf(error)))) throw error;
    throw new CommandFailure(`${out.path}: ${cannotWrite(terminal)}`, EXIT.badInput);
  }
}

async function placeNew(path: string, made: string, tree: Tree): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.draft-${randomUUID()}`;
  try {
    await moveOrWrite(made, draft, tree);
    const before = await readdir(path).catch(() => null);
    // An empty folder, or one with nothing but a repository, which moves over.
    if (before?.includes('.git')) await rename(join(path, '.git'), join(draft, '.git'));
    if (before) await rm(path, { recursive: true });
    await rename(draft, path);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The folder for temporary files may lie on another disk, where nothing can be moved from. */
async function moveOrWrite(made: string, draft: string, tree: Tree): Promise<void> {
  try {
    await rename(made, draft);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    await writeInto(draft, tree);
  }
}

async function placeOver({ path }: OutFolder, manifest: ProjectManifest, tree: Tree): Promise<void> {
  const kept = new Set(await listChanged(path, manifest));
  const theirs = await listUnlisted(path, manifest, tree);
  const staging = join(path, '.iopeer', `staging-${randomUUID()}`);
  const incoming: Tree = new Map([...tree].filter(([file]) => !kept.has(file) && !theirs.has(file)));
  try {
    await writeInto(staging, incoming);
    // The manifest goes last: until then the folder still says what it was.
    const order = [...incoming.keys()].sort(
      (a, b) => Number(a === MANIFEST_PATH) - Number(b === MANIFEST_PATH),
    );
    for (const file of order) {
      await mkdir(dirname(join(path, file)), { recursive: true });
      await rename(join(staging, file), join(path, file));
    }
    for (const file of manifest.keys())
      if (!tree.has(file) && !kept.has(file)) await rm(join(path, file), { force: true });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Files of the manifest whose content is no longer what was generated; a missing one is not a change to keep. */
async function listChanged(path: string, manifest: ProjectManifest): Promise<string[]> {
  const changed: string[] = [];
  for (const [file, { sha256 }] of manifest) {
    const hash = await hashOf(join(path, file));
    if (hash !== null && hash !== sha256) changed.push(file);
  }
  return changed;
}

/** Files the user added where the new project has one of its own; the evidence is always ours to replace. */
async function listUnlisted(path: string, manifest: ProjectManifest, tree: Tree): Promise<Set<string>> {
  const unlisted = new Set<string>();
  for (const file of tree.keys()) {
    const isOurs = manifest.has(file) || file.startsWith('.iopeer/') || isEvidence(file);
    if (!isOurs && (await lstat(join(path, file)).catch(() => null))) unlisted.add(file);
  }
  return unlisted;
}

async function hashOf(path: string): Promise<string | null> {
  const { sha256Of } = await import('#lib/artifacts/rules.ts');
  try {
    return sha256Of((await readRegularFile(path)).content);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    return ''; // A link or a folder in the place of a file: somebody changed it.
  }
}
