import { type Blueprint, blueprintSchema } from '#generator/blueprint/schema.ts';
import type { FileMap, Owner } from '#generator/render/files.ts';
import { sha256Of } from '#lib/artifacts/rules.ts';
import { findCommit, GENERATED, MAIN } from '../git-store.ts';
import { mergeBase } from './commits.ts';
import type { Decisions } from './decisions.ts';
import { movesBetween } from './moves.ts';
import { blobIdOf, listTree, type Put, readBlobs, type TreeIndex } from './objects.ts';
import { type MergePlan, planMerge } from './plan.ts';

const BLUEPRINT_PATH = '.iopeer/blueprint.json';
const MANIFEST_PATH = '.iopeer/manifest.json';
const REVISION = /^backend\/migrations\/versions\/[^/]+\.py$/;

/** A project between two generations: what the last one made, and what people have. */
export type Project = {
  repository: string;
  /** The branch people work on: `main`, or in a folder the one that is checked out. */
  branch: string;
  /** Its newest commit. */
  main: string;
  /** Newest commit of branch `generated`; may be ahead of what `main` has taken in. */
  generated: string;
  /** The newest generation that `main` has taken in. */
  base: string;
  baseTree: TreeIndex;
  owners: ReadonlyMap<string, Owner>;
  baseManifest: Manifest;
  /** Of the last generation `main` holds. */
  blueprint: Blueprint;
  /** What people have: the tree of `main`, or of a folder with changes that are not committed. */
  mine: TreeIndex;
  /** The migrations people have, their own among them: path → text. */
  revisions: ReadonlyMap<string, string>;
};

type Manifest = { version: 1; files: Record<string, { sha256: string; owner: Owner }> };

/** No generation to go on from: the repository was not made by IOPEER, or by hand in a way that cannot be followed. */
export class NotAProject extends Error {}

/**
 * Reads where a project is. `mine`: the tree people have, where it is not the branch's own; `own`: a commit of theirs that is
 * not on the branch yet. Throws `NotAProject` for a
 * repository without branch `generated`, without the other one, or with nothing in common between both.
 */
export async function openProject(
  repository: string,
  mine?: string,
  branch = MAIN,
  own?: string,
): Promise<Project> {
  const [main, generated] = await Promise.all([
    findCommit(repository, branch),
    findCommit(repository, GENERATED),
  ]);
  const base = main && generated && (await mergeBase(repository, own ?? main, generated));
  if (!main || !generated || !base) throw new NotAProject(repository);
  const [baseTree, mineTree] = await Promise.all([
    listTree(repository, base),
    listTree(repository, mine ?? main),
  ]);
  const revisionPaths = [...mineTree].filter(([path]) => REVISION.test(path));
  const ids = [BLUEPRINT_PATH, MANIFEST_PATH].flatMap((path) => baseTree.get(path)?.id ?? []);
  const texts = await readBlobs(repository, [...ids, ...revisionPaths.map(([, { id }]) => id)]);
  const textOf = (tree: TreeIndex, path: string) => texts.get(tree.get(path)?.id ?? '')?.toString();
  const blueprint = textOf(baseTree, BLUEPRINT_PATH);
  if (blueprint === undefined) throw new NotAProject(repository);
  const baseManifest = readManifest(textOf(baseTree, MANIFEST_PATH));
  return {
    repository,
    branch,
    main,
    generated,
    base,
    baseTree,
    owners: ownersOf(baseManifest),
    baseManifest,
    blueprint: blueprintSchema.parse(JSON.parse(blueprint)),
    mine: mineTree,
    revisions: new Map(revisionPaths.map(([path]) => [path, textOf(mineTree, path) ?? ''])),
  };
}

const ownersOf = ({ files }: Manifest): Map<string, Owner> =>
  new Map(Object.entries(files).map(([path, { owner }]) => [path, owner]));

function readManifest(text: string | undefined): Manifest {
  return text === undefined ? { version: 1, files: {} } : (JSON.parse(text) as Manifest);
}

