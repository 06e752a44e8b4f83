import { listFinishedStages } from '#lib/executions/queries.ts';
import type { StageRecord } from '#lib/executions/schema.ts';
import type { RepositoryHeads, StoredRepository } from '#lib/repositories/schema.ts';
import type { Tokens } from '#lib/runs/schema.ts';
import { findSpecOfVersion } from '#lib/version-runs/queries.ts';
import type { VersionKind } from '#lib/versions/schema.ts';
import type { PackageInput, PackageOutput, StageContext, StageOutcome } from '../stages/contract.ts';
import { TITLES } from '../stages/merge-titles.ts';
import { deliver, headsOf, moveVerified, packageRegeneration } from '../stages/package-merged.ts';
import { specTextOf } from '../stages/project-files.ts';
import { readWorked } from '../stages/worked-project.ts';
import { MAIN } from '../workspace/git-store.ts';
import { dropScratch, isAncestor, moveBranch, writeCommits } from '../workspace/merge/commits.ts';
import { restoreGeneration } from '../workspace/merge/restore.ts';
import type { Tree } from '../workspace/tree.ts';
import { getVersionOf } from './perform-plan.ts';
import type { PerformOptions } from './performed.ts';
import { refuseMoved, regenerationOf, uploadOf } from './replan.ts';
import { lastOutput, packageInput, readBlueprint } from './stage-inputs.ts';

/** What packaging a run came to on this machine, before anything of it is stored. */
export type Delivery = {
  kind: 'delivered';
  output: PackageOutput;
  /** What packaging cost, where that is not nothing. */
  spent?: { tokens: Tokens; costUsdMicros: number };
  /** What the branches are at now; null when none has moved. */
  heads: RepositoryHeads | null;
  /** The state `main` is in from now on, or the version that was tried; null when the run made neither. */
  version: { kind: VersionKind; commit: string; title: string; restoredNumber?: number } | null;
  /** A SPEC that came along and is the project's newest from now on. */
  spec: { text: string; fileName: string } | null;
};

type Outcome = { kind: 'other'; outcome: StageOutcome<PackageOutput> };

/** Packages a run as its kind asks. Throws `ProjectMoved` when `main` is not where the run was planned for. */
export async function deliverRun(
  context: StageContext,
  options: PerformOptions,
  repository: string,
  stored: StoredRepository | null,
): Promise<Delivery | Outcome> {
  const { execution } = options;
  const blueprint = await readBlueprint(execution);
  const input = packageInput(execution, blueprint, repository);
  switch (execution.order.kind) {
    case 'generate':
      return lastOutput(execution.records, 'plan')?.main === undefined
        ? deliverFirst(context, options, input, repository)
        : deliverMerged(context, options, input, repository, stored);
    case 'check':
      return deliverChecked(context, options, input, repository, stored);
    case 'restore':
      return deliverRestored(context, options, input, repository, stored);
    case 'upload':
      return deliverUploaded(context, options, input, repository, stored);
  }
}

/** Pure output, with nobody's work beside it. */
async function deliverFirst(
  context: StageContext,
  { functions }: PerformOptions,
  input: PackageInput,
  repository: string,
): Promise<Delivery | Outcome> {
  const outcome = await functions.package(context, input);
  if (outcome.status !== 'passed') return { kind: 'other', outcome };
  const { commit = '' } = outcome.output;
  if (input.verified) await moveVerified(repository, commit);
  const title = TITLES[input.blueprint.language].generate(input.blueprint.name);
  const heads = await headsOf(repository);
  const version = { kind: 'generation', commit, title } as const;
  const { output, tokens, costUsdMicros } = outcome;
  const spent = { tokens, costUsdMicros };
  return { kind: 'delivered', output, spent, heads, version, spec: null };
}

async function deliverMerged(
  context: StageContext,
  { execution, functions }: PerformOptions,
  input: PackageInput,
  repository: string,
  stored: StoredRepository | null,
): Promise<Delivery> {
  if (functions.merges === null) throw new Error('a merge was planned by functions that make none');
  const regeneration = await regenerationOf(execution, repository, stored);
  const { describeApi } = functions.merges;
  const { output, heads, title } = await packageRegeneration(context, input, regeneration, describeApi);
  const commit = output.commit ?? '';
  const version = heads.main === commit ? ({ kind: 'generation', commit, title } as const) : null;
  return { kind: 'delivered', output, heads, version, spec: null };
}

