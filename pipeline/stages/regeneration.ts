import { hasFrontend, type Parts, partsOf } from '#generator/blueprint/parts.ts';
import type { Blueprint } from '#generator/blueprint/schema.ts';
import type { EvolvedProject } from '#generator/evolve/evolve-project.ts';
import { OPENAPI_EXPORT } from '#generator/render/checks.ts';
import type { FileMap } from '#generator/render/files.ts';
import { CLIENT_FOLDER } from '#generator/render/frontend-checks.ts';
import { REVISIONS } from '#generator/render/project.ts';
import type { MergeDecisions } from '#lib/merges/schema.ts';
import type { Choice, Decisions } from '../workspace/merge/decisions.ts';
import { openProject, type Project, planGeneration } from '../workspace/merge/generation.ts';
import { type Mention, mentionsOf } from '../workspace/merge/mentions.ts';
import { changesNothing } from '../workspace/merge/merge.ts';
import type { MergePlan } from '../workspace/merge/plan.ts';
import { isDelivered, partsHeld, widened } from './delivered-part.ts';
import { nextGeneration } from './next-generation.ts';
import { renderTree } from './render.ts';

/** What checks make out of a project: in it, and neither rendered nor anybody's to keep. */
export const isMade = (path: string): boolean =>
  path === OPENAPI_EXPORT.path || path.startsWith(CLIENT_FOLDER);

export type RegenerationInput = {
  /** Bare repository of the project, with a generation that `main` has taken in. */
  repository: string;
  /** As read from the SPEC, ids not carried yet. */
  blueprint: Blueprint;
  /** Content of the project's SPEC.md. */
  specText: string;
  /** Absent: what the project holds now. */
  parts?: Parts;
  decisions: MergeDecisions;
};

/** What comes after what a project holds, and what becomes of every file when both meet. */
export type Regeneration = {
  project: Project;
  next: EvolvedProject;
  parts: Parts;
  /** Files that are not delivered and only there to try the others with: path → content. */
  scaffold: FileMap;
  plan: MergePlan;
  /** Lines of people's own files that name what is called otherwise from now on. */
  mentions: Mention[];
  /** True when neither branch would change. */
  nothing: boolean;
};

/**
 * Plans what regenerating a project comes to; writes nothing. The same repository, Blueprint and decisions give the same
 * plan, so that each stage makes it again. Throws `NotAProject`.
 */
export async function planRegeneration(input: RegenerationInput): Promise<Regeneration> {
  const project = await withRevisions(await openProject(input.repository));
  const held = partsHeld(project.baseTree.keys());
  const parts = partsOf(input.blueprint, input.parts ? widened(held, input.parts) : held);
  const decisions = decisionsFor(project.main, input.decisions);
  const evolved = await nextGeneration(project, input.blueprint, {
    specText: input.specText,
    parts,
    apart: new Set(decisions.apart),
    fills: new Map(Object.entries(decisions.fills)),
  });
  const [files, scaffold] = split(evolved.files, (path) => isDelivered(path, parts));
  const { revision } = evolved;
  const next = { ...evolved, files, revision: revision && files.has(revision.path) ? revision : null };
  const plan = await planGeneration(project, next, toMerge(decisions), madeOf(parts));
  const [mentions, nothing] = await Promise.all([
    mentionsOf(project.repository, plan, next.renames),
    changesNothing(project, plan),
  ]);
  return { project, next, parts, scaffold, plan, mentions, nothing };
}

/** Of a project without a backend nobody has migrations; those of its last generation are there to try it with. */
async function withRevisions(project: Project): Promise<Project> {
  if (project.revisions.size > 0) return project;
  const tree = await renderTree(project.blueprint, '', 'both');
  const own = [...tree].filter(([path]) => path.startsWith(REVISIONS) && path.endsWith('.py'));
  const decoder = new TextDecoder();
  return {
    ...project,
    revisions: new Map(own.map(([path, { content }]) => [path, decoder.decode(content)])),
  };
}

function split(files: FileMap, isIn: (path: string) => boolean): [FileMap, FileMap] {
  const all = [...files];
  return [new Map(all.filter(([path]) => isIn(path))), new Map(all.filter(([path]) => !isIn(path)))];
}

/** Which files checks make of a project with these parts. */
export const madeOf = (parts: Parts) => (path: string) =>
  hasFrontend(parts) ? isMade(path) : path === OPENAPI_EXPORT.path;

/**
 * What was decided about files counts for the contents people saw: when somebody has pushed since, solved texts would undo what
 * they wrote. What was said of the SPEC (renames, answers) stays.
 */
export const decisionsFor = (main: string, decisions: MergeDecisions): MergeDecisions =>
  decisions.main === main ? decisions : { ...decisions, confirmed: null, files: {}, resolved: {} };

/** What people decided, as merges take it. */
export const toMerge = ({ files, resolved }: MergeDecisions): Decisions => ({
  files: new Map<string, Choice>(Object.entries(files)),
  resolved: new Map(Object.entries(resolved)),
});
