import { prepare } from '#generator/blueprint/prepare.ts';
import type { Change } from '#generator/evolve/changes.ts';
import { stakeOf } from '#generator/evolve/stakes.ts';
import { describeChange } from '#generator/evolve/words.ts';
import { isText, sha256Of } from '#lib/artifacts/rules.ts';
import type { MergeDecisions, MergePlanView, PlannedChange, PlannedFile } from '#lib/merges/schema.ts';
import { isFile, type Put, readBlobs } from '../workspace/merge/objects.ts';
import { moveToOverride } from '../workspace/merge/override.ts';
import type { FileChange, MergePlan } from '../workspace/merge/plan.ts';
import type { Regeneration } from './regeneration.ts';

/** A plan as a page shows it, and the contents it shows, by hash. */
export type ShownPlan = { view: MergePlanView; sides: Map<string, Uint8Array> };

/** Contents of more than this are downloaded, not looked at. */
const MAX_SIDE_BYTES = 400_000;
/** Contents kept of files nobody has to decide about; the rest of a large plan is a list. */
const MAX_SIDES_BYTES = 6_000_000;
const MAX_MENTIONS = 500;

export type ShowOptions = {
  decisions: MergeDecisions;
  dryRun: boolean;
  /** Number of the version people are at. */
  from: number | null;
};

/** Puts what a regeneration comes to into the form in which it is stored, shown and answered. */
export async function showRegeneration(
  { project, next, plan, mentions, nothing }: Regeneration,
  { decisions, dryRun, from }: ShowOptions,
): Promise<ShownPlan> {
  const { language } = next.blueprint;
  const before = prepare(project.blueprint);
  const sides = new Sides();
  const files = await showFiles(project.repository, plan, project, sides);
  const migration = next.revision
    ? { path: next.revision.path, content: sides.keep(Buffer.from(next.revision.content)) }
    : null;
  const changes = next.changes.map((change) => showChange(change, before, language));
  const renames = next.renames.map(({ kind, id, entity, from: was, to, isSaid }) => ({
    ...{ kind, id, entity: entity ?? null, from: was, to, isSaid: isSaid === true },
  }));
  const questions = next.questions.map(({ key, entity, label, type, choices }) => ({
    ...{ key, entity, label, choices: [...choices], isAnswered: key in decisions.fills },
    type: type ?? (choices.length > 0 ? 'enum' : 'reference'),
  }));
  const shown = {
    renames,
    changes,
    migration,
    questions,
    files,
    unchanged: plan.unchanged,
    mentions: mentions.slice(0, MAX_MENTIONS),
  };
  const fingerprint = fingerprintOf(project.main, shown);
  const needsYes =
    renames.some(({ isSaid }) => !isSaid) || changes.some(({ impact }) => impact === 'destructive');
  const view: MergePlanView = {
    version: 1,
    of: 'generate',
    fingerprint,
    from,
    uploadBase: null,
    nothing,
    ...shown,
    open: {
      confirm: needsYes && decisions.confirmed !== fingerprint,
      questions: questions.filter(({ isAnswered }) => !isAnswered).map(({ key }) => key),
      ...openFiles(plan),
      dryRun: dryRun && decisions.confirmed !== fingerprint,
    },
  };
  return { view, sides: sides.contents };
}

/** True when nothing stands between a plan and going on. */
export const isSettled = ({ open }: MergePlanView): boolean =>
  !open.confirm &&
  !open.dryRun &&
  open.questions.length === 0 &&
  open.edited.length === 0 &&
  open.conflicts.length === 0;

/** Files nothing can go on with before somebody has chosen. */
export const openFiles = ({ files }: MergePlan) => ({
  edited: files.filter(({ kind, choice }) => kind === 'edited' && !choice).map(({ path }) => path),
  conflicts: files.filter(({ kind }) => kind === 'conflict').map(({ path }) => path),
});

/**
 * Names what a yes is said to: where people are, and what is lost, renamed or rewritten. Choices about single files are no
 * part of it, since whoever says yes makes them in the same breath.
 */
export function fingerprintOf(
  main: string,
  { renames, changes, migration }: Pick<MergePlanView, 'renames' | 'changes' | 'migration'>,
): string {
  return sha256Of(JSON.stringify([main, renames, changes, migration?.path ?? null]));
}

