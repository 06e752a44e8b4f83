import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProjectCheck } from '#generator/render/checks.ts';
import { readRegularFile, readTree, type Tree, type TreeFile } from '../workspace/tree.ts';

/** Fifteen entities describe themselves in about two million. */
const MAX_BYTES = 50_000_000;

const isMade = (path: string, makes: readonly string[]): boolean =>
  makes.some((made) => (made.endsWith('/') ? path.startsWith(made) : path === made));

/** A project without what earlier rounds of these checks have put into it. */
export function withoutMade(tree: Tree, checks: readonly ProjectCheck[]): Tree {
  const makes = checks.flatMap((check) => check.makes ?? []);
  return makes.length === 0 ? tree : new Map([...tree].filter(([path]) => !isMade(path, makes)));
}

/** Both trees in one, sorted by path; what is in the second wins. */
export function joined(tree: Tree, more: Tree): Tree {
  return new Map([...tree, ...more].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a check that held has left for the project in the folder it ran in. Throws for links and the like. */
export async function readMade(project: string, { name, makes = [] }: ProjectCheck): Promise<Tree> {
  const files = new Map<string, TreeFile>();
  for (const path of makes) {
    const stat = await lstat(join(project, path)).catch(() => null);
    if (stat === null && path.endsWith('/')) continue;
    if (stat === null) throw new Error(`${name} ended well and made no ${path}`);
    const found: Iterable<[string, TreeFile]> = path.endsWith('/')
      ? [...(await readTree(join(project, path)))].map(([inner, file]) => [path + inner, file])
      : [[path, await readRegularFile(join(project, path), MAX_BYTES)]];
    for (const [made, { content }] of found) files.set(made, { content, executable: false });
  }
  return files;
}
