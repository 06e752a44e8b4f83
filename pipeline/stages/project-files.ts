import { ENVIRONMENT } from '#generator/render/checks.ts';
import type { Owner } from '#generator/render/files.ts';
import { REVISIONS } from '#generator/render/project.ts';
import { MANIFEST_PATH, ownersIn } from '../workspace/project-manifest.ts';
import type { Tree } from '../workspace/tree.ts';

/** The text the project was made from; empty when somebody removed SPEC.md. */
export function specTextOf(tree: Tree): string {
  return textOf(tree, 'SPEC.md') ?? '';
}

/** The lock of the project's Python packages. Throws when the project has none: then it is no project of ours. */
export function getRequirements(tree: Tree): string {
  const text = textOf(tree, ENVIRONMENT.requirements);
  if (text === null) throw new Error(`the project has no ${ENVIRONMENT.requirements}`);
  return text;
}

/** Who may change which file, as the project's own manifest says; empty when it has none. */
export function ownersOf(tree: Tree): Map<string, Owner> {
  return ownersIn(textOf(tree, MANIFEST_PATH) ?? '');
}

/** The migrations of a project that is not its first version any more, path → content; undefined of one that is. */
export function findLaterRevisions(tree: Tree): Map<string, string> | undefined {
  const paths = [...tree.keys()].filter((path) => path.startsWith(REVISIONS) && path.endsWith('.py'));
  return paths.length > 1 ? new Map(paths.map((path) => [path, textOf(tree, path) ?? ''])) : undefined;
}

function textOf(tree: Tree, path: string): string | null {
  const file = tree.get(path);
  return file ? new TextDecoder().decode(file.content) : null;
}
