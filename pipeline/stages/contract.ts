import type { Parts } from '#generator/blueprint/parts.ts';
import type { Blueprint, Options } from '#generator/blueprint/schema.ts';
import type { ProjectCheck } from '#generator/render/checks.ts';
import type { Assumption, Diagnostic } from '#generator/spec/diagnostics.ts';
import type { Check, Finding, RunEvent, SandboxKind, Tokens } from '#lib/runs/schema.ts';
import type { Tree } from '../workspace/tree.ts';

/** What a stage may touch. The same stage functions run in the CLI (no database) and in the durable workflow. */
export type StageContext = {
  /** Absolute folder of this run; the project is written to `<workspace>/project`. Private to one run. */
  workspace: string;
  /** 1-based round of test ⇄ fix. */
  iteration: number;
  signal: AbortSignal;
  emit(event: RunEvent): void;
  /** Raw output for the console; may hold ANSI colours; called with whole chunks, not lines. */
  log(stream: 'stdout' | 'stderr' | 'system', text: string): void;
};

/**
 * A failing test is an outcome, not an exception; an exception means the machinery broke and the step may be retried.
 * `needs` is for what only a person can give or mend: `question` says what is missing and what to do, in the SPEC's
 * language. The run ends as failed with the reason `needs-answer` and that sentence on its page, keeps what it has, and
 * goes on from that stage when it is run again.
 */
export type StageOutcome<T> =
  | { status: 'passed'; output: T; tokens: Tokens; costUsdMicros: number }
  | { status: 'failed'; findings: Finding[]; output?: T; tokens: Tokens; costUsdMicros: number }
  | { status: 'needs'; question: string };

export type PlanInput = {
  specText: string;
  /** Decides the reader: .jdl .jh .sql .dbml, anything else is a SPEC. */
  fileName: string;
  overrides: Partial<Options>;
  /** Options where neither the overrides nor the SPEC say anything; the product's own where this is silent too. */
  defaults?: Partial<Options>;
  /** What to deliver; `DEFAULT_PARTS` where nobody says. */
  parts?: Parts;
};
export type PlanOutput = {
  /** What is delivered of this Blueprint; every later stage is told. Absent in runs older than the choice. */
  parts?: Parts;
  blueprint: Blueprint;
  blueprintHash: string;
  diagnostics: Diagnostic[];
  assumptions: Assumption[];
};
/** `specText` becomes the project's SPEC.md; without it the Blueprint is printed there. */
export type CodeInput = { blueprint: Blueprint; specText?: string; parts?: Parts };
export type CodeOutput = { fileCount: number; manifestHash: string };
export type InstallInput = { blueprint: Blueprint; parts?: Parts };
export type InstallOutput = { environment: string; cacheHit: boolean };
/** `checks`: others than those of the parts. */
export type TestInput = {
  blueprint: Blueprint;
  environment: string;
  parts?: Parts;
  checks?: readonly ProjectCheck[];
  /**
   * Of a project people have worked on: what its locked files are to be, in place of what the generator alone would make;
   * nothing is learnt from such a project for others.
   */
  expected?: Tree;
};
/** `made`: how many files the checks have put into the project (typed client, screenshots), where they make any. */
export type TestOutput = { checks: Check[]; sandbox: SandboxKind; made?: number };
export type FixInput = {
  blueprint: Blueprint;
  environment: string;
  parts?: Parts;
  findings: Finding[];
  /** Of a project people have worked on: its locked files, and the files that are theirs, which no fixer may change. */
  expected?: Tree;
  theirs?: ReadonlySet<string>;
};
export type FixOutput = { files: string[] };
export type PackageInput = {
  blueprint: Blueprint;
  blueprintHash: string;
  parts?: Parts;
  verified: boolean;
  checks: Check[];
  sandbox: SandboxKind;
  fixRounds: number;
  /**
   * Git repository whose branch `generated` gets this run's commit (made when missing; bare unless it ends in `/.git`).
   * A repeated step with the same `runId` commits once. Absent: only the ZIP is made.
   */
  repository?: { path: string; runId: string };
};
/** `zipPath` lies in the workspace; the ZIP's name carries `-unverified` when it is. */
export type PackageOutput = {
  zipPath: string;
  zipName: string;
  sha256: string;
  bytes: number;
  fileCount: number;
  commit?: string;
};

export type StageFunction<I, O> = (context: StageContext, input: I) => Promise<StageOutcome<O>>;
