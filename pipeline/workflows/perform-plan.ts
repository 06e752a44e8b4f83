import type { Parts } from '#generator/blueprint/parts.ts';
import type { Blueprint } from '#generator/blueprint/schema.ts';
import { replaceArtifacts, storeArtifact, storeBlobs } from '#lib/artifacts/commands.ts';
import { lockHeldRun } from '#lib/executions/commands.ts';
import { getVersionCommit, listVersionCommits } from '#lib/version-runs/queries.ts';
import type { PlanOutput, StageContext, StageOutcome } from '../stages/contract.ts';
import { hashBlueprint } from '../stages/hash.ts';
import { isSettled, type ShownPlan, showRegeneration } from '../stages/merge-view.ts';
import { failed, passed } from '../stages/outcome.ts';
import { showUpload } from '../stages/plan-upload.ts';
import { planRegeneration } from '../stages/regeneration.ts';
import { UploadRefused } from '../stages/unpack-upload.ts';
import { identityOf, readWorked } from '../stages/worked-project.ts';
import type { Execution } from './execution.ts';
import { type Performed, type PerformOptions, record } from './performed.ts';
import { inRepository } from './project-repository.ts';
import { uploadOf } from './replan.ts';
import { planInput, specTextFor } from './stage-inputs.ts';

/** A SPEC that is no SPEC at all has an error a line; the page shows the first ones. */
const MAX_SHOWN_FINDINGS = 200;

/** A plan, and where it meets what people have what comes of that. */
type Planned = { outcome: StageOutcome<PlanOutput>; shown?: ShownPlan; main?: string };

/** Plans a run: reads the SPEC, or the project it is about, and finds out what that does to what people have. */
export async function performPlan(context: StageContext, options: PerformOptions): Promise<Performed> {
  const { execution } = options;
  const { outcome, shown, main } = await planOf(context, options);
  if (outcome.status === 'failed') {
    const listed = outcome.findings.slice(0, MAX_SHOWN_FINDINGS);
    for (const finding of listed) context.emit({ type: 'finding', iteration: context.iteration, finding });
  }
  if (outcome.status === 'needs' || outcome.output === undefined) return record(outcome, () => null);
  const { blueprint, blueprintHash, parts, diagnostics, assumptions } = outcome.output;
  await store(execution, blueprint, shown);
  const performed = record(outcome, () => ({
    stage: 'plan',
    blueprintHash,
    ...(parts && { parts }),
    diagnostics,
    assumptions,
    ...(main !== undefined && { main }),
    ...(shown && !isSettled(shown.view) && { needsReview: true }),
  }));
  return performed.status === 'needs'
    ? performed
    : { ...performed, plan: { blueprint, blueprintHash, ...(parts && { parts }) } };
}

async function planOf(context: StageContext, options: PerformOptions): Promise<Planned> {
  switch (options.execution.order.kind) {
    case 'generate':
      return planGenerate(context, options);
    case 'check':
    case 'restore':
      return planVersion(options);
    case 'upload':
      return planSent(options);
  }
}

/** Follows the SPEC; a project that has a version already is merged with what people made of it. */
async function planGenerate(
  context: StageContext,
  { execution, functions, repositoryPath }: PerformOptions,
): Promise<Planned> {
  const outcome = await functions.plan(context, planInput(execution));
  if (outcome.status !== 'passed' || functions.merges === null) return { outcome };
  const { order } = execution;
  const { decisions, dryRun } = order;
  return inRepository(execution, repositoryPath, async (repository, stored) => {
    if (stored === null) return { outcome };
    const { blueprint } = outcome.output;
    const regeneration = await planRegeneration({
      repository,
      blueprint,
      specText: specTextFor(execution, blueprint),
      ...(order.parts && { parts: order.parts }),
      decisions,
    });
    const from = await newestNumber(execution);
    const shown = await showRegeneration(regeneration, { decisions, dryRun, from });
    const { next, parts } = regeneration;
    const output: PlanOutput = {
      ...outcome.output,
      parts,
      blueprint: next.blueprint,
      blueprintHash: hashBlueprint(next.blueprint),
      diagnostics: [...outcome.output.diagnostics, ...next.diagnostics],
    };
    return { outcome: { ...outcome, output }, shown, main: stored.main };
  });
}

/** Reads what a version says it is. */
async function planVersion({ execution, repositoryPath }: PerformOptions): Promise<Planned> {
  const version = await getVersionOf(execution);
  return inRepository(execution, repositoryPath, async (repository, stored) => {
    const worked = await readWorked(repository, version.commit);
    const identity = identityOf(worked.tree);
    return { outcome: identified(identity), main: stored?.main ?? version.commit };
  });
}

/** Unpacks what somebody sent and merges it with what came after the version it goes on from. */
async function planSent({ execution, repositoryPath }: PerformOptions): Promise<Planned> {
  const { decisions } = execution.order;
  const from = await newestNumber(execution);
  return inRepository(execution, repositoryPath, async (repository, stored) => {
    if (stored === null) throw new Error('a project without a repository takes in an upload');
    const { main } = stored;
    try {
      const { identity, ...planned } = await uploadOf(execution, repository, main);
      const shown = await showUpload(repository, main, planned, decisions, from);
      return { outcome: identified(identity), shown, main };
    } catch (error) {
      if (!(error instanceof UploadRefused)) throw error;
      return { outcome: failed([{ check: 'plan', message: error.message, file: 'upload.zip' }]) };
    }
  });
}

function identified(identity: { blueprint: Blueprint; parts: Parts } | null): StageOutcome<PlanOutput> {
  if (identity === null) {
    const message =
      '.iopeer/blueprint.json cannot be read: bring it back from an earlier version. · No se puede leer: recupéralo de una versión anterior.';
    return failed([{ check: 'plan', message, file: '.iopeer/blueprint.json' }]);
  }
  const { blueprint, parts } = identity;
  const blueprintHash = hashBlueprint(blueprint);
  return passed({ parts, blueprint, blueprintHash, diagnostics: [], assumptions: [] });
}

/** The version a run is about. */
export function getVersionOf(execution: Execution) {
  const { source, projectId } = execution.order;
  if (source === null || !('versionNumber' in source))
    throw new Error(`run ${execution.hold.runId} is about no version`);
  return execution.read((db) => getVersionCommit(db, projectId, source.versionNumber));
}

async function newestNumber(execution: Execution): Promise<number | null> {
  const versions = await execution.read((db) => listVersionCommits(db, execution.order.projectId));
  return versions[0]?.number ?? null;
}

async function store(execution: Execution, blueprint: Blueprint, shown?: ShownPlan): Promise<void> {
  const { hold } = execution;
  const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  await execution.write(async (db) => {
    await lockHeldRun(db, hold);
    await storeArtifact(db, hold, { kind: 'blueprint', name: 'blueprint.json', bytes: encode(blueprint) });
    if (!shown) return;
    const sides = [...shown.sides].map(([sha256, content]) => ({ sha256, bytes: new Uint8Array(content) }));
    await storeBlobs(db, hold.teamId, sides);
    const listed = sides.map(({ sha256, bytes }) => ({ sha256, size: bytes.byteLength }));
    await replaceArtifacts(db, hold, 'merge-side', listed);
    await storeArtifact(db, hold, { kind: 'merge-plan', name: 'merge-plan.json', bytes: encode(shown.view) });
  });
}
