import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Owner } from '#generator/render/files.ts';
import { isText, sha256Of } from '#lib/artifacts/rules.ts';
import type { MergeDecisions } from '#lib/merges/schema.ts';
import { DETACHED_PATH } from '../workspace/merge/detached.ts';
import { excludeEvidence, snapshot } from '../workspace/merge/folder.ts';
import {
  blobIdOf,
  isFile,
  type Leaf,
  listTree,
  type Put,
  readBlobs,
  type TreeIndex,
} from '../workspace/merge/objects.ts';
import type { FileChange, MergePlan } from '../workspace/merge/plan.ts';
import { mergeFile } from '../workspace/merge/structured-merge.ts';
import { hasMarkers } from '../workspace/merge/text-merge.ts';
import { MANIFEST_PATH, ownersIn } from '../workspace/project-manifest.ts';
import { type Tree, writeTree } from '../workspace/tree.ts';
import { openFiles, type ShownPlan, Sides, showFiles } from './merge-view.ts';
import { decisionsFor, toMerge } from './regeneration.ts';

/** A version somebody's ZIP may go on from. */
export type Base = { number: number; commit: string };

export type UploadInput = {
  repository: string;
  upload: Tree;
  /** Newest commit of `main`, and the project's versions, the newest first. */
  main: string;
  versions: readonly Base[];
  decisions: MergeDecisions;
  /** Empty or not there: what was sent is written into it, to be read as git reads it. */
  scratch: string;
};

/** What taking in somebody's ZIP comes to. Of `plan`, `generated` is what was sent. */
export type PlannedUpload = { plan: MergePlan; base: Base; trees: { baseTree: TreeIndex; mine: TreeIndex } };

/**
 * Finds the version a ZIP goes on from (the one most of its files are of) and merges what was changed in it with what came
 * after. Writes objects only. Throws when the project has no version.
 */
export async function planUpload(input: UploadInput): Promise<PlannedUpload> {
  const { repository, main } = input;
  await writeTree(join(input.scratch, 'upload'), input.upload);
  // As git sees it: what the project ignores (databases, logs) is nobody's change.
  await excludeEvidence(repository);
  const sent = await snapshot(repository, join(input.scratch, 'upload'), input.scratch);
  await rm(join(input.scratch, 'upload'), { recursive: true, force: true });
  const [theirs, mine] = await Promise.all([listTree(repository, sent), listTree(repository, main)]);
  const base = await findBase(input, theirs);
  const baseTree = await listTree(repository, base.commit);
  const plan = await mergeTrees(input, baseTree, mine, withKept(theirs, baseTree, mine));
  return { plan, base, trees: { baseTree, mine } };
}

/**
 * The version a tree differs least from, counting what each has and the other has not. The oldest among equals: who goes on from
 * it and changed what somebody else changed later then sees both, where the newest would let the later change be undone unseen.
 */
async function findBase({ repository, versions }: UploadInput, theirs: TreeIndex): Promise<Base> {
  let best: { base: Base; differing: number } | null = null;
  for (const base of versions) {
    const tree = await listTree(repository, base.commit);
    let same = 0;
    for (const [path, { id }] of theirs) if (tree.get(path)?.id === id) same++;
    const differing = tree.size + theirs.size - 2 * same;
    if (best === null || differing <= best.differing) best = { base, differing };
  }
  if (best === null) throw new Error('a project without a version cannot take in an upload');
  return best.base;
}

/** True for what the product itself keeps in a project. */
const isOwn = (path: string): boolean => path.startsWith('.iopeer/') && path !== DETACHED_PATH;

/**
 * What was sent, with what a ZIP may lack without anybody having deleted it: names that begin with a dot, which many programs
 * leave out; which files may be executed, which a ZIP made on Windows does not say; and what the product keeps for itself.
 */
function withKept(theirs: TreeIndex, base: TreeIndex, mine: TreeIndex): TreeIndex {
  const tops = new Set([...theirs.keys()].map((path) => path.split('/')[0]));
  const kept = [...base].filter(([path]) => {
    const top = path.split('/')[0] ?? '';
    return top.startsWith('.') && !tops.has(top);
  });
  const own = [...mine].filter(([path]) => isOwn(path));
  const sent = [...theirs]
    .filter(([path]) => !isOwn(path))
    .map(([path, leaf]) => {
      const mode = isFile(leaf) ? (base.get(path)?.mode ?? leaf.mode) : leaf.mode;
      return [path, { ...leaf, mode }] as const;
    });
  return new Map([...kept, ...sent, ...own]);
}

