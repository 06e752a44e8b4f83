import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Parts, partsOf } from '#generator/blueprint/parts.ts';
import { type Blueprint, blueprintSchema } from '#generator/blueprint/schema.ts';
import type { EvolvedProject } from '#generator/evolve/evolve-project.ts';
import type { Apart } from '#generator/evolve/identity.ts';
import type { Fills } from '#generator/render/backend/revision.ts';
import { findCommit, GENERATED } from '../workspace/git-store.ts';
import { withLock } from '../workspace/lock.ts';
import { initRepository, makeBaseline, type Origin, readOrigin } from '../workspace/merge/baseline.ts';
import { dropScratch, isAncestor, moveBranch } from '../workspace/merge/commits.ts';
import { type Decisions, UNDECIDED } from '../workspace/merge/decisions.ts';
import { dryRepository, REMOTE_GENERATED } from '../workspace/merge/dry-repository.ts';
import {
  excludeEvidence,
  type Folder,
  findRepository,
  openFolder,
  saveChanges,
  snapshot,
} from '../workspace/merge/folder.ts';
import { recoverFolder } from '../workspace/merge/folder-update.ts';
import { openProject, type Project, planGeneration } from '../workspace/merge/generation.ts';
import { ownFolder } from '../workspace/merge/journal.ts';
import { type Mention, mentionsOf } from '../workspace/merge/mentions.ts';
import { changesNothing } from '../workspace/merge/merge.ts';
import type { MergePlan } from '../workspace/merge/plan.ts';
import type { Tree } from '../workspace/tree.ts';
import { nextGeneration } from './next-generation.ts';
import { madeOf } from './regeneration.ts';
import { renderTree } from './render.ts';

export type RegenerateInput = {
  folder: string;
  /** As read from the SPEC, ids not carried yet. */
  blueprint: Blueprint;
  /** Content of the project's SPEC.md. */
  specText: string;
  /** Absent: what the folder holds now. */
  parts?: Parts;
  decisions?: Decisions;
  apart?: Apart;
  fills?: Fills;
  /** True: nothing in the folder or its repository changes. */
  dryRun?: boolean;
  signal: AbortSignal;
};

/** All that would happen to a folder, before anything does. */
export type FolderPlan = {
  folder: Folder;
  project: Project;
  next: EvolvedProject;
  parts: Parts;
  plan: MergePlan;
  /** Lines of a person's that name what is called otherwise from now on. */
  mentions: Mention[];
  /** The folder as it is now, as a tree. */
  tree: string;
  /** Commits that what people have stands on: their branch, and the generation of a merge they have just finished. */
  parents: readonly [string, ...string[]];
  /** True where they have changes that are in no commit. */
  hasChanges: boolean;
  /** Files of which nobody knows any more what the generator first wrote into them. */
  unknown: readonly string[];
  nothing: boolean;
  /** Files that were changed while an earlier, interrupted run was being finished. */
  left: readonly string[];
};

/** The folder is no project of IOPEER's. */
export class NotOurFolder extends Error {}

/**
 * Finds out what regenerating a folder comes to. The folder may have a repository or not, and changes that are in no
 * commit: they count as the person's. What an interrupted run had begun is finished first. `work` gets the plan while it
 * holds; a dry run happens in a repository of its own. Throws `NotOurFolder`, `FolderRefused` and `NotAProject`.
 */
export async function withFolderPlan<T>(
  input: RegenerateInput,
  work: (
    plan: FolderPlan,
    replan: (decisions: Decisions, more?: Answers) => Promise<FolderPlan>,
  ) => Promise<T>,
): Promise<T> {
  const origin = await readOrigin(input.folder);
  const real = await findRepository(input.folder);
  if (origin === null && (real === null || (await findCommit(real, GENERATED)) === null))
    throw new NotOurFolder(input.folder);
  const scratch = input.dryRun ? await mkdtemp(join(tmpdir(), 'iopeer-dry-')) : null;
  try {
    const repository = await repositoryFor(input.folder, real, scratch);
    // One run at a time: another one would take this one's notes for those of a run that died.
    return await withLock(ownFolder(repository, 'lock'), input.signal, async () => {
      const left = scratch ? [] : await recoverFolder(input.folder, repository);
      await dropScratch(repository);
      const opened = await open(input, repository, origin);
      const planWith = async (decisions: Decisions, more: Answers = {}) => ({
        ...(await plan({ ...input, ...more, decisions }, opened)),
        left,
      });
      try {
        return await work(await planWith(input.decisions ?? UNDECIDED), planWith);
      } finally {
        await rm(ownFolder(repository, 'work'), { recursive: true, force: true });
      }
    });
  } finally {
    if (scratch) await rm(scratch, { recursive: true, force: true });
  }
}

