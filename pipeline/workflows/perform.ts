import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Parts } from '#generator/blueprint/parts.ts';
import { storeArtifact } from '#lib/artifacts/commands.ts';
import { findRepository, getBlobBytes } from '#lib/artifacts/queries.ts';
import { beginEffect, completeEffect } from '#lib/effects/commands.ts';
import { lockHeldRun } from '#lib/executions/commands.ts';
import type { StageOutput } from '#lib/executions/schema.ts';
import type { Finding, Stage, Tokens } from '#lib/runs/schema.ts';
import type { StageContext, StageOutcome } from '../stages/contract.ts';
import { bundleRepository, hasCommit, unbundleRepository } from '../workspace/git-bundle.ts';
import type { Execution } from './execution.ts';
import { projectFolder, storeTree } from './project-tree.ts';
import type { StageFunctions } from './stage-functions.ts';
import {
  codeInput,
  lastOutput,
  lastRecord,
  packageInput,
  planInput,
  plannedParts,
  readBlueprint,
} from './stage-inputs.ts';

/** What a stage function decided, in the one form that is recorded. */
export type Performed =
  | {
      status: 'passed' | 'failed';
      output: StageOutput | null;
      findings: Finding[];
      tokens: Tokens;
      costUsdMicros: number;
      plan?: { blueprint: unknown; blueprintHash: string; parts?: Parts };
      /** The tree the stage left, where it stored it itself. */
      manifestHash?: string | null;
    }
  | { status: 'needs'; question: string };

export type PerformOptions = { execution: Execution; functions: StageFunctions; repositoryPath: string };

/** A SPEC that is no SPEC at all has an error a line; the page shows the first ones. */
const MAX_SHOWN_FINDINGS = 200;

/** Calls one stage's function with what earlier stages left. */
export async function performStage(
  stage: Stage,
  context: StageContext,
  options: PerformOptions,
): Promise<Performed> {
  const { execution, functions } = options;
  const { records } = execution;
  if (stage === 'plan') return plan(context, options);
  const blueprint = await readBlueprint(execution);
  const parts = plannedParts(execution);
  switch (stage) {
    case 'code':
      return record(await functions.code(context, codeInput(execution, blueprint)), (output) => ({
        stage,
        ...output,
      }));
    case 'install':
      return record(await functions.install(context, { blueprint, ...parts }), (output) => ({
        stage,
        ...output,
      }));
    case 'test': {
      const environment = environmentOf(options);
      return record(await functions.test(context, { blueprint, ...parts, environment }), (output) => ({
        stage,
        ...output,
      }));
    }
    case 'fix': {
      const environment = environmentOf(options);
      const findings = lastRecord(records, 'test')?.findings ?? [];
      return record(
        await functions.fix(context, { blueprint, ...parts, environment, findings }),
        (output) => ({
          stage,
          ...output,
        }),
      );
    }
    case 'package':
      return packageProject(context, options);
  }
}

async function plan(context: StageContext, { execution, functions }: PerformOptions): Promise<Performed> {
  const outcome = await functions.plan(context, planInput(execution));
  if (outcome.status === 'failed') {
    const shown = outcome.findings.slice(0, MAX_SHOWN_FINDINGS);
    for (const finding of shown) context.emit({ type: 'finding', iteration: context.iteration, finding });
  }
  if (outcome.status === 'needs' || outcome.output === undefined) return record(outcome, () => null);
  const { blueprint, blueprintHash } = outcome.output;
  const bytes = new TextEncoder().encode(JSON.stringify(blueprint));
  await execution.write(async (db) => {
    await lockHeldRun(db, execution.hold);
    await storeArtifact(db, execution.hold, { kind: 'blueprint', name: 'blueprint.json', bytes });
  });
  const { parts, diagnostics, assumptions } = outcome.output;
  const performed = record(outcome, () => ({
    stage: 'plan',
    blueprintHash,
    ...(parts && { parts }),
    diagnostics,
    assumptions,
  }));
  return performed.status === 'needs'
    ? performed
    : { ...performed, plan: { blueprint, blueprintHash, ...(parts && { parts }) } };
}

