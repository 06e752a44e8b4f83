import { zipFiles } from '#lib/archives/rules.ts';
import { refuseUnsafeTree } from './paths.ts';
import type { Tree } from './tree.ts';

/** Packs a tree: the same tree gives the same bytes. Throws for paths and sizes no project may have. */
export function zipTree(tree: Tree): Uint8Array {
  refuseUnsafeTree([...tree].map(([path, file]) => ({ path, size: file.content.byteLength })));
  return zipFiles([...tree].map(([path, { content, executable }]) => ({ path, bytes: content, executable })));
}
