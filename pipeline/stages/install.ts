import { join } from 'node:path';
import { hasFrontend, PARTS_BEFORE_CHOICE } from '#generator/blueprint/parts.ts';
import { type Environment, ensureEnvironment, findEnvironment } from '../workspace/environment.ts';
import { ensureNodePackages, type NodePackages } from '../workspace/node-modules.ts';
import { readTree, type Tree } from '../workspace/tree.ts';
import type { InstallInput, InstallOutput, StageContext, StageFunction } from './contract.ts';
import { passed } from './outcome.ts';
import { getRequirements } from './project-files.ts';

/**
 * Makes sure of the environment the project's lock names: the only stage that may use the network. Throws
 * `MachineError` for what the machine lacks, a connection included.
 */
export const installStage: StageFunction<InstallInput, InstallOutput> = async (
  context,
  { parts = PARTS_BEFORE_CHOICE },
) => {
  const tree = await readTree(join(context.workspace, 'project'));
  const { environment, cacheHit } = await install(context, tree);
  const count = Object.keys(environment.packages).length;
  context.log(
    'system',
    `Python ${environment.python.version}, ${count} packages${cacheHit ? ' (cached)' : ''}\n`,
  );
  if (hasFrontend(parts)) await getNodePackages(context, tree);
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

/** The packages the project's frontend names, installed where this machine does not have them. */
export async function getNodePackages(context: StageContext, tree: Tree): Promise<NodePackages> {
  const { packages, cacheHit } = await ensureNodePackages(tree, {
    signal: context.signal,
    onOutput: (stream, text) => context.log(stream, text),
    onInstall: () => context.log('system', 'npm ci\n'),
  });
  const count = Object.keys(packages.packages).length;
  context.log('system', `Node ${packages.node}, ${count} packages${cacheHit ? ' (cached)' : ''}\n`);
  return packages;
}

function install(context: StageContext, tree: Tree) {
  return ensureEnvironment(getRequirements(tree), {
    signal: context.signal,
    onOutput: (stream, text) => context.log(stream, text),
  });
}
