import type { Parts } from '#generator/blueprint/parts.ts';
import { type Blueprint, blueprintSchema } from '#generator/blueprint/schema.ts';
import { findCommit, GENERATED } from '../workspace/git-store.ts';
import { mergeBase } from '../workspace/merge/commits.ts';
import { contentsOf } from '../workspace/merge/contents.ts';
import { NotAProject } from '../workspace/merge/generation.ts';
import { listTree } from '../workspace/merge/objects.ts';
import type { Tree } from '../workspace/tree.ts';
import { partsHeld } from './delivered-part.ts';
import { isAcceptance, isLocked } from './locked-files.ts';
import { ownersOf } from './project-files.ts';

const BLUEPRINT_PATH = '.iopeer/blueprint.json';

/** A project as people have it, and what the generator alone made of the same SPEC. */
export type WorkedProject = { tree: Tree; generated: Tree };

/** Reads a commit people made, and the generation it goes on from. Throws `NotAProject` for one without a generation. */
export async function readWorked(repository: string, commit: string): Promise<WorkedProject> {
  const newest = await findCommit(repository, GENERATED);
  const base = newest && (await mergeBase(repository, commit, newest));
  if (!base) throw new NotAProject(commit);
  const [tree, generated] = await Promise.all(
    [commit, base].map(async (each) => contentsOf(repository, await listTree(repository, each))),
  );
  return { tree: tree ?? new Map(), generated: generated ?? new Map() };
}

/** What a project says it is, read from its own files; null when somebody took that away or made it unreadable. */
export function identityOf(tree: Tree): { blueprint: Blueprint; parts: Parts } | null {
  try {
    const text = new TextDecoder().decode(tree.get(BLUEPRINT_PATH)?.content);
    return { blueprint: blueprintSchema.parse(JSON.parse(text)), parts: partsHeld(tree.keys()) };
  } catch {
    return null; // Not there, or not ours any more.
  }
}

/**
 * What is to hold of a project's locked files while it is tried: tests that come from the SPEC are what the generator made
 * of it, whoever changed them; what decides how they run is as people have it.
 */
export function expectedOf({ tree, generated }: WorkedProject): Tree {
  const owners = ownersOf(generated);
  const own = [...tree].filter(([path]) => isLocked(path) && !isAcceptance(path));
  const added = [...tree].filter(([path]) => isAcceptance(path) && owners.get(path) !== 'G');
  const made = [...generated].filter(([path]) => isAcceptance(path) && owners.get(path) === 'G');
  return new Map([...own, ...added, ...made]);
}
