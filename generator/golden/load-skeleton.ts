import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isSkeletonFile, type Skeleton } from '../render/skeleton.ts';

/** Reads generator/skeleton from disk, for tests and scripts; the generator itself never touches one. */
export function loadSkeleton(): Skeleton {
  const root = join(import.meta.dirname, '..', 'skeleton');
  const files = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const path = relative(root, full).split(sep).join('/');
    if (isSkeletonFile(path)) files.set(path, readFileSync(full, 'utf8'));
  }
  return new Map([...files].sort(([left], [right]) => (left < right ? -1 : 1)));
}
