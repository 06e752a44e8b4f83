import type { Language } from '#generator/blueprint/schema.ts';
import type { Change } from '#generator/evolve/changes.ts';
import type { Renamed } from '#generator/evolve/identity.ts';
import { describeChange } from '#generator/evolve/words.ts';
import type { FolderPlan } from '#pipeline/stages/regenerate.ts';
import { CHOICE_WORDS, CHOICES } from '#pipeline/workspace/merge/decisions.ts';
import type { FileChange, FileKind } from '#pipeline/workspace/merge/plan.ts';
import type { Terminal } from '../terminal.ts';
import type { CountedStake } from './stakes.ts';
import { WORDS } from './words.ts';

const MARKS: Record<Change['impact'], string> = { safe: '+', check: '?', backfill: '!', destructive: '−' };

/** Kinds that are told file by file; of the others a number is enough. */
const TOLD: readonly FileKind[] = ['deleted', 'merged', 'moved', 'kept'];
const SHOWN = 12;

/** What a rename is called where a person has to name it: `Task`, `Task.title`. */
export const nameOfRename = ({ entity, from }: Renamed): string => (entity ? `${entity}.${from}` : from);

/** The plan as lines for people. */
export function planLines(
  plan: FolderPlan,
  stakes: readonly CountedStake[],
  terminal: Terminal,
  everything: boolean,
): string[] {
  const { language } = plan.next.blueprint;
  const words = WORDS[language];
  const { paint } = terminal;
  const lines = [paint('bold', words.plan(plan.folder.folder))];
  const section = (title: string, body: readonly string[]) =>
    void (body.length > 0 && lines.push(`  ${title}`, ...body.map((line) => `    ${line}`)));
  if (plan.nothing) lines.push(`  ${words.nothing}`);
  section(words.changes, changeLines(plan.next.changes, stakes, language));
  section(
    words.renames,
    plan.next.renames.map((rename) => `${nameOfRename(rename)} → ${rename.to}`),
  );
  if (plan.next.revision) lines.push(`  ${words.migration(plan.next.revision.path)}`);
  section(
    words.questions,
    plan.next.questions.map(
      ({ key, choices }) => `${key}${choices.length > 0 ? ` (${choices.join(', ')})` : ''}`,
    ),
  );
  const { files } = plan.plan;
  const of = (kind: FileKind) => files.filter((file) => file.kind === kind);
  lines.push(
    `  ${words.files}: ${countLine(plan, words)}`,
    ...fileLines(files, language, everything).map((line) => `    ${line}`),
  );
  section(
    words.mentions,
    plan.mentions.slice(0, SHOWN).map(({ path, line, from, to }) => `${path}:${line}: ${from} → ${to}`),
  );
  section(
    words.detached,
    of('detached').map(({ path }) => path),
  );
  section(words.unknown, plan.unknown);
  const edited = of('edited');
  section(
    words.kinds.edited,
    edited.flatMap(({ path, choice }) => (choice ? [`${path} → ${choice}`] : [])),
  );
  section(
    paint('yellow', words.edited),
    edited.flatMap(({ path, movable, choice }) =>
      choice ? [] : [movable ? `${path} (${words.movable})` : path],
    ),
  );
  section(
    paint('red', words.kinds.conflict),
    of('conflict').map(({ path, reason }) => `${path}: ${reason ? words.reasons[reason] : ''}`),
  );
  if (plan.hasChanges && !plan.nothing) lines.push(`  ${words.saved}`);
  return lines;
}

/** What each choice about an edited file means. */
export function choiceLines(language: Language): string[] {
  const words = WORDS[language];
  return [words.editedCure, ...CHOICES.map((choice) => `  ${choice}: ${CHOICE_WORDS[choice][language]}`)];
}

function changeLines(
  changes: readonly Change[],
  stakes: readonly CountedStake[],
  language: Language,
): string[] {
  const { impacts, rows } = WORDS[language];
  return changes.flatMap((change, index) => {
    const aside = change.impact === 'safe' ? '' : `  (${impacts[change.impact]})`;
    const told = stakes
      .filter((stake) => stake.change === index)
      .flatMap(({ sentence, countSql, counts }) => [
        `    ${sentence}`,
        ...(counts.length > 0
          ? counts.map((count) => `    ${rows(count.rows, count.database)}`)
          : [`    ${countSql}`]),
      ]);
    return [`${MARKS[change.impact]} ${describeChange(change, language)}${aside}`, ...told];
  });
}

function countLine({ plan }: FolderPlan, words: (typeof WORDS)[Language]): string {
  const counts = new Map<FileKind, number>();
  for (const { kind } of plan.files) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const told = [...counts].map(([kind, count]) => `${count} ${words.kinds[kind]}`);
  return [...told, words.unchanged(plan.unchanged)].join(', ');
}

function fileLines(files: readonly FileChange[], language: Language, everything: boolean): string[] {
  const { kinds, moreFiles } = WORDS[language];
  const told = files.filter(({ kind }) =>
    everything ? kind !== 'edited' && kind !== 'conflict' && kind !== 'detached' : TOLD.includes(kind),
  );
  const shown = everything ? told : told.slice(0, SHOWN);
  const lines = shown.map(
    ({ kind, path, from, owner }) =>
      `${owner ?? '·'} ${kinds[kind]}: ${from && kind !== 'deleted' ? `${from} → ` : ''}${path}`,
  );
  const rest = told.length - shown.length;
  return rest > 0 ? [...lines, moreFiles(rest)] : lines;
}

/** The plan for machines. */
export const planToJson = (
  { next, plan, folder, unknown, mentions, nothing, hasChanges }: FolderPlan,
  stakes: readonly CountedStake[],
) => ({
  folder: folder.folder,
  branch: folder.branch.replace('refs/heads/', ''),
  nothing,
  hasUncommittedChanges: hasChanges,
  renames: next.renames,
  changes: next.changes.map((change, index) => {
    const found = stakes.find((stake) => stake.change === index);
    const { change: _, ...stake } = found ?? { change: index };
    const sentence = describeChange(change, next.blueprint.language);
    return { ...change, sentence, ...(found && { stake }) };
  }),
  migration: next.revision?.path ?? null,
  questions: next.questions,
  files: plan.files.map(({ sides: _, ...file }) => file),
  unchanged: plan.unchanged,
  conflicts: plan.files.filter(({ kind }) => kind === 'conflict').map(({ path }) => path),
  edited: plan.files.filter(({ kind, choice }) => kind === 'edited' && !choice).map(({ path }) => path),
  detached: plan.files.filter(({ kind }) => kind === 'detached').map(({ path }) => path),
  mentions,
  unknown,
});
