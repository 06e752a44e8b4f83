import type { SandboxKind } from '#lib/runs/schema.ts';
import type { Browser } from '../workspace/browser.ts';
import type { DatabaseServer } from '../workspace/database-server.ts';
import type { Environment } from '../workspace/environment.ts';
import type { NodePackages } from '../workspace/node-modules.ts';
import type { OutputBudget } from '../workspace/output-budget.ts';
import type { Tree } from '../workspace/tree.ts';
import type { StageContext } from './contract.ts';

/** What all checks of a round share. */
export type CheckRound = {
  context: StageContext;
  tree: Tree;
  /** True when the tree is the generator's own output to the byte: only then may what tools learn from it be kept. */
  pristine: boolean;
  environment: Environment;
  /** What checks of a frontend need; null where none is made. */
  frontend: { packages: NodePackages; browser: Browser } | null;
  sandbox: SandboxKind;
  server: DatabaseServer | null;
  budget: OutputBudget;
};
