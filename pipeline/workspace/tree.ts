import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, opendir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { FileMap, Owner } from '#generator/render/files.ts';
import { sha256Of, toManifest } from '#lib/artifacts/rules.ts';
import type { Manifest } from '#lib/artifacts/schema.ts';
import { MachineError, namingDiskFull } from './machine-error.ts';
import { refuseUnsafeTree } from './paths.ts';

export type TreeFile = { content: Uint8Array; executable: boolean };
/** Path (POSIX, relative) → file, sorted by path. */
export type Tree = ReadonlyMap<string, TreeFile>;

/** What a generator made, as a tree of bytes. */
export function treeOf(files: FileMap): Tree {
  const encoder = new TextEncoder();
  return new Map(
    [...files].map(([path, file]) => [
      path,
      {
        content: typeof file.content === 'string' ? encoder.encode(file.content) : file.content,
        executable: file.executable ?? false,
      },
    ]),
  );
}

/** Lists a tree by content; `owners` says who may change what, where that is known. */
export function manifestOf(tree: Tree, owners: ReadonlyMap<string, Owner> = new Map()): Manifest {
  return toManifest(
    [...tree].map(([path, { content, executable }]) => {
      const owner = owners.get(path);
      return {
        path,
        sha256: sha256Of(content),
        size: content.byteLength,
        ...(owner && { owner }),
        ...(executable && { executable: true as const }),
      };
    }),
  );
}

/**
 * Writes a tree as `folder`, replacing what was there: it is written beside and moved into place, so that the folder is
 * either the old tree or the new one. Throws `MachineError('disk-full')`, and for paths no project may hold.
 */
export async function writeTree(folder: string, tree: Tree): Promise<void> {
  refuseUnsafeTree([...tree].map(([path, file]) => ({ path, size: file.content.byteLength })));
  const draft = `${folder}.draft-${randomUUID()}`;
  const old = `${folder}.old-${randomUUID()}`;
  try {
    await namingDiskFull(() => writeInto(draft, tree));
    await rename(folder, old).catch(ignoreMissing);
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/**
 * Writes a tree into a folder that nobody else looks at yet. `timesFromContent` dates each file by its content: mypy
 * takes a file with the time and size it remembers as unchanged, so equal dates have to mean equal contents.
 */
export async function writeInto(
  folder: string,
  tree: Tree,
  options: { timesFromContent?: boolean } = {},
): Promise<void> {
  const folders = new Set([...tree.keys()].map((path) => dirname(join(folder, path))));
  await mkdir(folder, { recursive: true });
  await Promise.all([...folders].map((path) => mkdir(path, { recursive: true })));
  await inBatches([...tree], async ([path, { content, executable }]) => {
    const file = await open(join(folder, path), 'wx', executable ? 0o755 : 0o644);
    try {
      await file.writeFile(content);
      if (options.timesFromContent) {
        const seconds = Number.parseInt(sha256Of(content).slice(0, 7), 16) * 4;
        await file.utimes(seconds, seconds);
      }
    } finally {
      await file.close();
    }
  });
}

/** Puts files into a folder, each whole or not at all. Throws `MachineError('disk-full')`. */
export async function putFiles(folder: string, files: Tree): Promise<void> {
  const draft = `${folder}.put-${randomUUID()}`;
  try {
    await namingDiskFull(() => writeInto(draft, files));
    for (const path of files.keys()) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await rename(join(draft, path), join(folder, path));
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * Reads a folder back, sorted by path. What a project never delivers is left out: `.git`, and what tools leave behind
 * when a project is run in place. Links and special files are refused with `MachineError('unsafe-workspace')`.
 */
export async function readTree(folder: string): Promise<Tree> {
  const paths: string[] = [];
  for (const folders = [folder]; folders.length > 0; ) {
    const current = folders.pop() ?? folder;
    for await (const entry of await opendir(current)) {
      const path = join(current, entry.name);
      if (LEFT_OUT.test(entry.name)) continue;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) paths.push(relative(folder, path).split(sep).join('/'));
      else throw new MachineError('unsafe-workspace', { detail: relative(folder, path) });
    }
  }
  paths.sort((a, b) => (a < b ? -1 : 1));
  const tree = new Map<string, TreeFile>();
  for (const path of paths) tree.set(path, { content: new Uint8Array(), executable: false });
  await inBatches(paths, async (path) => {
    tree.set(path, await readRegularFile(join(folder, path)));
  });
  return tree;
}

const LEFT_OUT = /^(\.git|__pycache__|\.venv|node_modules|\.(mypy|ruff|pytest)_cache)$/;

/** Reads a file without following a link in its last place; sandboxed commands may have put one there. */
export async function readRegularFile(
  path: string,
  limitBytes = Number.POSITIVE_INFINITY,
): Promise<TreeFile> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size > limitBytes)
      throw new MachineError('unsafe-workspace', { detail: path });
    return { content: await file.readFile(), executable: (stat.mode & 0o100) !== 0 };
  } finally {
    await file.close();
  }
}

/** As many open files at once as any machine allows. */
const BATCH = 64;

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    await Promise.all(items.slice(start, start + BATCH).map(work));
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
