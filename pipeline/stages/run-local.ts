import type { ReadResult } from '#generator/spec/diagnostics.ts';
import { type FinalRunState, type FinishedStage, isVerified, nextStep } from '#lib/runs/rules.ts';
import type { Check, Finding, RunEvent, SandboxKind, Stage, StageStatus, Tokens } from '#lib/runs/schema.ts';
import type { Fixer } from '../agents/fixer.ts';
import type {
  PackageInput,
  PackageOutput,
  PlanInput,
  PlanOutput,
  StageContext,
  StageOutcome,
} from './contract.ts';
import { decided, passed } from './outcome.ts';

/** What tests put into the loop to prove it; the product passes none. */
export type StageHooks = {
  afterCode?: (projectFolder: string) => Promise<void>;
  /** In the place of the product's own fixers. */
  fixers?: readonly Fixer[];
};

export type LocalRunInput = {
  plan: PlanInput;
  /** The SPEC as already read, by a caller who had to look at it first. */
  read?: ReadResult;
  /** Becomes the project's SPEC.md; the printed Blueprint when absent. */
  specText?: string;
  workspace: string;
  /** False: nothing is installed or tested, and the result says so everywhere. */
  verify: boolean;
  maxFixes: number;
  /** False: the project is left in the workspace's folder, and no ZIP is made of it. */
  zip?: boolean;
  repository?: PackageInput['repository'];
  signal: AbortSignal;
  emit(event: RunEvent): void;
  log: StageContext['log'];
  /** Called before the first stage that needs tools of the machine, e.g. to install them. */
  prepareMachine?: () => Promise<void>;
  hooks?: StageHooks;
};

export type LocalStage = { name: Stage; status: StageStatus; durationMs: number };

export type LocalRun = {
  state: FinalRunState;
  plan: PlanOutput | null;
  stages: LocalStage[];
  /** Of the last test round. */
  checks: Check[];
  findings: Finding[];
  sandbox: SandboxKind | null;
  fixRounds: number;
  /** Null where no ZIP was asked for. */
  delivered: PackageOutput | null;
  tokens: Tokens;
  costUsdMicros: number;
  durationMs: number;
};

type Progress = Omit<LocalRun, 'state' | 'durationMs'> & {
  environment: string | null;
  history: FinishedStage[];
};

/**
 * Runs the whole loop in this process and without a database: plan → code → install → test ⇄ fix → package, in the order
 * `nextStep` gives to durable runs too. Throws `MachineError` for what the machine lacks, `NeedsAnswer` for what a stage
 * cannot go on without, and the signal's reason when cancelled; a project that fails its tests is a result.
 */
export async function runLocal(input: LocalRunInput): Promise<LocalRun> {
  const startedAt = performance.now();
  const progress: Progress = {
    plan: null,
    stages: [],
    checks: [],
    findings: [],
    sandbox: null,
    fixRounds: 0,
    delivered: null,
    tokens: { input: 0, output: 0 },
    costUsdMicros: 0,
    environment: null,
    history: [],
  };
  for (;;) {
    const step = nextStep(progress.history, input.maxFixes);
    if (step.kind === 'finish') {
      const { environment: _, history: __, ...result } = progress;
      const run: LocalRun = {
        ...result,
        state: step.state,
        durationMs: Math.round(performance.now() - startedAt),
      };
      const { durationMs, tokens, costUsdMicros } = run;
      input.emit({
        type: 'run.finished',
        state: step.state,
        durationMs,
        tokens,
        costUsdMicros,
        ...(step.reason && { reason: step.reason }),
      });
      return run;
    }
    if (!input.verify && step.stage === 'install') skipTests(input, progress);
    else await runStage(input, progress, step.stage, step.iteration);
  }
}

/** A failed install leads to packaging unverified, which is what not testing means. */
function skipTests(input: LocalRunInput, progress: Progress): void {
  for (const stage of ['install', 'test'] as const) {
    input.emit({
      type: 'stage.finished',
      stage,
      iteration: 1,
      status: 'skipped',
      durationMs: 0,
      tokens: { input: 0, output: 0 },
      costUsdMicros: 0,
    });
    progress.stages.push({ name: stage, status: 'skipped', durationMs: 0 });
  }
  progress.history.push({ stage: 'install', iteration: 1, status: 'failed' });
}

