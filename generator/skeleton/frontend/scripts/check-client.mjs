import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes the typed client once more, beside the one that is there, and fails when they differ: then somebody changed the
 * API and not the client (`npm run client`), or the client by hand.
 */
const CURRENT = 'src/client';
/** As deep as the other, since the client refers to files of ours by their distance. */
const FRESH = 'src/client-check';

const listFiles = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

try {
  const made = spawnSync('openapi-ts', ['--silent', '--output', FRESH], { stdio: 'inherit', shell: false });
  if (made.error) throw made.error;
  if (made.status !== 0) throw new Error(`openapi-ts ended with ${made.status}`);
  const [current, fresh] = [listFiles(CURRENT), listFiles(FRESH)];
  const names = [...new Set([...current, ...fresh])].sort();
  const different = names.filter(
    (name) =>
      !current.includes(name) ||
      !fresh.includes(name) ||
      !readFileSync(join(CURRENT, name)).equals(readFileSync(join(FRESH, name))),
  );
  for (const name of different) console.error(`${CURRENT}/${name}: not what openapi.json says`);
  if (different.length > 0) process.exitCode = 1;
  else console.log(`${CURRENT} is what openapi.json says (${names.length} files)`);
} finally {
  rmSync(FRESH, { recursive: true, force: true });
}
