import { createHash } from 'node:crypto';
import { type Manifest, type ManifestFile, manifestSchema } from './schema.ts';

/** Takes bytes, or text as UTF-8; returns the digest in hexadecimal. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A manifest's one form: files sorted by path (by code unit, whatever the machine's locale), members in a fixed order. */
export function toManifest(files: readonly ManifestFile[]): Manifest {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    version: 1,
    files: sorted.map(({ path, sha256, size, owner, executable }) => ({
      path,
      sha256,
      size,
      ...(owner !== undefined && { owner }),
      ...(executable !== undefined && { executable }),
    })),
  };
}

/** The same tree gives the same bytes, hence the same hash: a stage's output can be named by it. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(manifest));
}

/** Throws when the bytes are no manifest. */
export function decodeManifest(bytes: Uint8Array): Manifest {
  return manifestSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** How much of a file decides whether it is shown as text: as git does. */
const SNIFF_BYTES = 8_000;

/** Whether a page may show the file: no NUL near its start, and valid UTF-8 all through. */
export function isText(bytes: Uint8Array): boolean {
  if (bytes.subarray(0, SNIFF_BYTES).includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // Not UTF-8.
  }
}
