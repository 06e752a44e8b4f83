import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitBytes, gitFailure } from '../git.ts';

export type Merged = { text: string; conflicts: number };

/** What stands at the markers: whose lines they are, in words a person knows without git. */
const LABELS = ['yours', 'before', 'IOPEER'] as const;

/**
 * Merges three texts line by line, as `git merge-file` does. Where both sides changed the same lines both stand in the
 * result between markers, with the lines before in their middle.
 */
export async function mergeText(base: string, mine: string, next: string): Promise<Merged> {
  if (mine === next || next === base) return { text: mine, conflicts: 0 };
  if (mine === base) return { text: next, conflicts: 0 };
  const folder = await mkdtemp(join(tmpdir(), 'iopeer-merge-'));
  try {
    await Promise.all(
      Object.entries({ mine, base, next }).map(([name, text]) => writeFile(join(folder, name), text)),
    );
    const labels = LABELS.flatMap((label) => ['-L', label]);
    const argv = ['merge-file', '-p', '-q', '--diff3', ...labels, 'mine', 'base', 'next'];
    const { exitCode, stdout, stderr } = await gitBytes(argv, { cwd: folder });
    // Its exit code counts conflicts up to 127; beyond that it is a failure.
    if (exitCode > 127) throw gitFailure('merge-file', stderr);
    return { text: stdout.toString(), conflicts: exitCode };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** True where a file still holds a conflict's markers. */
export const hasMarkers = (text: string): boolean =>
  /^<{7} yours$/m.test(text) && /^>{7} IOPEER$/m.test(text);
