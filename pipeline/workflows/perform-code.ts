import { storeArtifact, storeBlobs } from '#lib/artifacts/commands.ts';
import { encodeManifest, sha256Of } from '#lib/artifacts/rules.ts';
import { lockHeldRun } from '#lib/executions/commands.ts';
import type { CodeOutput, StageContext } from '../stages/contract.ts';
import { passed } from '../stages/outcome.ts';
import { ownersOf } from '../stages/project-files.ts';
import { isMade } from '../stages/regeneration.ts';
import { readWorked, type WorkedProject } from '../stages/worked-project.ts';
import { contentsOf } from '../workspace/merge/contents.ts';
import { manifestOf, type Tree, treeOf, writeTree } from '../workspace/tree.ts';
import type { Execution } from './execution.ts';
import { getVersionOf } from './perform-plan.ts';
import { type Performed, type PerformOptions, record } from './performed.ts';
import { inRepository } from './project-repository.ts';
import { projectFolder } from './project-tree.ts';
import { refuseMoved, regenerationOf, uploadOf } from './replan.ts';
import { codeInput, lastOutput, readBlueprint } from './stage-inputs.ts';

/** Puts the project a run is about into its workspace: rendered, merged with what people have, or as they have it. */
export async function performCode(context: StageContext, options: PerformOptions): Promise<Performed> {
  const { execution, functions } = options;
  const planned = lastOutput(execution.records, 'plan');
  const isFirst = execution.order.kind === 'generate' && planned?.main === undefined;
  const outcome = isFirst
    ? await functions.code(context, codeInput(execution, await readBlueprint(execution)))
    : await writeWorked(context, options);
  return record(outcome, (output) => ({ stage: 'code', ...output }));
}

/** Writes a project people have worked on, and stores what the generator alone would have made of it. */
async function writeWorked(context: StageContext, options: PerformOptions) {
  const { execution } = options;
  const { tree, generated, knownGood } = await readProject(options);
  context.signal.throwIfAborted();
  await writeTree(projectFolder(execution), tree);
  await storeGenerated(execution, generated);
  const manifestHash = sha256Of(encodeManifest(manifestOf(tree, ownersOf(tree))));
  context.emit({ type: 'files.written', count: tree.size, manifestHash });
  if (knownGood) context.log('system', 'the very files that were verified before: nothing is tried again\n');
  const output: CodeOutput & { knownGood?: true } = { fileCount: tree.size, manifestHash };
  return passed(knownGood ? { ...output, knownGood } : output);
}

async function readProject({
  execution,
  repositoryPath,
}: PerformOptions): Promise<WorkedProject & { knownGood?: true }> {
  const { kind } = execution.order;
  if (kind === 'check' || kind === 'restore') {
    const version = await getVersionOf(execution);
    const worked = await inRepository(execution, repositoryPath, (repository) =>
      readWorked(repository, version.commit),
    );
    return kind === 'restore' && version.isVerified ? { ...worked, knownGood: true } : worked;
  }
  return inRepository(execution, repositoryPath, async (repository, stored) => {
    if (kind === 'upload') {
      const main = refuseMoved(execution, stored);
      const { plan } = await uploadOf(execution, repository, main);
      const [tree, { generated }] = await Promise.all([
        contentsOf(repository, plan.result),
        readWorked(repository, main),
      ]);
      return { tree, generated };
    }
    const { plan, scaffold } = await regenerationOf(execution, repository, stored);
    const [merged, generated] = await Promise.all(
      [plan.result, plan.generated].map((each) => contentsOf(repository, each)),
    );
    // What checks make is made again, of the merged project.
    const own = [...(merged ?? [])].filter(([path]) => !isMade(path));
    return { tree: sorted([...own, ...treeOf(scaffold)]), generated: generated ?? new Map() };
  });
}

async function storeGenerated(execution: Execution, generated: Tree): Promise<void> {
  const { hold } = execution;
  const bytes = new Uint8Array(encodeManifest(manifestOf(generated, ownersOf(generated))));
  const contents = [...generated.values()].map(({ content }) => new Uint8Array(content));
  await execution.write(async (db) => {
    await lockHeldRun(db, hold);
    await storeBlobs(
      db,
      hold.teamId,
      contents.map((content) => ({ sha256: sha256Of(content), bytes: content })),
    );
    await storeArtifact(db, hold, { kind: 'generated', name: 'generated.json', bytes });
  });
}

const sorted = (
  files: readonly (readonly [string, Tree extends ReadonlyMap<string, infer F> ? F : never])[],
) => new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
