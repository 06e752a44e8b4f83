import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Blueprint } from '../blueprint/schema.ts';
import { renderProject } from '../render/project.ts';
import { notes } from './cases.ts';
import { loadSkeleton } from './load-skeleton.ts';

/** Folder below generator/golden → the Blueprint it was rendered from. */
export const GOLDEN: Readonly<Record<string, Blueprint>> = { notes };

const folderOf = (name: string): string => join(import.meta.dirname, name);

/** Returns the files of a case that are not copies of the skeleton; the manifest among them vouches for the others. */
export function renderGolden(name: string): Map<string, string> {
  const skeleton = loadSkeleton();
  const blueprint = GOLDEN[name];
  if (!blueprint) throw new Error(`no golden case ${name}`);
  const found = new Map<string, string>();
  for (const [path, { content }] of renderProject(blueprint, skeleton, { specText: `# ${blueprint.name}\n` })) {
    if (typeof content === 'string' && skeleton.get(path) !== content) found.set(path, content);
  }
  return found;
}

/** Returns the files of a case as they are kept. */
export function readGolden(name: string): Map<string, string> {
  const root = folderOf(name);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Replaces what is kept of a case. */
export function writeGolden(name: string, files: ReadonlyMap<string, string>): void {
  rmSync(folderOf(name), { recursive: true, force: true });
  for (const [path, content] of files) {
    const full = join(folderOf(name), path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
  }
}
