import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../launcher/places.mjs';
import { findLockGaps, LOCKS, type Lock } from './lock-gaps.ts';

/** `node scripts/packages/complete-lock.ts`, after `npm install` from a mirror that holds one platform only. */
for (const name of LOCKS) {
  const file = join(repositoryRoot, name);
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  const gaps = findLockGaps(lock);
  for (const { path, entry } of gaps) lock.packages[path] = entry;
  // npm's own order, so that its next write changes nothing.
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
  );
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${name}: added ${gaps.length} optional packages of other platforms.`);
}
