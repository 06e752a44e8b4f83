import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSkeletonFile, type Skeleton } from '#generator/render/skeleton.ts';

const ROOT = fileURLToPath(new URL('../../generator/skeleton/', import.meta.url));

let known: Promise<Skeleton> | undefined;

/** The generator's skeleton as the pure renderer wants it; read once a process. */
export function getSkeleton(): Promise<Skeleton> {
  known ??= loadSkeleton(ROOT);
  return known;
}

async function loadSkeleton(root: string): Promise<Skeleton> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isSkeletonFile)
    .sort();
  const contents = await Promise.all(paths.map((path) => readFile(join(root, path))));
  return new Map(paths.map((path, index) => [path, textOrBytes(contents[index] ?? Buffer.alloc(0))]));
}

/** Text where the bytes are valid UTF-8, so that renderers may look into it; bytes otherwise. */
function textOrBytes(content: Buffer): string | Uint8Array {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return new Uint8Array(content);
  }
}
