import { z } from 'zod';
import { ENVIRONMENT } from '#generator/render/checks.ts';
import type { Owner } from '#generator/render/files.ts';
import { REVISIONS } from '#generator/render/project.ts';
import type { Tree } from '../workspace/tree.ts';
import { MANIFEST_PATH } from './render.ts';

const manifestFileSchema = z.object({
  version: z.literal(1),
  files: z.record(z.string(), z.object({ sha256: z.string(), owner: z.enum(['G', 'U', 'M']) })),
});

/** What a project says of its own files: path → content when it was generated, and who may change it. */
export type ProjectManifest = ReadonlyMap<string, { sha256: string; owner: Owner }>;

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

/** The manifest in `.iopeer/manifest.json`; null when the text is none. */
export function parseManifest(text: string): ProjectManifest | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null; // Somebody's own file under this name.
  }
  const parsed = manifestFileSchema.safeParse(json);
  return parsed.success ? new Map(Object.entries(parsed.data.files)) : null;
}

/** Who may change which file, as the project's own manifest says; empty when it has none. */
export function ownersOf(tree: Tree): Map<string, Owner> {
  const manifest = parseManifest(textOf(tree, MANIFEST_PATH) ?? '');
  return new Map([...(manifest ?? [])].map(([path, { owner }]) => [path, owner]));
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
