import { z } from 'zod';
import type { Look, PicturedPage } from '#generator/blueprint/screenshots.ts';

/**
 * `blueprint` and `manifest` let another worker continue a run byte for byte; `merge-plan` (see lib/merges) says what it would
 * do to what people have, and `merge-side` are contents that plan shows; `generated` is a tree too: what the generator alone would
 * have made of a project people have worked on; `upload` is what somebody sent; `zip` and `evidence` are for people.
 * Runs of before 2026-11-22 have a `repository` too, a git bundle named after their commit; now it is its project's.
 */
export const ARTIFACT_KINDS = [
  'blueprint',
  'manifest',
  'merge-plan',
  'merge-side',
  'generated',
  'upload',
  'repository',
  'zip',
  'evidence',
] as const;
export type ArtifactKind = (typeof ARTIFACT_KINDS)[number];

export const manifestFileSchema = z.strictObject({
  path: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number().int().nonnegative(),
  /** Who may change the file: generator, user, both; absent for what the generator does not list (lock files, .git). */
  owner: z.enum(['G', 'U', 'M']).optional(),
  executable: z.literal(true).optional(),
});
/** A project tree: every file by content. */
export const manifestSchema = z.strictObject({ version: z.literal(1), files: z.array(manifestFileSchema) });

export type ManifestFile = z.infer<typeof manifestFileSchema>;
export type Manifest = z.infer<typeof manifestSchema>;

/** A picture of a page as a browser showed it; `file` is its name below the folder of pictures. */
export type ScreenshotView = { file: string; sha256: string };
/** A page of the application a run made, by how it was looked at. */
export type ScreenshotPage = PicturedPage & { pictures: Partial<Record<Look, ScreenshotView>> };

export type StoredArtifact = { sha256: string; size: number };
export type ArtifactView = {
  id: string;
  kind: ArtifactKind;
  name: string;
  sha256: string;
  size: number;
  createdAt: Date;
};
export type FileContent = { path: string; bytes: Uint8Array; size: number; isText: boolean };
