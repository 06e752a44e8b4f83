import { join } from 'node:path';
import { hasFrontend } from '#generator/blueprint/parts.ts';
import type { Blueprint } from '#generator/blueprint/schema.ts';
import { SCREENSHOTS_FOLDER } from '#generator/blueprint/screenshots.ts';
import type { Check, Finding, RunEvent, SandboxKind } from '#lib/runs/schema.ts';
import { isEvidence } from '../workspace/evidence.ts';
import { git } from '../workspace/git.ts';
import { findCommit, GENERATED } from '../workspace/git-store.ts';
import { dropScratch, moveBranch, writeCommits } from '../workspace/merge/commits.ts';
import { contentsOf } from '../workspace/merge/contents.ts';
import { makeWorkFolder, saveChanges } from '../workspace/merge/folder.ts';
import { updateFolder } from '../workspace/merge/folder-update.ts';
import { withMade } from '../workspace/merge/generation.ts';
import { writeJournal } from '../workspace/merge/journal.ts';
import { moveBranches, type OnStep, type Stored, storeMerge } from '../workspace/merge/merge.ts';
import type { MergePlan } from '../workspace/merge/plan.ts';
import { putFiles, readTree, type Tree, writeTree } from '../workspace/tree.ts';
import type { StageContext } from './contract.ts';
import { hashBlueprint } from './hash.ts';
import { installStage } from './install.ts';
import { isAcceptance } from './locked-files.ts';
import { TITLES } from './merge-titles.ts';
import { decided } from './outcome.ts';
import { withEvidence, withOpenApi } from './package.ts';
import type { FolderPlan } from './regenerate.ts';
import { isMade } from './regeneration.ts';
import { testStage } from './test.ts';

/** Where a merge waits whose tests do not hold. */
export const ATTEMPT = 'refs/heads/iopeer/attempt';

export type ApplyInput = {
  verify: boolean;
  signal: AbortSignal;
  emit(event: RunEvent): void;
  log: StageContext['log'];
  prepareMachine(): Promise<void>;
  onStep?: OnStep;
};

export type Applied = {
  /** `merged`: the branch has it. `conflicts`: a person has to choose. `failed`: tests do not hold, it waits on `ATTEMPT`. */
  state: 'merged' | 'conflicts' | 'failed';
  verified: boolean;
  commit: string | null;
  checks: Check[];
  findings: Finding[];
  sandbox: SandboxKind | null;
  /** Files that were changed while all this happened, and so were left alone. */
  left: string[];
};

/**
 * Does what a plan says: tests the merged project in a folder of its own, and only when it holds (or nobody wants it
 * tested) moves the branch and brings the folder up to it. Where a person has to choose, the folder gets the markers, as
 * git would leave it, and the branch nothing but the person's own changes. Throws `BranchMoved` and `MachineError`.
 */
export async function applyPlan(folderPlan: FolderPlan, input: ApplyInput): Promise<Applied> {
  const { onStep = () => {} } = input;
  await onStep('planned');
  const none: Applied = {
    state: 'merged',
    verified: false,
    commit: null,
    checks: [],
    findings: [],
    sandbox: null,
    left: [],
  };
  if (folderPlan.plan.files.some(({ kind }) => kind === 'conflict'))
    return { ...none, state: 'conflicts', left: await leaveConflicts(folderPlan, onStep) };
  const tested = input.verify ? await testMerged(folderPlan, input) : null;
  await onStep('tested');
  const { plan, result, verified } = tested ?? {
    plan: folderPlan.plan,
    result: { checks: [], findings: [], sandbox: null },
    verified: false,
  };
  const stored = await store(folderPlan, plan);
  if (tested && !verified) {
    await keepAttempt(folderPlan, stored);
    return { ...none, ...result, state: 'failed', commit: stored.merged };
  }
  const left = await moveAll(folderPlan, stored, onStep);
  await putEvidence(folderPlan, plan, result, verified, tested?.pictures ?? new Map());
  const counts = verified && result.sandbox !== 'none';
  return { ...none, ...result, verified: counts, commit: stored.merged, left };
}

type Result = Pick<Applied, 'checks' | 'findings' | 'sandbox'>;
type Tested = { plan: MergePlan; result: Result; verified: boolean; pictures: Tree };

/** The stages that follow the code, each told as it begins and ends. */
async function testMerged(folderPlan: FolderPlan, input: ApplyInput): Promise<Tested> {
  const { plan, project, next, parts } = folderPlan;
  const { repository } = project;
  const { blueprint } = next;
  const workspace = await makeWorkFolder(repository);
  const context: StageContext = { ...input, workspace, iteration: 1 };
  const merged = without(await contentsOf(repository, plan.result), isMade);
  await writeTree(join(workspace, 'project'), merged);
  await input.prepareMachine();
  const installed = await told(input, 'install', async () =>
    decided(await installStage(context, { blueprint, parts })),
  );
  if (installed.status !== 'passed') throw new Error('packages were not installed');
  const { environment } = installed.output;
  const expected = new Map(merged);
  const owned = [...plan.generated].filter(
    ([path]) => isAcceptance(path) && next.files.get(path)?.owner === 'G',
  );
  for (const [path, file] of await contentsOf(repository, new Map(owned))) expected.set(path, file);
  const outcome = await told(input, 'test', async () =>
    decided(await testStage(context, { blueprint, environment, parts, expected })),
  );
  const { checks = [], sandbox = null } = outcome.output ?? {};
  const result = {
    checks,
    sandbox,
    findings: outcome.status === 'failed' ? outcome.findings : [],
  };
  const verified = outcome.status === 'passed' && sandbox !== 'none';
  const after = await readTree(join(workspace, 'project'));
  const described = await withOpenApi(context, after, packageInput(folderPlan, result, verified));
  const made = new Map([...described].filter(([path]) => isMade(path)));
  const pictures = new Map([...after].filter(([path]) => path.startsWith(SCREENSHOTS_FOLDER)));
  const complete = outcome.status === 'passed' ? withMade(plan, made, isMade, project.main.length) : plan;
  return { plan: complete, result, verified: outcome.status === 'passed', pictures };
}