/** Plans what becomes of a project when its next generation arrives; `blueprint` carries the ids of the last one. */
export async function planGeneration(
  project: Project,
  next: { blueprint: Blueprint; files: FileMap },
  decisions: Decisions,
  isMade: (path: string) => boolean,
): Promise<MergePlan> {
  const { repository, baseTree, mine, owners, main } = project;
  const encoder = new TextEncoder();
  const files = new Map(
    [...next.files].map(([path, { content, owner, executable }]) => [
      path,
      {
        content: typeof content === 'string' ? encoder.encode(content) : content,
        owner,
        executable: executable === true,
      },
    ]),
  );
  const plan = await planMerge({
    base: baseTree,
    mine,
    next: files,
    baseOwners: owners,
    moves: movesBetween(project.blueprint, next.blueprint),
    decisions,
    isMade,
    read: (ids) => readBlobs(repository, ids),
    idLength: main.length,
  });
  return withHonestManifest(plan, project, files);
}

type NextFiles = ReadonlyMap<string, { content: Uint8Array; owner: Owner }>;

/**
 * The manifest tells what branch `generated` holds: of a person's file that is what it was first given, and files that
 * checks made are in it too.
 */
function withHonestManifest(plan: MergePlan, project: Project, next: NextFiles): MergePlan {
  const { baseTree, baseManifest, main } = project;
  const rendered = next.get(MANIFEST_PATH);
  if (!rendered || plan.result.get(MANIFEST_PATH)?.id !== plan.generated.get(MANIFEST_PATH)?.id) return plan;
  const manifest = JSON.parse(new TextDecoder().decode(rendered.content)) as Manifest;
  const files = Object.fromEntries(
    [...plan.generated]
      .filter(([path]) => path !== MANIFEST_PATH)
      .map(([path, { id }]) => {
        const held = baseTree.get(path)?.id === id ? baseManifest.files[path] : undefined;
        return [path, held ?? manifest.files[path] ?? { sha256: '', owner: 'G' as const }];
      }),
  );
  const put = manifestPut({ version: 1, files }, main.length);
  return {
    ...plan,
    ...manifestChange(plan, put, project),
    result: new Map(plan.result).set(MANIFEST_PATH, put),
    generated: new Map(plan.generated).set(MANIFEST_PATH, put),
  };
}

/** Whether the manifest changes is known only now. */
function manifestChange({ files, unchanged }: MergePlan, put: Put, { mine }: Project) {
  const rest = files.filter(({ path }) => path !== MANIFEST_PATH);
  const was = rest.length < files.length;
  const is = mine.get(MANIFEST_PATH)?.id !== put.id;
  const listed = files.find(({ path }) => path === MANIFEST_PATH) ?? {
    path: MANIFEST_PATH,
    owner: 'G' as const,
    kind: 'rewritten' as const,
  };
  const sorted = [...rest, ...(is ? [listed] : [])].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files: sorted, unchanged: unchanged + Number(was) - Number(is) };
}

/** The same trees with what checks have made of the merged project in both, and told by the manifest. */
export function withMade(
  plan: MergePlan,
  made: ReadonlyMap<string, { content: Uint8Array }>,
  isMade: (path: string) => boolean,
  idLength: number,
): MergePlan {
  const puts = [...made].map(
    ([path, { content }]) => [path, { mode: '100644', id: blobIdOf(content, idLength), content }] as const,
  );
  const over = (tree: ReadonlyMap<string, Put>) =>
    new Map([...[...tree].filter(([path]) => !isMade(path)), ...puts].sort(([a], [b]) => (a < b ? -1 : 1)));
  const before = plan.generated.get(MANIFEST_PATH)?.content;
  const [result, generated] = [over(plan.result), over(plan.generated)];
  if (before && plan.result.get(MANIFEST_PATH)?.content === before) {
    const { files } = JSON.parse(new TextDecoder().decode(before)) as Manifest;
    const listed = Object.fromEntries(
      [...generated.keys()]
        .filter((path) => path !== MANIFEST_PATH)
        .map((path) => {
          const content = made.get(path)?.content;
          const owner = files[path]?.owner ?? 'G';
          return [path, content ? { sha256: sha256Of(content), owner } : files[path]];
        }),
    ) as Manifest['files'];
    const put = manifestPut({ version: 1, files: listed }, idLength);
    result.set(MANIFEST_PATH, put);
    generated.set(MANIFEST_PATH, put);
  }
  return { ...plan, result, generated };
}

function manifestPut(manifest: Manifest, idLength: number): Put {
  const content = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  return { mode: '100644', id: blobIdOf(content, idLength), content };
}