async function deliverChecked(
  context: StageContext,
  { execution }: PerformOptions,
  input: PackageInput,
  repository: string,
  stored: StoredRepository | null,
): Promise<Delivery> {
  const { commit } = await getVersionOf(execution);
  const { tree } = await readWorked(repository, commit);
  const output = { ...(await deliver(context, input, tree)), commit };
  const { verified = null, main = commit } = stored ?? {};
  // What deploys never goes back because an older version was tried once more.
  const isNewer = verified === null || (await isAncestor(repository, verified, commit));
  const counts = input.verified && isNewer && (await isAncestor(repository, commit, main));
  if (counts) await moveVerified(repository, commit);
  const heads = counts ? await headsOf(repository) : null;
  // It is there already: of it only the run that tried it last changes.
  const version = { kind: 'push', commit, title: '' } as const;
  return { kind: 'delivered', output, heads, version, spec: null };
}

async function deliverRestored(
  context: StageContext,
  { execution }: PerformOptions,
  input: PackageInput,
  repository: string,
  stored: StoredRepository | null,
): Promise<Delivery> {
  refuseMoved(execution, stored);
  const { number, commit: earlier, runId } = await getVersionOf(execution);
  const { tree } = await readWorked(repository, earlier);
  const proof = lastOutput(execution.records, 'test') ? input : await withProofOf(runId, execution, input);
  const title = TITLES[input.blueprint.language].restore(number);
  const commit = await restoreGeneration(repository, earlier, { title, ...words(input) });
  if (input.verified) await moveVerified(repository, commit);
  const output = { ...(await deliver(context, proof, tree)), commit };
  const heads = await headsOf(repository);
  const { projectId } = execution.order;
  const spec = (await execution.read((db) => findSpecOfVersion(db, projectId, number))) ?? specIn(tree);
  const version = { kind: 'restore', commit, title, restoredNumber: number } as const;
  return { kind: 'delivered', output, heads, version, spec };
}

async function deliverUploaded(
  context: StageContext,
  { execution }: PerformOptions,
  input: PackageInput,
  repository: string,
  stored: StoredRepository | null,
): Promise<Delivery> {
  const main = refuseMoved(execution, stored);
  const { plan } = await uploadOf(execution, repository, main);
  const title = TITLES[input.blueprint.language].upload;
  const before = await readWorked(repository, main);
  const [commit = main] = await writeCommits(repository, [
    { title, ...words(input), parents: [main], tree: plan.result },
  ]);
  await moveBranch(repository, MAIN, main, commit);
  await dropScratch(repository);
  if (input.verified) await moveVerified(repository, commit);
  const { tree } = await readWorked(repository, commit);
  const output = { ...(await deliver(context, input, tree)), commit };
  const heads = await headsOf(repository);
  const spec = specTextOf(before.tree) === specTextOf(tree) ? null : specIn(tree);
  return { kind: 'delivered', output, heads, version: { kind: 'upload', commit, title }, spec };
}

const words = ({ blueprintHash, repository }: PackageInput) => ({
  trailers: { Blueprint: blueprintHash, Run: repository?.runId ?? '' },
  committedAt: Math.floor(Date.now() / 1_000),
});

function specIn(tree: Tree): Delivery['spec'] {
  const text = specTextOf(tree);
  return text.trim() === '' ? null : { text, fileName: 'SPEC.md' };
}

/** The evidence of an earlier run, for the very tree it was about. */
async function withProofOf(
  runId: string | null,
  execution: PerformOptions['execution'],
  input: PackageInput,
): Promise<PackageInput> {
  const records: StageRecord[] =
    runId === null ? [] : await execution.read((db) => listFinishedStages(db, runId));
  const tested = lastOutput(records, 'test');
  return tested ? { ...input, checks: tested.checks, sandbox: tested.sandbox } : input;
}
