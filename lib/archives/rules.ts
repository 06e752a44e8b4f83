import { type Zippable, zipSync } from 'fflate';

export type ZipEntry = { path: string; bytes: Uint8Array; executable: boolean };

const UNIX = 3;
const REGULAR_FILE = 0o100000;

/** Packs files: the same files give the same bytes, in whatever order they come. */
export function zipFiles(files: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  // ZIP's own first day. fflate writes local time, so a local midnight gives the same bytes in every time zone.
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = {};
  for (const { path, bytes, executable } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const mode = REGULAR_FILE | (executable ? 0o755 : 0o644);
    entries[path] = [bytes, { os: UNIX, attrs: mode << 16, mtime, level: 6 }];
  }
  return new Uint8Array(zipSync(entries));
}
