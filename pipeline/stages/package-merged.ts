import { join } from 'node:path';
import type { RepositoryHeads } from '#lib/repositories/schema.ts';
import { isEvidence } from '../workspace/evidence.ts';
import { git } from '../workspace/git.ts';
import { findCommit, GENERATED, VERIFIED } from '../workspace/git-store.ts';
import { dropScratch, moveBranch } from '../workspace/merge/commits.ts';
import { contentsOf } from '../workspace/merge/contents.ts';
import { withMade } from '../workspace/merge/generation.ts';
import { moveBranches, storeMerge } from '../workspace/merge/merge.ts';
import { blobIdOf } from '../workspace/merge/objects.ts';
import type { MergePlan } from '../workspace/merge/plan.ts';
import { readTree, type Tree, writeTree } from '../workspace/tree.ts';
import { ATTEMPT } from './apply-plan.ts';
import type { PackageInput, PackageOutput, StageContext } from './contract.ts';
import { isDelivered } from './delivered-part.ts';
import { joined } from './made-files.ts';
import { TITLES } from './merge-titles.ts';
import { type Describe, screenshotsOf, withEvidence, writeProject, zipProject } from './package.ts';
import { madeOf, type Regeneration } from './regeneration.ts';

/** What was delivered, what the repository's branches are at now, and the project at its new state, without evidence. */
export type Merged = {
  output: PackageOutput;
  heads: RepositoryHeads;
  title: string;
  tree: Tree;
};

/**
 * Delivers a regeneration: the merged project with its evidence as a ZIP, and in the repository the pure generation on
 * `generated`. `main` and `verified` move to the merge when it is verified; else it waits on `ATTEMPT`, and both stay.
 * Throws `BranchMoved`, `MachineError`.
 */
export async function packageRegeneration(
  context: StageContext,
  input: PackageInput,
  regeneration: Regeneration,
  describeApi: Describe,
): Promise<Merged> {
  const { project, next, parts } = regeneration;
  const { repository, main, generated } = project;
  const folder = join(context.workspace, 'project');
  const delivered = await readTree(folder);
  const own = [...delivered].filter(([path]) => !isEvidence(path) && isDelivered(path, parts));
  const described = await describeApi(context, new Map(own), input);
  const plan = withWorkspace(regeneration, described);
  const words = TITLES[next.blueprint.language];
  const title = words.merge(next.blueprint.name);
  const stored = await storeMerge(project, plan, main, {
    generated: words.generate(next.blueprint.name),
    merged: title,
    trailers: { Blueprint: input.blueprintHash, Run: input.repository?.runId ?? '' },
    committedAt: Math.floor(Date.now() / 1_000),
  });
  if (input.verified) {
    await moveBranches(project, stored);
    await moveVerified(repository, stored.merged);
  } else {
    await moveBranch(repository, GENERATED, generated, stored.generated);
    await git(repository, ['update-ref', ATTEMPT, stored.merged]);
    await dropScratch(repository);
  }
  const tree = await contentsOf(repository, plan.result);
  const output = { ...(await deliver(context, input, tree)), commit: stored.merged };
  const heads = await headsOf(repository);
  return {
    output,
    heads,
    title: stored.merged === stored.generated ? words.generate(next.blueprint.name) : title,
    tree,
  };
}

/**
 * Delivers a project as people have it: the tree with the evidence of having been tried (and the pictures that were taken) as
 * a ZIP. The workspace's project becomes just that. Throws `MachineError` for a full disk.
 */
export async function deliver(
  context: StageContext,
  input: PackageInput,
  tree: Tree,
): Promise<PackageOutput> {
  const folder = join(context.workspace, 'project');
  const delivered = await readTree(folder);
  const complete = await withEvidence(joined(tree, screenshotsOf(delivered)), delivered, input);
  // What was only there to try it with goes, too.
  if (input.parts === 'frontend') await writeTree(folder, complete);
  else await writeProject(folder, delivered, complete);
  return zipProject(context, complete, input);
}

/** What branches of a project's repository point at. Throws when it has no `main`. */
export async function headsOf(repository: string): Promise<RepositoryHeads> {
  const [main, generated, verified] = await Promise.all(
    ['refs/heads/main', GENERATED, VERIFIED].map((reference) => findCommit(repository, reference)),
  );
  if (!main) throw new Error(`${repository} has no main`);
  return { main, generated: generated ?? null, verified: verified ?? null };
}

/** Has what deploys follow: always to a commit that was tried and held. */
export async function moveVerified(repository: string, commit: string): Promise<void> {
  await git(repository, ['update-ref', VERIFIED, commit]);
}

/**
 * The plan with what became of the project after it was written out: what checks made, and what was repaired. Both are the
 * generator's doing (nobody repairs a person's file), so both branches get them.
 */
function withWorkspace({ plan, project, parts }: Regeneration, tree: Tree): MergePlan {
  const idLength = project.main.length;
  const isMade = madeOf(parts);
  const written = new Map(
    [...tree].filter(
      ([path, { content }]) => isMade(path) || plan.result.get(path)?.id !== blobIdOf(content, idLength),
    ),
  );
  // Without tests nothing was made: what an earlier run made stays.
  const madeNothing = ![...written.keys()].some(isMade);
  return withMade(plan, written, (path) => written.has(path) || (isMade(path) && !madeNothing), idLength);
}