async function mergeTrees(
  { repository, main, decisions }: UploadInput,
  base: TreeIndex,
  mine: TreeIndex,
  theirs: TreeIndex,
): Promise<MergePlan> {
  const owners = await ownersOf(repository, mine);
  const paths = [...new Set([...base.keys(), ...mine.keys(), ...theirs.keys()])].sort();
  const idLength = (mine.values().next().value?.id ?? '').length || 40;
  const both = paths.filter((path) => {
    const [was, is, sent] = [base.get(path)?.id, mine.get(path)?.id, theirs.get(path)?.id];
    return is !== sent && was !== is && was !== sent;
  });
  const texts = await readBlobs(
    repository,
    both.flatMap((path) =>
      [base, mine, theirs].flatMap((tree) => {
        const leaf = tree.get(path);
        return leaf && isFile(leaf) ? [leaf.id] : [];
      }),
    ),
  );
  const result = new Map<string, Put>();
  const files: FileChange[] = [];
  const choices = toMerge(decisionsFor(main, decisions));
  let unchanged = 0;
  for (const path of paths) {
    const [was, is, sent] = [base.get(path), mine.get(path), theirs.get(path)];
    const owner = owners.get(path) ?? null;
    if (is?.id === sent?.id || was?.id === sent?.id) {
      if (is) result.set(path, is);
      if (is) unchanged++;
    } else if (was?.id === is?.id) {
      if (sent) result.set(path, sent);
      files.push({
        path,
        owner,
        kind: !sent ? 'deleted' : was ? 'rewritten' : 'new',
        sides: sidesOf(was, is, sent),
      });
    } else {
      const decided = await decide(path, { was, is, sent }, texts, choices, idLength);
      if (decided.put) result.set(path, decided.put);
      files.push({ path, owner, ...decided.change, sides: sidesOf(was, is, sent) });
    }
  }
  return { files, unchanged, result, generated: theirs };
}

type Three = { was: Leaf | undefined; is: Leaf | undefined; sent: Leaf | undefined };
type Decided = { put?: Put; change: Pick<FileChange, 'kind' | 'reason'> };

/** A file that changed on both sides. */
async function decide(
  path: string,
  { was, is, sent }: Three,
  texts: ReadonlyMap<string, Buffer>,
  { files, resolved }: ReturnType<typeof toMerge>,
  idLength: number,
): Promise<Decided> {
  const mode = is?.mode ?? sent?.mode ?? '100644';
  const put = (text: string): Put => {
    const content = Buffer.from(text);
    return { mode, id: blobIdOf(content, idLength), content };
  };
  const own = resolved?.get(path);
  if (own !== undefined && !hasMarkers(own)) return { put: put(own), change: { kind: 'merged' } };
  const choice = files.get(path);
  if (choice === 'keep') return { ...(is && { put: is }), change: { kind: 'kept' } };
  if (choice === 'discard')
    return { ...(sent && { put: sent }), change: { kind: sent ? 'rewritten' : 'deleted' } };
  if (!is || !sent)
    return { ...(is && { put: is }), change: { kind: 'conflict', reason: 'removed-but-edited' } };
  const contents = [was, is, sent].map((leaf) => (leaf ? texts.get(leaf.id) : Buffer.from('')));
  if (!contents.every((content) => content && isText(content)))
    return { put: is, change: { kind: 'conflict', reason: 'binary' } };
  const [base = '', mine = '', theirs = ''] = contents.map((content) => content?.toString() ?? '');
  const merged = await mergeFile(path, base, mine, theirs);
  return merged.conflicts === 0
    ? { put: put(merged.text), change: { kind: 'merged' } }
    : { put: put(merged.text), change: { kind: 'conflict', reason: was ? 'both-changed' : 'both-added' } };
}

const sidesOf = (was: Leaf | undefined, is: Leaf | undefined, sent: Leaf | undefined) => ({
  base: was?.id ?? null,
  mine: is?.id ?? null,
  next: sent?.id ?? null,
});

async function ownersOf(repository: string, tree: TreeIndex): Promise<Map<string, Owner>> {
  const leaf = tree.get(MANIFEST_PATH);
  const text = leaf && (await readBlobs(repository, [leaf.id])).get(leaf.id)?.toString();
  return new Map(ownersIn(text ?? ''));
}

/** Puts what taking in a ZIP comes to into the form in which it is stored, shown and answered. */
export async function showUpload(
  repository: string,
  main: string,
  { plan, base, trees }: PlannedUpload,
  decisions: MergeDecisions,
  from: number | null,
): Promise<ShownPlan> {
  const sides = new Sides();
  const files = await showFiles(repository, plan, trees, sides);
  const deleted = plan.files.filter(({ kind }) => kind === 'deleted').map(({ path }) => path);
  const fingerprint = sha256Of(JSON.stringify([main, base.commit, deleted]));
  const view = {
    version: 1 as const,
    of: 'upload' as const,
    fingerprint,
    from,
    uploadBase: base.number,
    nothing: plan.files.every(({ kind }) => kind === 'kept'),
    renames: [],
    changes: [],
    migration: null,
    questions: [],
    files,
    unchanged: plan.unchanged,
    mentions: [],
    open: {
      // A ZIP that lacks files is more often packed wrongly than meant.
      confirm: deleted.length > 0 && decisions.confirmed !== fingerprint,
      questions: [],
      ...openFiles(plan),
      dryRun: false,
    },
  };
  return { view, sides: sides.contents };
}
