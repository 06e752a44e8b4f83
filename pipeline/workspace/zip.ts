import { type Zippable, zipSync } from 'fflate';
import { refuseUnsafeTree } from './paths.ts';
import type { Tree } from './tree.ts';

const UNIX = 3;
const REGULAR_FILE = 0o100000;

/** Packs a tree: the same tree gives the same bytes. Throws for paths and sizes no project may have. */
export function zipTree(tree: Tree): Uint8Array {
  refuseUnsafeTree([...tree].map(([path, file]) => ({ path, size: file.content.byteLength })));
  // ZIP's own first day. fflate writes local time, so a local midnight gives the same bytes in every time zone.
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = {};
  for (const path of [...tree.keys()].sort()) {
    const file = tree.get(path);
    if (!file) continue;
    const mode = REGULAR_FILE | (file.executable ? 0o755 : 0o644);
    entries[path] = [file.content, { os: UNIX, attrs: mode << 16, mtime, level: 6 }];
  }
  return zipSync(entries);
}
