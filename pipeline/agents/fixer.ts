import type { Blueprint } from '#generator/blueprint/schema.ts';
import type { Finding, Tokens } from '#lib/runs/schema.ts';
import type { Tree } from '../workspace/tree.ts';

export type FixRequest = {
  blueprint: Blueprint;
  /** The project as it is now. */
  tree: Tree;
  /** What the generator makes of the Blueprint: the only content a locked file may get. */
  expected: Tree;
  findings: readonly Finding[];
  /** Runs a command in a sandbox on a copy of `tree`, `python` in the backend and `npx` in the frontend, and returns the copy as the command left it. */
  runOnCopy(argv: readonly [string, ...string[]]): Promise<Tree>;
  signal: AbortSignal;
};

/** Path → new content, null to remove the file. What touches a locked file is dropped by the stage, whoever proposes it. */
export type FixProposal = {
  changes: ReadonlyMap<string, Uint8Array | null>;
  tokens?: Tokens;
  costUsdMicros?: number;
};

/** Something that can mend a project. The stage applies what fixers propose; none of them writes by itself. */
export type Fixer = {
  /** As events and the evidence name it. */
  name: string;
  appliesTo(findings: readonly Finding[]): boolean;
  propose(request: FixRequest): Promise<FixProposal>;
};

/** Fixers that ask a model, tried after the deterministic ones. None is configured in this version. */
export const MODEL_FIXERS: readonly Fixer[] = [];