function showChange(
  change: Change,
  before: Parameters<typeof stakeOf>[1],
  language: 'es' | 'en',
): PlannedChange {
  const { impact, kind } = change;
  const stake = stakeOf(change, before, language);
  return { impact, kind, sentence: describeChange(change, language), ...(stake && { stake }) };
}

/** The contents a plan shows, each once. */
export class Sides {
  readonly contents = new Map<string, Uint8Array>();
  #bytes = 0;

  /** Whether there is room for contents nobody has to look at. */
  get hasRoom(): boolean {
    return this.#bytes < MAX_SIDES_BYTES;
  }

  keep(bytes: Uint8Array): string {
    const sha256 = sha256Of(bytes);
    if (!this.contents.has(sha256)) this.#bytes += bytes.byteLength;
    this.contents.set(sha256, bytes);
    return sha256;
  }
}

type Trees = { baseTree: ReadonlyMap<string, Put>; mine: ReadonlyMap<string, Put> };

/** Every file with the contents people may look at: what they have to decide about always, of the others as many as fit. */
export async function showFiles(
  repository: string,
  plan: MergePlan,
  { baseTree, mine }: Trees,
  sides: Sides,
): Promise<PlannedFile[]> {
  const needs = ({ kind }: FileChange) => kind === 'conflict' || kind === 'edited';
  const wanted = plan.files.map((file) => ({ file, leaves: leavesOf(file, plan, baseTree, mine) }));
  const stored = await readBlobs(
    repository,
    wanted.flatMap(({ leaves }) =>
      Object.values(leaves).flatMap((leaf) => (leaf && !leaf.content && isFile(leaf) ? [leaf.id] : [])),
    ),
  );
  const bytesOf = (leaf: Put | undefined) => leaf && (leaf.content ?? stored.get(leaf.id));
  // What somebody has to look at first: it is shown however much there is of the rest.
  const inOrder = [...wanted].sort((a, b) => Number(needs(b.file)) - Number(needs(a.file)));
  const shown = new Map<string, PlannedFile['sides']>();
  for (const { file, leaves } of inOrder) {
    const contents: [string, Uint8Array | undefined][] = Object.entries(leaves).map(([side, leaf]) => [
      side,
      bytesOf(leaf),
    ]);
    // What moving it would come to, before anybody has said so.
    if (file.kind === 'edited' && file.movable && !file.choice)
      contents.push(['result', await proposalFor(file.path, contents)]);
    const fits = contents.every(
      ([, bytes]) => !bytes || (bytes.byteLength <= MAX_SIDE_BYTES && isText(bytes)),
    );
    if (!fits || !(needs(file) || sides.hasRoom)) continue;
    shown.set(
      file.path,
      Object.fromEntries(
        contents.map(([side, bytes]) => [side, bytes ? sides.keep(bytes) : null]),
      ) as PlannedFile['sides'],
    );
  }
  return plan.files.map(({ sides: _, ...file }) => {
    const contents = shown.get(file.path);
    return contents ? { ...file, sides: contents } : file;
  });
}

async function proposalFor(
  path: string,
  contents: readonly (readonly [string, Uint8Array | undefined])[],
): Promise<Uint8Array> {
  const { base, mine, result } = Object.fromEntries(
    contents.map(([side, bytes]) => [side, Buffer.from(bytes ?? []).toString()]),
  );
  const { update } = await moveToOverride(path, base ?? '', mine ?? '');
  return Buffer.from(update(result ?? ''));
}

type Leaves = Record<keyof NonNullable<PlannedFile['sides']>, Put | undefined>;

function leavesOf(
  { path, from = path, kind, target, sides }: FileChange,
  { result, generated }: MergePlan,
  base: Trees['baseTree'],
  mine: Trees['mine'],
): Leaves {
  const own = sides?.mine ? { mode: '100644', id: sides.mine } : (mine.get(from) ?? mine.get(path));
  return {
    base: sides?.base ? { mode: '100644', id: sides.base } : (base.get(from) ?? base.get(path)),
    mine: own,
    next: kind === 'kept' ? undefined : generated.get(path),
    result: result.get(target ?? path),
  };
}