/** Named by the install stage; a machine that does not have it makes it again. */
function environmentOf({ execution }: PerformOptions): string {
  const installed = lastOutput(execution.records, 'install');
  if (installed === undefined) throw new Error('the project is tested before its packages are installed');
  return installed.environment;
}

/**
 * Commits to the project's repository and stores what people download. Both are in the ledger: the commit with an
 * intent before it (git itself refuses a second one for the same run), the artifacts in the transaction that stores
 * them. Once they are stored a repetition gives what was stored: the evidence holds times, so a second ZIP would differ.
 */
async function packageProject(context: StageContext, options: PerformOptions): Promise<Performed> {
  const { execution, functions, repositoryPath } = options;
  const { hold } = execution;
  const key = { stage: 'package', iteration: context.iteration } as const;
  const stored = await execution.write((db) => beginEffect(db, hold, { ...key, name: 'artifacts' }));
  if (stored.kind === 'done') return stored.result as Performed;
  const commit = await execution.write((db) => beginEffect(db, hold, { ...key, name: 'commit' }));
  await catchUpRepository(execution, repositoryPath);
  const blueprint = await readBlueprint(execution);
  const outcome = await functions.package(context, packageInput(execution, blueprint, repositoryPath));
  if (outcome.status === 'needs' || outcome.output === undefined) return record(outcome, () => null);
  const { zipPath, ...made } = outcome.output;
  if (commit.kind === 'intent') {
    await execution.write((db) =>
      completeEffect(db, hold, commit.idempotencyKey, { commit: made.commit ?? null }),
    );
  }
  const zip = new Uint8Array(await readFile(zipPath));
  const evidence = await readIfThere(join(projectFolder(execution), '.iopeer', 'evidence.json'));
  const bundle = made.commit === undefined ? null : await bundleRepository(repositoryPath);
  const manifestHash = await storeTree(execution);
  const performed = { ...record(outcome, () => ({ stage: 'package', ...made })), manifestHash };
  await execution.write(async (db) => {
    await storeArtifact(db, hold, { kind: 'zip', name: made.zipName, bytes: zip });
    if (evidence !== null)
      await storeArtifact(db, hold, { kind: 'evidence', name: 'evidence.json', bytes: evidence });
    if (bundle !== null) {
      await storeArtifact(db, hold, { kind: 'repository', name: `${made.commit}.bundle`, bytes: bundle });
    }
    await completeEffect(db, hold, stored.idempotencyKey, performed);
  });
  if (manifestHash !== null) context.emit({ type: 'files.written', count: made.fileCount, manifestHash });
  context.emit({
    type: 'artifact.stored',
    kind: 'zip',
    sha256: made.sha256,
    bytes: made.bytes,
    name: made.zipName,
  });
  return performed;
}

/** Brings this machine's copy of the project's repository up to what was stored, perhaps by another machine. */
async function catchUpRepository(execution: Execution, repositoryPath: string): Promise<void> {
  const stored = await execution.read((db) => findRepository(db, execution.order.projectId));
  if (stored === null || (await hasCommit(repositoryPath, stored.commit))) return;
  const bundle = await execution.read((db) => getBlobBytes(db, stored.sha256));
  await unbundleRepository(repositoryPath, bundle);
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function record<T>(outcome: StageOutcome<T>, toOutput: (output: T) => StageOutput | null): Performed {
  if (outcome.status === 'needs') return outcome;
  const { tokens, costUsdMicros, output } = outcome;
  return {
    status: outcome.status,
    output: output === undefined ? null : toOutput(output),
    findings: outcome.status === 'failed' ? outcome.findings : [],
    tokens,
    costUsdMicros,
  };
}
