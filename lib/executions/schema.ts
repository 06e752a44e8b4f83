import type { Parts } from '#generator/blueprint/parts.ts';
import type { Assumption, Diagnostic } from '#generator/spec/diagnostics.ts';
import type { MergeDecisions } from '../merges/schema.ts';
import type { Check, Finding, RunKind, RunSource, SandboxKind, Stage } from '../runs/schema.ts';

/**
 * One worker's right to write for one run. Taking a run raises its fence, so whoever held it before can write nothing
 * more: every write of an execution names its fence.
 */
export type Hold = { teamId: string; runId: string; executorId: string; fence: number };

/** The run is somebody else's now, or nobody's: it was cancelled, or this worker was believed dead. */
export class HoldLost extends Error {
  constructor(hold: Hold) {
    super(`run ${hold.runId} is no longer held with fence ${hold.fence}`);
    this.name = 'HoldLost';
  }
}

/** What a stage decided, kept small in `run_stage.output`; bytes are artifacts. */
export type StageOutput =
  | {
      stage: 'plan';
      blueprintHash: string;
      parts?: Parts;
      diagnostics: Diagnostic[];
      assumptions: Assumption[];
      /** Of a project that has a version: the commit of `main` this was planned for. */
      main?: string;
      /** Its merge plan leaves something for a person. */
      needsReview?: boolean;
    }
  | { stage: 'code'; fileCount: number; manifestHash: string; knownGood?: boolean }
  | { stage: 'install'; environment: string; cacheHit: boolean }
  | { stage: 'test'; checks: Check[]; sandbox: SandboxKind; made?: number }
  | { stage: 'fix'; files: string[] }
  | {
      stage: 'package';
      zipName: string;
      sha256: string;
      bytes: number;
      fileCount: number;
      commit?: string;
      version?: number;
    };

/** A finished stage as the execution remembers it. */
export type StageRecord = {
  stage: Stage;
  iteration: number;
  status: 'passed' | 'failed';
  output: StageOutput | null;
  findings: Finding[];
  /** The project tree after the stage; null when it changed nothing. */
  manifestHash: string | null;
};

/** What a run was asked to do. */
export type RunOrder = {
  kind: RunKind;
  source: RunSource | null;
  decisions: MergeDecisions;
  dryRun: boolean;
  createdById: string;
  projectId: string;
  specText: string;
  fileName: string;
  overrides: unknown;
  /** What to deliver; null follows the SPEC. */
  parts: Parts | null;
  maxFixes: number;
  startedAt: Date;
};
