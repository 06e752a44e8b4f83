import type { z } from 'zod';
import type {
  decisionsSchema,
  MergeChoice,
  MergeDecisions,
  MergePlanView,
  PlannedChange,
  PlannedFile,
} from '#lib/merges/schema.ts';
import { countMarks } from './conflict-text.ts';

/** What a row may be filled with. */
export type Fill = z.infer<typeof decisionsSchema>['fills'][string];

/** A choice or a text, with the contents it was made about: when those change it counts no more. */
type About<T> = { value: T; of: string };

/** What somebody has said of a plan in the browser, before it is sent. */
export type Answers = {
  /** Id of a guessed rename → whether it is one. */
  renames: Record<string, 'same' | 'apart'>;
  /** Fingerprint of the plan whose losses were said yes to, and the names that were typed for entities that go. */
  lossesOf: string | null;
  names: Record<string, string>;
  fills: Record<string, Fill>;
  files: Record<string, About<MergeChoice>>;
  resolved: Record<string, About<string>>;
};

export const NO_ANSWERS: Answers = {
  renames: {},
  lossesOf: null,
  names: {},
  fills: {},
  files: {},
  resolved: {},
};

/** Kinds of things a plan asks, in the order they are shown. */
export const SECTIONS = ['losses', 'renames', 'questions', 'edited', 'conflicts'] as const;
export type Section = (typeof SECTIONS)[number];
export type Item = { section: Section; key: string; isDone: boolean };

/** Which contents a file's answer is about. */
export function aboutOf({ sides }: Pick<PlannedFile, 'sides'>): string {
  return sides ? [sides.base, sides.mine, sides.next].map((hash) => hash ?? '').join(':') : '';
}

/** The choice about a file: what is chosen now, else what the plan was made with. */
export function choiceOf(answers: Answers, file: PlannedFile): MergeChoice | null {
  const chosen = answers.files[file.path];
  return (chosen?.of === aboutOf(file) ? chosen.value : undefined) ?? file.choice ?? null;
}

/** The text somebody made for a path because of `file`; null where they have not, or of other contents. */
export function textOf(answers: Answers, file: PlannedFile, path: string): string | null {
  const text = answers.resolved[path];
  return text?.of === aboutOf(file) ? text.value : null;
}

/** Whether a conflict is solved: by a choice about the whole file, or by a text that holds no marks. */
export function isSolved(answers: Answers, file: PlannedFile): boolean {
  if (choiceOf(answers, file) !== null) return true;
  const text = textOf(answers, file, file.path);
  return text !== null && countMarks(text) === 0;
}

export const isDestructive = ({ impact }: PlannedChange): boolean => impact === 'destructive';
export const listGuessed = ({ renames }: MergePlanView) => renames.filter(({ isSaid }) => !isSaid);

