import type { EvolvedProject } from '#generator/evolve/evolve-project.ts';
import { nextGeneration } from '../../../stages/next-generation.ts';
import { renderTree } from '../../../stages/render.ts';
import { commitGenerated, findCommit, MAIN } from '../../git-store.ts';
import { moveBranch, writeCommits } from '../commits.ts';
import type { Project } from '../generation.ts';
import { blobIdOf, listTree, type Put, readBlobs } from '../objects.ts';
import { blueprintOf, type Shop, specOf } from './specs.ts';

/** Makes the repository of a shop that was just generated. */
export async function makeRepository(repository: string, shop: Shop): Promise<void> {
  const text = specOf(shop);
  const tree = await renderTree(blueprintOf(text), text);
  await commitGenerated(repository, {
    runId: 'first',
    title: 'Generate Shop',
    trailers: {},
    tree,
    committedAt: 1_700_000_000,
  });
}

/** What a person does to a file: its new text, or null to delete it. */
export type Edits = ReadonlyMap<string, string | null>;

/** Commits a person's edits on top of a commit, or of `main`, which then moves. Returns the commit. */
export async function commitEdits(repository: string, edits: Edits, on?: string): Promise<string> {
  const parent = on ?? (await findCommit(repository, MAIN)) ?? '';
  const tree = new Map<string, Put>(await listTree(repository, parent));
  for (const [path, text] of edits) {
    if (text === null) tree.delete(path);
    else {
      const content = Buffer.from(text);
      tree.set(path, { mode: '100644', id: blobIdOf(content, parent.length), content });
    }
  }
  const commit = { title: 'Mine', trailers: {}, parents: [parent], tree, committedAt: 1_700_000_001 };
  const [made = ''] = await writeCommits(repository, [commit]);
  if (on === undefined) await moveBranch(repository, MAIN, parent, made);
  return made;
}

export async function nextOf(project: Project, shop: Shop): Promise<EvolvedProject> {
  const text = specOf(shop);
  return nextGeneration(project, blueprintOf(text), { specText: text, parts: 'backend' });
}

/** Every file of a tree as text. */
export async function textsOf(
  repository: string,
  tree: ReadonlyMap<string, Put>,
): Promise<Map<string, string>> {
  const stored = await readBlobs(
    repository,
    [...tree.values()].flatMap(({ id, content }) => (content ? [] : [id])),
  );
  return new Map(
    [...tree].map(([path, { id, content }]) => [
      path,
      Buffer.from(content ?? stored.get(id) ?? '').toString(),
    ]),
  );
}
