import { prepare } from '../blueprint/prepare.ts';
import type { Blueprint } from '../blueprint/schema.ts';
import { type BackfillQuestion, type Fills, renderRevision } from '../render/backend/revision.ts';
import type { FileMap } from '../render/files.ts';
import { REVISIONS, type RenderOptions, renderProject } from '../render/project.ts';
import type { Skeleton } from '../render/skeleton.ts';
import type { Diagnostic } from '../spec/diagnostics.ts';
import type { Change } from './changes.ts';
import { diffBlueprints } from './diff.ts';
import { type Apart, carryIds, type Renamed } from './identity.ts';
import { explainMarks, withoutMarks } from './marks.ts';
import { nextRevision, slugOf, titleOf } from './revisions.ts';

/** What the last generation left: its Blueprint (`.iopeer/blueprint.json`) and its migrations, path → content. */
export type PreviousGeneration = { blueprint: Blueprint; revisions: ReadonlyMap<string, string> };

export type EvolveOptions = Omit<RenderOptions, 'revisions'> & {
  /** Ids of things a person said are not renamed but replaced. */
  apart?: Apart;
  /** Answers to the questions of an earlier attempt, by their keys. */
  fills?: Fills;
};

export type EvolvedProject = {
  /** The next Blueprint under the ids of the previous one. */
  blueprint: Blueprint;
  /** Renames that were assumed, for a person to confirm. */
  renames: Renamed[];
  changes: Change[];
  /** What the SPEC says something was called without being right, in its place. */
  diagnostics: Diagnostic[];
  /** Every file of the next project, its migrations among them: all there were, and one more where the schema changes. */
  files: FileMap;
  /** The migration that was added; null when the schema stays as it is. */
  revision: { path: string; content: string } | null;
  /** What rows need and nobody said. Unanswered, the migration refuses where there are such rows. */
  questions: BackfillQuestion[];
};

/**
 * Takes the last generation (null: there is none) and the Blueprint just read; returns the next project with everything
 * carried along: ids, migrations, and rows once the migration runs. Pure. Of a first generation it returns what
 * `renderProject` does. Throws when the migrations there are do not lead to one newest revision.
 */
export function evolveProject(
  previous: PreviousGeneration | null,
  next: Blueprint,
  skeleton: Skeleton,
  options: EvolveOptions,
): EvolvedProject {
  const { apart, fills = new Map(), ...rendering } = options;
  if (previous === null) {
    // Of something nobody generated before, nothing was called otherwise.
    const blueprint = withoutMarks(next);
    const files = renderProject(blueprint, skeleton, rendering);
    return { blueprint, renames: [], changes: [], diagnostics: [], files, revision: null, questions: [] };
  }
  const { blueprint, renames, idleMarks } = carryIds(previous.blueprint, next, apart);
  const changes = diffBlueprints(previous.blueprint, blueprint);
  const { name, head } = nextRevision(previous.revisions);
  const { code, questions } = renderRevision({
    before: prepare(previous.blueprint),
    after: prepare(blueprint),
    revision: name,
    downRevision: head,
    title: titleOf(changes, blueprint.language),
    fills,
    choices: renamedChoices(changes),
  });
  const revision =
    code === null ? null : { path: `${REVISIONS}${name}_${slugOf(changes)}.py`, content: code };
  const revisions = new Map(previous.revisions);
  if (revision) revisions.set(revision.path, revision.content);
  const files = renderProject(blueprint, skeleton, { ...rendering, revisions });
  const diagnostics = explainMarks(idleMarks, options.specText, blueprint.language);
  return { blueprint, renames, changes, diagnostics, files, revision, questions };
}

/** Choices called something else now: id of the field → earlier value → later value. */
function renamedChoices(changes: readonly Change[]): Map<string, Record<string, string>> {
  const found = new Map<string, Record<string, string>>();
  for (const change of changes)
    if (change.kind === 'choice.renamed')
      found.set(change.id, { ...found.get(change.id), [change.was]: change.is });
  return found;
}