/** The name a person types to let a whole entity go: the first word in backquotes, else the first of the sentence. */
export function nameToType({ kind, sentence }: PlannedChange): string | null {
  if (kind !== 'entity.removed') return null;
  return /`([^`]+)`/.exec(sentence)?.[1] ?? /^\S+/.exec(sentence)?.[0] ?? null;
}

/** Names of the entities a plan takes away. */
export function listNamesToType({ changes }: MergePlanView): string[] {
  return changes.filter(isDestructive).flatMap((change) => nameToType(change) ?? []);
}

/** Everything a plan asks, with whether it has been answered. */
export function listItems(plan: MergePlanView, answers: Answers): Item[] {
  const { open } = plan;
  const items: Item[] = [];
  if (asksForLosses(plan))
    items.push({ section: 'losses', key: 'losses', isDone: areLossesAccepted(plan, answers) });
  if (open.confirm)
    for (const { id } of listGuessed(plan))
      items.push({ section: 'renames', key: id, isDone: answers.renames[id] !== undefined });
  for (const { key, isAnswered } of plan.questions)
    if (!isAnswered || open.questions.includes(key))
      items.push({ section: 'questions', key, isDone: answers.fills[key] !== undefined });
  for (const file of plan.files) {
    const { path, kind } = file;
    if (kind === 'edited' && (file.choice === undefined || open.edited.includes(path)))
      items.push({ section: 'edited', key: path, isDone: isEditedDone(answers, file) });
    if (kind === 'conflict' && (file.choice === undefined || open.conflicts.includes(path)))
      items.push({ section: 'conflicts', key: path, isDone: isSolved(answers, file) });
  }
  return items.sort((a, b) => SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section));
}

/** Whether something is lost that needs a yes: what rows hold, or files that a ZIP somebody sent lacks. */
export function asksForLosses({ open, changes, of }: MergePlanView): boolean {
  return open.confirm && (of === 'upload' || changes.some(isDestructive));
}

/** A move whose file still holds marks is not done. */
function isEditedDone(answers: Answers, file: PlannedFile): boolean {
  const choice = choiceOf(answers, file);
  if (choice !== 'move' || file.target === undefined) return choice !== null;
  return countMarks(textOf(answers, file, file.target) ?? '') === 0;
}

export function areLossesAccepted(plan: MergePlanView, answers: Answers): boolean {
  const names = listNamesToType(plan);
  return answers.lossesOf === plan.fingerprint && names.every((name) => answers.names[name]?.trim() === name);
}

/** Whether something said here makes another plan of it, which then is to be looked at again. */
export function changesPlan(plan: MergePlanView, answers: Answers): boolean {
  return listGuessed(plan).some(({ id }) => answers.renames[id] === 'apart');
}

/** Whether the answers may be sent: everything is answered, or they ask for another plan. */
export function maySend(plan: MergePlanView, answers: Answers): boolean {
  return changesPlan(plan, answers) || listItems(plan, answers).every(({ isDone }) => isDone);
}

/** What is sent: all that was said before and still holds, and what is said now. */
export function toDecisions(plan: MergePlanView, saved: MergeDecisions, answers: Answers): MergeDecisions {
  const apart = listGuessed(plan).flatMap(({ id }) => (answers.renames[id] === 'apart' ? [id] : []));
  const files: MergeDecisions['files'] = { ...saved.files };
  const resolved: MergeDecisions['resolved'] = { ...saved.resolved };
  for (const file of plan.files) {
    const { path, kind, target } = file;
    if (kind !== 'edited' && kind !== 'conflict') continue;
    const choice = choiceOf(answers, file);
    const place = kind === 'edited' ? target : path;
    const wasOpen = plan.open.conflicts.includes(path) || plan.open.edited.includes(path);
    const text = place === undefined ? null : textOf(answers, file, place);
    const counts = kind === 'edited' ? choice === 'move' : choice === null;
    // A text made of other contents than these would undo what came since.
    if (place !== undefined && (wasOpen || !counts || text !== null)) delete resolved[place];
    if (place !== undefined && counts && text !== null && countMarks(text) === 0) resolved[place] = text;
    if (choice !== null) files[path] = choice;
    else delete files[path];
  }
  return {
    confirmed: apart.length > 0 ? null : plan.fingerprint,
    apart: [...new Set([...saved.apart, ...apart])],
    fills: { ...saved.fills, ...answers.fills },
    files,
    resolved,
  };
}

/** Whether this is another plan than the one that was answered before. */
export function isAnotherPlan(plan: MergePlanView, saved: MergeDecisions): boolean {
  return saved.confirmed !== null && saved.confirmed !== plan.fingerprint;
}

/** How much of a section has an answer; undefined where it asks nothing. */
export function tallyOf(
  plan: MergePlanView,
  answers: Answers,
  section: Section,
): { done: number; count: number } | undefined {
  const items = listItems(plan, answers).filter((item) => item.section === section);
  if (items.length === 0) return undefined;
  return { done: items.filter(({ isDone }) => isDone).length, count: items.length };
}
