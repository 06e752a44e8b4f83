import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasFrontend, PARTS_BEFORE_CHOICE } from '#generator/blueprint/parts.ts';
import { SCREENSHOTS_FOLDER } from '#generator/blueprint/screenshots.ts';
import { OPENAPI_EXPORT } from '#generator/render/checks.ts';
import { sha256Of } from '#lib/artifacts/rules.ts';
import { environmentKey, findEnvironment } from '../workspace/environment.ts';
import { EVIDENCE_JSON, EVIDENCE_PAGE, evidenceOf, isEvidence } from '../workspace/evidence.ts';
import { evidencePage } from '../workspace/evidence-page.ts';
import { commitGenerated } from '../workspace/git-store.ts';
import { namingDiskFull } from '../workspace/machine-error.ts';
import { findNodePackages } from '../workspace/node-modules.ts';
import { refuseUnsafeTree } from '../workspace/paths.ts';
import { putFiles, readTree, type Tree, type TreeFile, writeTree } from '../workspace/tree.ts';
import { zipTree } from '../workspace/zip.ts';
import type { PackageInput, PackageOutput, StageContext, StageFunction } from './contract.ts';
import { isDelivered } from './delivered-part.ts';
import { getEnvironment } from './install.ts';
import { joined } from './made-files.ts';
import { exportOpenApi } from './openapi.ts';
import { passed } from './outcome.ts';
import { getRequirements, ownersOf } from './project-files.ts';
import { withManifest } from './render.ts';

/**
 * Puts the OpenAPI document (of what is verified) and the evidence into the project, packs it as a ZIP in the workspace and
 * commits it to the project's repository when one is given. What is not verified carries that in its name. Throws `MachineError` for a full disk and no git.
 */
export const packageStage: StageFunction<PackageInput, PackageOutput> = packageStageWith(withOpenApi);

/** The stage with another way to describe the API. */
export function packageStageWith(describeApi: Describe): StageFunction<PackageInput, PackageOutput> {
  return async (context, input) => {
    const { tree, project } = await finishProject(context, input, describeApi);
    const output = await zipProject(context, tree, input);
    const commit = input.repository && (await commitTree(input, input.repository, project));
    return passed(commit === undefined ? output : { ...output, commit });
  };
}

/** Puts what a project says of its own API into it. */
export type Describe = (context: StageContext, tree: Tree, input: PackageInput) => Promise<Tree>;

/** Packs a project as a ZIP in the workspace; the file is there whole or not at all. Throws `MachineError` for a full disk. */
export async function zipProject(
  context: StageContext,
  tree: Tree,
  { blueprint, verified }: Pick<PackageInput, 'blueprint' | 'verified'>,
): Promise<PackageOutput> {
  const zipName = `${blueprint.slug}${verified ? '' : '-unverified'}.zip`;
  const zipPath = join(context.workspace, zipName);
  const zip = zipTree(tree);
  context.signal.throwIfAborted();
  await namingDiskFull(async () => {
    await writeFile(`${zipPath}.draft`, zip);
    await rename(`${zipPath}.draft`, zipPath);
  });
  return { zipPath, zipName, sha256: sha256Of(zip), bytes: zip.byteLength, fileCount: tree.size };
}

/**
 * The same without the ZIP: the folder in the workspace becomes what is delivered. Returns all of it, and what of it is
 * the project and goes into its repository. Throws `MachineError` for a full disk.
 */
export async function finishProject(
  context: StageContext,
  input: PackageInput,
  describeApi: Describe = withOpenApi,
): Promise<{ tree: Tree; project: Tree }> {
  const folder = join(context.workspace, 'project');
  const delivered = await readTree(folder);
  const bare = await describeApi(context, withoutEvidence(partOf(delivered, input.parts)), input);
  const project = withManifest(bare, ownersOf(bare));
  const tree = await withEvidence(joined(project, screenshotsOf(delivered)), delivered, input);
  refuseUnsafeTree([...tree].map(([path, file]) => ({ path, size: file.content.byteLength })));
  if (input.parts === 'frontend') await writeTree(folder, tree);
  else await writeProject(folder, delivered, tree);
  return { tree, project };
}

/** Makes a folder that holds `delivered` hold `tree`. Throws for a tree nobody may unpack. */
export async function writeProject(folder: string, delivered: Tree, tree: Tree): Promise<void> {
  refuseUnsafeTree([...tree].map(([path, file]) => ({ path, size: file.content.byteLength })));
  await putFiles(folder, new Map([...tree].filter(([path, file]) => delivered.get(path) !== file)));
}

/** The evidence stays out of the repository: it says when and where, and `generated` holds nothing but the project. */
function commitTree(
  input: PackageInput,
  repository: { path: string; runId: string },
  tree: Tree,
): Promise<string> {
  return commitGenerated(repository.path, {
    runId: repository.runId,
    title: `Generate ${input.blueprint.name}`,
    trailers: { Blueprint: input.blueprintHash, Verified: input.verified ? 'yes' : 'no' },
    tree,
    committedAt: Math.floor(Date.now() / 1_000),
  });
}

/** Only what passed its checks is run once more, to describe itself; the document of anything else may be wrong. */
export async function withOpenApi(context: StageContext, tree: Tree, input: PackageInput): Promise<Tree> {
  // With a frontend the checks have made it, since the typed client is made of it.
  if (!input.verified || hasFrontend(input.parts ?? PARTS_BEFORE_CHOICE)) return tree;
  const key = await environmentKey(getRequirements(tree));
  const environment = await getEnvironment(context, key, tree);
  const document = await exportOpenApi(context, tree, environment, input.sandbox);
  return new Map([...tree, [OPENAPI_EXPORT.path, document] as const].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A repeated step finds its own evidence and makes it anew. */
function withoutEvidence(tree: Tree): Tree {
  return new Map([...tree].filter(([path]) => !isEvidence(path)));
}

/** Pictures show moments and times: they go into the ZIP and, like the rest of the evidence, not into the repository. */
export function screenshotsOf(tree: Tree): Tree {
  return new Map([...tree].filter(([path]) => path.startsWith(SCREENSHOTS_FOLDER)));
}

function partOf(tree: Tree, parts: PackageInput['parts']): Tree {
  return new Map([...tree].filter(([path]) => isDelivered(path, parts)));
}

/** The project with what says how it came about; `tested` is where its packages are named. */
export async function withEvidence(tree: Tree, tested: Tree, input: PackageInput): Promise<Tree> {
  const { blueprint, blueprintHash, parts, verified, checks, sandbox, fixRounds } = input;
  const environment =
    checks.length === 0 ? null : await findEnvironment(await environmentKey(getRequirements(tested)));
  const packages =
    checks.length > 0 && parts !== undefined && hasFrontend(parts) ? await findNodePackages(tested) : null;
  const evidence = evidenceOf({
    blueprint,
    blueprintHash,
    verified,
    checks,
    sandbox,
    fixRounds,
    environment,
    packages,
    ...(parts && { parts }),
    tree,
  });
  const page = encode(evidencePage(evidence, blueprint.language));
  const files = { ...evidence.files, [EVIDENCE_PAGE]: sha256Of(page) };
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  const all = new Map<string, TreeFile>(tree)
    .set(EVIDENCE_PAGE, { content: page, executable: false })
    .set(EVIDENCE_JSON, {
      content: encode(`${JSON.stringify({ ...evidence, files: sorted }, null, 2)}\n`),
      executable: false,
    });
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