async function told<T extends { status: 'passed' | 'failed' }>(
  { emit }: ApplyInput,
  stage: 'install' | 'test',
  work: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  const nothing = { tokens: { input: 0, output: 0 }, costUsdMicros: 0 };
  emit({ type: 'stage.started', stage, iteration: 1 });
  let status: 'passed' | 'failed' = 'failed';
  try {
    const done = await work();
    status = done.status;
    return done;
  } finally {
    const durationMs = Math.round(performance.now() - startedAt);
    emit({ type: 'stage.finished', stage, iteration: 1, status, durationMs, ...nothing });
  }
}

const without = (tree: Tree, isOut: (path: string) => boolean): Tree =>
  new Map([...tree].filter(([path]) => !isOut(path)));

const wordsOf = ({ next }: FolderPlan) => TITLES[next.blueprint.language];

const trailersOf = (blueprint: Blueprint) => ({ Blueprint: hashBlueprint(blueprint) });

/** The person's own state as a commit: their branch, or their branch with what was in no commit yet. */
const ownCommit = (folderPlan: FolderPlan): Promise<string> => {
  const { tree, parents, folder } = folderPlan;
  const words = wordsOf(folderPlan);
  return saveChanges(folder.repository, tree, parents, folder.mergeHead ? words.finish : words.changes);
};

async function store(folderPlan: FolderPlan, plan: MergePlan): Promise<Stored> {
  const { project, next } = folderPlan;
  const words = wordsOf(folderPlan);
  return storeMerge(project, plan, await ownCommit(folderPlan), {
    generated: words.generate(next.blueprint.name),
    merged: words.merge(next.blueprint.name),
    trailers: trailersOf(next.blueprint),
    committedAt: Math.floor(Date.now() / 1_000),
  });
}

async function moveAll(folderPlan: FolderPlan, stored: Stored, onStep: OnStep): Promise<string[]> {
  const { project, tree, folder } = folderPlan;
  const { repository, branch } = project;
  const journal = { version: 1, branch, at: stored.merged, from: tree, to: stored.merged } as const;
  await moveBranches(project, stored, onStep, () => writeJournal(repository, journal));
  return updateFolder(folder.folder, repository, journal, onStep);
}

/** What could not be merged for failing tests is not lost: it waits on a branch of its own, and `generated` has its half. */
async function keepAttempt({ project }: FolderPlan, stored: Stored): Promise<void> {
  const { repository, generated } = project;
  await moveBranch(repository, GENERATED, generated, stored.generated);
  const earlier = await findCommit(repository, ATTEMPT);
  await git(repository, ['update-ref', ATTEMPT, stored.merged, earlier ?? '0'.repeat(stored.merged.length)]);
  await dropScratch(repository);
}

/** Leaves the folder as git leaves a merge with conflicts: markers in place, and one commit concludes it. */
async function leaveConflicts(folderPlan: FolderPlan, onStep: OnStep): Promise<string[]> {
  const { project, plan, tree, next, folder } = folderPlan;
  // A merge a person is in the middle of: there are markers left, and nothing to add to it.
  if (folder.mergeHead !== null) return [];
  const { repository, branch, main, generated } = project;
  const words = wordsOf(folderPlan);
  const message = words.merge(next.blueprint.name);
  const own = await ownCommit(folderPlan);
  const shared = { trailers: trailersOf(next.blueprint), committedAt: Math.floor(Date.now() / 1_000) };
  const [pure = '', marked = ''] = await writeCommits(repository, [
    { ...shared, title: words.generate(next.blueprint.name), parents: [generated], tree: plan.generated },
    { ...shared, title: message, parents: [own], tree: plan.result },
  ]);
  await onStep('stored');
  await moveBranch(repository, GENERATED, generated, pure);
  await onStep('generated-moved');
  const stages = plan.files.flatMap(({ path, kind, sides }) =>
    kind === 'conflict' && sides ? [{ path, mode: plan.result.get(path)?.mode ?? '100644', ...sides }] : [],
  );
  const merge = { head: pure, message, stages };
  const journal = { version: 1, branch, at: own, from: tree, to: marked, merge } as const;
  await writeJournal(repository, journal);
  await onStep('noted');
  await moveBranch(repository, branch, main, own);
  await onStep('main-moved');
  const left = await updateFolder(folder.folder, repository, journal, onStep);
  await dropScratch(repository);
  return left;
}

const packageInput = ({ next, parts }: FolderPlan, result: Result, verified: boolean) => ({
  blueprint: next.blueprint,
  blueprintHash: hashBlueprint(next.blueprint),
  parts,
  verified,
  checks: result.checks,
  sandbox: result.sandbox ?? ('none' as const),
  fixRounds: 0,
});

/** Says in the folder how it came about: what ran, and whether it held. */
async function putEvidence(
  folderPlan: FolderPlan,
  plan: MergePlan,
  result: Result,
  verified: boolean,
  pictures: Tree,
): Promise<void> {
  const { folder, project, parts } = folderPlan;
  const files = await contentsOf(project.repository, plan.result);
  const input = packageInput(folderPlan, result, verified && result.sandbox !== 'none');
  const tree = new Map([...files, ...(hasFrontend(parts) ? pictures : [])]);
  const delivered = await withEvidence(tree, files, input);
  await putFiles(folder.folder, new Map([...delivered].filter(([path]) => isEvidence(path))));
}
