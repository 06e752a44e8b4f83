import { z } from 'zod';
import type { Owner } from '#generator/render/files.ts';

/** Where a project says which files it got and who may change them. */
export const MANIFEST_PATH = '.iopeer/manifest.json';

const manifestFileSchema = z.object({
  version: z.literal(1),
  files: z.record(z.string(), z.object({ sha256: z.string(), owner: z.enum(['G', 'U', 'M']) })),
});

/** What a project says of its own files: path → content when it was generated, and who may change it. */
export type ProjectManifest = ReadonlyMap<string, { sha256: string; owner: Owner }>;

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

/** Who may change which file, as such a manifest says; empty when the text is none. */
export function ownersIn(text: string): Map<string, Owner> {
  return new Map([...(parseManifest(text) ?? [])].map(([path, { owner }]) => [path, owner]));
}
