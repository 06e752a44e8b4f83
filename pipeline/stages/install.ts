import { join } from 'node:path';
import { type Environment, ensureEnvironment, findEnvironment } from '../workspace/environment.ts';
import { readTree, type Tree } from '../workspace/tree.ts';
import type { InstallInput, InstallOutput, StageContext, StageFunction } from './contract.ts';
import { passed } from './outcome.ts';
import { getRequirements } from './project-files.ts';

/**
 * Makes sure of the environment the project's lock names: the only stage that may use the network. Throws
 * `MachineError` for what the machine lacks, a connection included.
 */
export const installStage: StageFunction<InstallInput, InstallOutput> = async (context) => {
  const tree = await readTree(join(context.workspace, 'project'));
  const { environment, cacheHit } = await install(context, tree);
  const count = Object.keys(environment.packages).length;
  context.log(
    'system',
    `Python ${environment.python.version}, ${count} packages${cacheHit ? ' (cached)' : ''}\n`,
  );
  return passed({ environment: environment.key, cacheHit });
};

/** True when this machine has the environment that `installStage` named, perhaps on another machine. */
export async function hasEnvironment(key: string): Promise<boolean> {
  return (await findEnvironment(key)) !== null;
}

/** The environment of this name; installed anew from the project's lock on a machine that does not have it. */
export async function getEnvironment(context: StageContext, key: string, tree: Tree): Promise<Environment> {
  return (await findEnvironment(key)) ?? (await install(context, tree)).environment;
}

function install(context: StageContext, tree: Tree) {
  return ensureEnvironment(getRequirements(tree), {
    signal: context.signal,
    onOutput: (stream, text) => context.log(stream, text),
  });
}
