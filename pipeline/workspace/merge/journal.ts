import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const id = z.string().regex(/^[0-9a-f]{40,64}$/);

/** What is being done to a folder, written down before its branch moves: whoever comes after a crash finishes it. */
const journalSchema = z.object({
  version: z.literal(1),
  /** The branch, and the commit that says the folder is to follow. */
  branch: z.string(),
  at: id,
  /** Trees or commits: what the folder holds, and what it is to hold. */
  from: id,
  to: id,
  /** Where a person has to choose: the merge as git itself would leave it. */
  merge: z
    .object({
      head: id,
      message: z.string(),
      stages: z.array(
        z.object({
          path: z.string(),
          mode: z.string(),
          base: id.nullable(),
          mine: id.nullable(),
          next: id.nullable(),
        }),
      ),
    })
    .optional(),
});
export type Journal = z.infer<typeof journalSchema>;

/** The product's own corner of a repository: locks, notes and folders that may go at any time. */
export const ownFolder = (repository: string, ...parts: string[]): string =>
  join(repository, 'iopeer', ...parts);

const fileOf = (repository: string) => ownFolder(repository, 'update.json');

/** Notes what is about to happen; it is on the disk, whole, when this returns. */
export async function writeJournal(repository: string, journal: Journal): Promise<void> {
  const file = fileOf(repository);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.draft`, JSON.stringify(journal), { flush: true });
  await rename(`${file}.draft`, file);
}

/** What an interrupted run had begun; null where nothing is open. */
export async function readJournal(repository: string): Promise<Journal | null> {
  try {
    return journalSchema.parse(JSON.parse(await readFile(fileOf(repository), 'utf8')));
  } catch {
    return null; // None, or one that was not yet whole: then no branch had moved.
  }
}

export const dropJournal = (repository: string): Promise<void> => rm(fileOf(repository), { force: true });
