import { findCommit, GENERATED, MAIN } from '../git-store.ts';
import { dropScratch, mergeBase, moveBranch, writeCommits } from './commits.ts';
import { NotAProject } from './generation.ts';
import { listTree } from './objects.ts';

export type RestoreWords = {
  title: string;
  trailers: Readonly<Record<string, string>>;
  committedAt: number;
};

/**
 * Brings a project back to what it was at an earlier (or later) commit of `main`: one new commit there, so that nothing
 * is given up. Branch `generated` goes back to that commit's generation in the same way: what comes next is then
 * compared with what people really have. Returns the new commit.
 * Throws `NotAProject` for a commit without a generation, and `BranchMoved`.
 */
export async function restoreGeneration(
  repository: string,
  commit: string,
  words: RestoreWords,
  branch = MAIN,
): Promise<string> {
  const [main, generated] = await Promise.all([
    findCommit(repository, branch),
    findCommit(repository, GENERATED),
  ]);
  const generation = generated && (await mergeBase(repository, commit, generated));
  if (!main || !generated || !generation) throw new NotAProject(commit);
  const [tree, pure] = await Promise.all([listTree(repository, commit), listTree(repository, generation)]);
  const [back = '', restored = ''] = await writeCommits(repository, [
    { ...words, parents: [generated], tree: pure },
    { ...words, parents: [main, ':1'], tree },
  ]);
  await moveBranch(repository, GENERATED, generated, back);
  await moveBranch(repository, branch, main, restored);
  await dropScratch(repository);
  return restored;
}