async function runStage(
  input: LocalRunInput,
  progress: Progress,
  stage: Stage,
  iteration: number,
): Promise<void> {
  const { signal, workspace, emit, log } = input;
  signal.throwIfAborted();
  const startedAt = performance.now();
  emit({ type: 'stage.started', stage, iteration });
  const context: StageContext = { workspace, iteration, signal, emit, log };
  let finish: { status: 'passed' | 'failed' | 'cancelled'; tokens: Tokens; costUsdMicros: number } = {
    status: 'cancelled',
    tokens: { input: 0, output: 0 },
    costUsdMicros: 0,
  };
  try {
    const outcome = decided(await perform(input, progress, stage, context));
    finish = outcome;
    // Packaging finds nothing of its own: what the last test round found stays the run's finding.
    if (stage !== 'package') progress.findings = outcome.status === 'failed' ? outcome.findings : [];
    progress.tokens = {
      input: progress.tokens.input + outcome.tokens.input,
      output: progress.tokens.output + outcome.tokens.output,
    };
    progress.costUsdMicros += outcome.costUsdMicros;
    progress.history.push({
      stage,
      iteration,
      status: outcome.status,
      ...(stage === 'test' && { sandboxed: progress.sandbox !== 'none' }),
    });
  } catch (error) {
    if (!signal.aborted) finish = { ...finish, status: 'failed' };
    throw error;
  } finally {
    const durationMs = Math.round(performance.now() - startedAt);
    const { status, tokens, costUsdMicros } = finish;
    progress.stages.push({ name: stage, status, durationMs });
    emit({ type: 'stage.finished', stage, iteration, status, durationMs, tokens, costUsdMicros });
  }
}

/** Stage modules load when they are needed: planning alone must not pay for sandboxes and archives. */
async function perform(
  input: LocalRunInput,
  progress: Progress,
  stage: Stage,
  context: StageContext,
): Promise<StageOutcome<unknown>> {
  if (stage === 'plan') {
    const { planFrom, planStage } = await import('./plan.ts');
    const outcome = input.read ? planFrom(input.read, input.plan) : await planStage(context, input.plan);
    if (outcome.status !== 'needs') progress.plan = outcome.output ?? null;
    return outcome;
  }
  const plan = planned(progress);
  const { blueprint } = plan;
  const parts = plan.parts && { parts: plan.parts };
  switch (stage) {
    case 'code': {
      const specText = input.specText;
      const outcome = await (await import('./code.ts')).codeStage(context, {
        blueprint,
        ...parts,
        ...(specText !== undefined && { specText }),
      });
      if (outcome.status === 'passed') await input.hooks?.afterCode?.(`${input.workspace}/project`);
      return outcome;
    }
    case 'install': {
      await input.prepareMachine?.();
      const outcome = await (await import('./install.ts')).installStage(context, { blueprint, ...parts });
      if (outcome.status === 'passed') progress.environment = outcome.output.environment;
      return outcome;
    }
    case 'test': {
      const outcome = await (await import('./test.ts')).testStage(context, {
        blueprint,
        ...parts,
        environment: installed(progress),
      });
      if (outcome.status !== 'needs' && outcome.output) {
        progress.checks = outcome.output.checks;
        progress.sandbox = outcome.output.sandbox;
      }
      return outcome;
    }
    case 'fix': {
      const { fixStage, fixStageWith } = await import('./fix.ts');
      const stageFunction = input.hooks?.fixers ? fixStageWith(input.hooks.fixers) : fixStage;
      const { findings } = progress;
      progress.fixRounds++;
      const environment = installed(progress);
      return stageFunction(context, { blueprint, ...parts, environment, findings });
    }
    case 'package':
      return deliver(input, progress, context, plan);
  }
}

async function deliver(
  input: LocalRunInput,
  progress: Progress,
  context: StageContext,
  { blueprint, blueprintHash, parts }: PlanOutput,
): Promise<StageOutcome<PackageOutput | null>> {
  const { checks, sandbox, fixRounds } = progress;
  const { finishProject, packageStage } = await import('./package.ts');
  const made: PackageInput = {
    blueprint,
    blueprintHash,
    ...(parts && { parts }),
    verified: isVerified(progress.history),
    checks,
    sandbox: sandbox ?? 'none',
    fixRounds,
    ...(input.repository && { repository: input.repository }),
  };
  if (input.zip === false) {
    await finishProject(context, made);
    return passed(null);
  }
  const outcome = await packageStage(context, made);
  if (outcome.status === 'passed') {
    progress.delivered = outcome.output;
    const { sha256, bytes, zipName } = outcome.output;
    context.emit({ type: 'artifact.stored', kind: 'zip', sha256, bytes, name: zipName });
  }
  return outcome;
}

function planned(progress: Progress): PlanOutput {
  if (progress.plan === null) throw new Error('the SPEC is not planned yet');
  return progress.plan;
}

function installed(progress: Progress): string {
  if (progress.environment === null) throw new Error('the packages are not installed yet');
  return progress.environment;
}
