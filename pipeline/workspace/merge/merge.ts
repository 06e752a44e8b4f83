import { GENERATED } from '../git-store.ts';
import { dropScratch, isAncestor, moveBranch, type NewCommit, sameTree, writeCommits } from './commits.ts';
import type { Project } from './generation.ts';
import { listTree } from './objects.ts';
import type { MergePlan } from './plan.ts';

/** Moments of a merge, in order; a test stops the process at each. */
export const STEPS = [
  'planned',
  'tested',
  'stored',
  'generated-moved',
  'noted',
  'main-moved',
  'folder-begun',
  'folder-half',
  'folder-done',
  'index-done',
] as const;
export type Step = (typeof STEPS)[number];
export type OnStep = (step: Step) => void | Promise<void>;

export type MergeWords = {
  /** First line of the generation's commit and of the merge's. */
  generated: string;
  merged: string;
  trailers: Readonly<Record<string, string>>;
  committedAt: number;
};

/** The commits of a merge, stored and not yet on any branch. */
export type Stored = { generated: string; merged: string };

/** True when the plan leaves both branches as they are. */
export async function changesNothing(project: Project, plan: MergePlan): Promise<boolean> {
  const { repository, main, generated, mine } = project;
  return (
    plan.files.every(({ kind }) => kind === 'kept' || kind === 'detached') &&
    sameTree(plan.result, mine) &&
    sameTree(plan.generated, await listTree(repository, generated)) &&
    (await isAncestor(repository, generated, main))
  );
}

/**
 * Stores what a plan came to: the pure generation on top of branch `generated`, and its merge with `mine`, the commit
 * people are at. Where nobody changed anything the merge is the generation itself. No branch moves.
 */
export async function storeMerge(
  project: Project,
  plan: MergePlan,
  mine: string,
  words: MergeWords,
): Promise<Stored> {
  const { repository, generated } = project;
  const { trailers, committedAt } = words;
  const tipTree = await listTree(repository, generated);
  const isThere = sameTree(plan.generated, tipTree);
  const commits: NewCommit[] = isThere
    ? []
    : [{ title: words.generated, trailers, parents: [generated], tree: plan.generated, committedAt }];
  const tip = isThere ? generated : ':1';
  const follows = mine === generated && sameTree(plan.result, plan.generated);
  const hasTip = isThere && (await isAncestor(repository, generated, mine));
  // A merge that a person finished themselves: theirs is the result.
  if (hasTip && sameTree(plan.result, await listTree(repository, mine))) return { generated, merged: mine };
  if (!follows)
    commits.push({
      title: words.merged,
      trailers,
      parents: hasTip ? [mine] : [mine, tip],
      tree: plan.result,
      committedAt,
    });
  const ids = commits.length > 0 ? await writeCommits(repository, commits) : [];
  const made = isThere ? generated : (ids[0] ?? generated);
  return { generated: made, merged: follows ? made : (ids.at(-1) ?? made) };
}

/**
 * Moves branch `generated`, then `main`, each only forward and only from where it was looked at. Stopped in between,
 * `main` is the old one and the next run finds the generation already there. Throws `BranchMoved`.
 */
export async function moveBranches(
  project: Project,
  stored: Stored,
  onStep: OnStep = () => {},
  beforeMain: () => Promise<void> = async () => {},
): Promise<void> {
  const { repository } = project;
  await onStep('stored');
  await moveBranch(repository, GENERATED, project.generated, stored.generated);
  await onStep('generated-moved');
  await beforeMain();
  await onStep('noted');
  await moveBranch(repository, project.branch, project.main, stored.merged);
  await onStep('main-moved');
  await dropScratch(repository);
}