/** What a person answers once they have seen a plan. */
export type Answers = { apart?: Apart; fills?: Fills };

async function repositoryFor(folder: string, real: string | null, scratch: string | null): Promise<string> {
  if (scratch) return dryRepository(real, join(scratch, 'repository'));
  if (real !== null) return real;
  const made = join(folder, '.git');
  await initRepository(made);
  return made;
}

type Opened = Pick<FolderPlan, 'folder' | 'project' | 'tree' | 'parents' | 'hasChanges' | 'unknown'>;

async function open(
  input: RegenerateInput,
  repository: string,
  origin: (Origin & { blueprint: unknown }) | null,
): Promise<Opened> {
  const before = await openFolder(input.folder, repository);
  await excludeEvidence(repository);
  const tree = await snapshot(repository, input.folder, ownFolder(repository, 'work'));
  await takeRemoteGeneration(repository);
  let unknown: string[] = [];
  if ((await findCommit(repository, GENERATED)) === null && origin) {
    const rendered = await renderOrigin(origin, input);
    unknown = await makeBaseline(repository, before.branch, before.head, tree, origin, rendered);
  }
  const folder = await openFolder(input.folder, repository);
  const head = folder.head ?? '';
  const parents = [head, ...(folder.mergeHead ? [folder.mergeHead] : [])] as [string, ...string[]];
  // A merge a person has just finished is what they have now, and the generation it took in what they go on from.
  const own = folder.mergeHead ? await saveChanges(repository, tree, parents, 'Finish the merge') : undefined;
  const project = await openProject(repository, tree, folder.branch, own);
  const saved = own ?? (await saveChanges(repository, tree, parents, 'Changes'));
  return { folder, project, tree, parents, hasChanges: saved !== head, unknown };
}

/**
 * A clone has the generations of others under the name of where it was cloned from, and after a pull they are newer there:
 * the branch people work on has taken them in already.
 */
async function takeRemoteGeneration(repository: string): Promise<void> {
  const [local, remote] = await Promise.all([
    findCommit(repository, GENERATED),
    findCommit(repository, REMOTE_GENERATED),
  ]);
  if (remote !== null && (local === null || (await isAncestor(repository, local, remote))))
    await moveBranch(repository, GENERATED, local, remote);
}

/** What the generator makes of the Blueprint a folder came with; nothing where this version cannot read it. */
async function renderOrigin({ blueprint }: { blueprint: unknown }, input: RegenerateInput): Promise<Tree> {
  const known = blueprintSchema.safeParse(blueprint);
  if (!known.success) return new Map();
  try {
    return await renderTree(known.data, input.specText, partsOf(known.data, 'both'));
  } catch {
    return new Map();
  }
}

async function plan(input: RegenerateInput, opened: Opened): Promise<Omit<FolderPlan, 'left'>> {
  const { project } = opened;
  const holds = [...project.baseTree.keys()].some((path) => path.startsWith('frontend/'))
    ? 'both'
    : 'backend';
  const parts = partsOf(input.blueprint, input.parts ?? holds);
  const next = await nextGeneration(project, input.blueprint, {
    specText: input.specText,
    parts,
    ...(input.apart && { apart: input.apart }),
    ...(input.fills && { fills: input.fills }),
  });
  const merge = await planGeneration(project, next, input.decisions ?? UNDECIDED, madeOf(parts));
  const nothing = !opened.folder.mergeHead && (await changesNothing(project, merge));
  const mentions = await mentionsOf(project.repository, merge, next.renames);
  return { ...opened, next, parts, plan: merge, mentions, nothing };
}
