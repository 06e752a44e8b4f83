import { createHash } from 'node:crypto';
import {
  LOOKS,
  type PicturedPage,
  pictureIndexSchema,
  SCREENSHOTS_FOLDER,
} from '#generator/blueprint/screenshots.ts';
import { type Manifest, type ManifestFile, manifestSchema, type ScreenshotPage } from './schema.ts';

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

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Whether bytes begin as a PNG does, whatever their name says. */
export function isPng(bytes: Uint8Array): boolean {
  return PNG.every((byte, at) => bytes[at] === byte);
}

/** Which pages the pictures show; what browser tests wrote is believed only as far as it has the right form. */
export function decodePictureIndex(bytes: Uint8Array): PicturedPage[] {
  try {
    return pictureIndexSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return []; // Cut short, or somebody else's: the pictures are shown without titles.
  }
}

/** Pages with the pictures there are of each, in the order of the index; pictures of others come last, by name. */
export function listPages(files: readonly ManifestFile[], index: readonly PicturedPage[]): ScreenshotPage[] {
  const pages = new Map<string, ScreenshotPage>(index.map((page) => [page.name, { ...page, pictures: {} }]));
  for (const { path, sha256 } of files) {
    if (!path.startsWith(SCREENSHOTS_FOLDER)) continue;
    const file = path.slice(SCREENSHOTS_FOLDER.length);
    // The longest first: `login-phone-dark` is no page `login-phone` in the dark.
    const look = LOOKS.toReversed().find((each) => file.endsWith(`-${each}.png`));
    if (look === undefined || file.includes('/')) continue;
    const name = file.slice(0, -`-${look}.png`.length);
    const page = pages.get(name) ?? { name, title: '', path: '', pictures: {} };
    page.pictures[look] = { file, sha256 };
    pages.set(name, page);
  }
  return [...pages.values()].filter(({ pictures }) => Object.keys(pictures).length > 0);
}
