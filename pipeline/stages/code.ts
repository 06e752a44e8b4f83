import { join } from 'node:path';
import { encodeManifest, sha256Of } from '#lib/artifacts/rules.ts';
import { manifestOf, writeTree } from '../workspace/tree.ts';
import type { CodeInput, CodeOutput, StageFunction } from './contract.ts';
import { passed } from './outcome.ts';
import { ownersOf } from './project-files.ts';
import { renderTree } from './render.ts';

/** Renders the project into `<workspace>/project`, whole or not at all. Throws `MachineError('disk-full')`. */
export const codeStage: StageFunction<CodeInput, CodeOutput> = async (
  context,
  { blueprint, specText, parts },
) => {
  const text = specText ?? (await import('#generator/spec/print.ts')).printSpec(blueprint);
  const tree = await renderTree(blueprint, text, parts);
  context.signal.throwIfAborted();
  await writeTree(join(context.workspace, 'project'), tree);
  const manifestHash = sha256Of(encodeManifest(manifestOf(tree, ownersOf(tree))));
  context.emit({ type: 'files.written', count: tree.size, manifestHash });
  return passed({ fileCount: tree.size, manifestHash });
};
