import { hasFrontend, PARTS_BEFORE_CHOICE, type Parts } from '#generator/blueprint/parts.ts';
import type { Blueprint } from '#generator/blueprint/schema.ts';
import type { Owner } from '#generator/render/files.ts';
import { renderProject } from '#generator/render/project.ts';
import { sha256Of } from '#lib/artifacts/rules.ts';
import { MANIFEST_PATH } from '../workspace/project-manifest.ts';
import { getSkeleton } from '../workspace/skeleton.ts';
import { type Tree, treeOf } from '../workspace/tree.ts';

/**
 * The generator's output for a Blueprint as bytes: pure, so it can be made again to compare. `revisions`: the project's
 * migrations, path → content, where it is not its first version.
 */
export async function renderTree(
  blueprint: Blueprint,
  specText: string,
  parts: Parts = PARTS_BEFORE_CHOICE,
  revisions?: ReadonlyMap<string, string>,
): Promise<Tree> {
  const options = {
    specText,
    frontend: hasFrontend(parts),
    hash: sha256Of,
    ...(revisions && { revisions }),
  };
  return treeOf(renderProject(blueprint, await getSkeleton(), options));
}

/** Brings the manifest of a tree up to date, in the generator's own form: nothing changes when no file did. */
export function withManifest(tree: Tree, owners: ReadonlyMap<string, Owner>): Tree {
  const listed = new Map([...tree].filter(([path]) => path !== MANIFEST_PATH));
  const files = Object.fromEntries(
    [...listed].map(([path, { content }]) => [
      path,
      { sha256: sha256Of(content), owner: owners.get(path) ?? 'G' },
    ]),
  );
  const text = `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
  listed.set(MANIFEST_PATH, { content: new TextEncoder().encode(text), executable: false });
  return new Map([...listed].sort(([a], [b]) => (a < b ? -1 : 1)));
}
