import { isAbsolute, posix, relative, sep } from 'node:path';
import type { Json } from '#generator/blueprint/model.ts';
import type { FolderPlan } from '#pipeline/stages/regenerate.ts';
import { CHOICES, type Choice, type Decisions } from '#pipeline/workspace/merge/decisions.ts';
import { usageError } from '../arguments.ts';
import type { Terminal } from '../terminal.ts';
import { nameOfRename } from './print-plan.ts';
import type { Ask } from './prompt.ts';
import { WORDS } from './words.ts';

export type ChoiceValues = {
  edited?: string;
  move?: string[];
  keep?: string[];
  discard?: string[];
  apart?: string[];
  fill?: string[];
};

/** What was decided, by options or by answers: the same shape a plan is made with. */
export type Chosen = { decisions: Decisions; apart: Set<string>; fills: Map<string, Json> };

/** Reads the options about files and answers. Throws a sentence for what they do not take. */
export function chosenByOptions(values: ChoiceValues, folder: string, terminal: Terminal): Chosen {
  const edited = CHOICES.find((choice) => choice === values.edited);
  if (values.edited !== undefined && edited === undefined)
    throw usageError('generate', terminal, `--edited: ${CHOICES.join(', ')}.`);
  const files = new Map<string, Choice>();
  for (const choice of CHOICES)
    for (const path of values[choice] ?? []) files.set(inFolder(path, folder), choice);
  const fills = new Map<string, Json>();
  for (const fill of values.fill ?? []) {
    const [, key, value] = /^([^=]+(?:=[^=]+)?)=(.*)$/s.exec(fill) ?? [];
    if (key === undefined || value === undefined)
      throw usageError('generate', terminal, '--fill Entity.field=value');
    fills.set(key, asJson(value));
  }
  return { decisions: { ...(edited && { edited }), files }, apart: new Set(values.apart), fills };
}

function inFolder(path: string, folder: string): string {
  const within = isAbsolute(path) ? relative(folder, path) : path;
  return posix.normalize(within.split(sep).join('/')).replace(/\/$/, '');
}

/** A number, `true`, `null` or a list is what JSON says; all else is text. */
function asJson(value: string): Json {
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

/** Ids of the things that were said to be other ones, by the names a plan shows. */
export const apartIds = ({ next }: FolderPlan, apart: ReadonlySet<string>): Set<string> =>
  new Set(
    next.renames
      .filter((rename) => apart.has(nameOfRename(rename)) || apart.has(rename.from))
      .map(({ id }) => id),
  );

/** Asks about everything a plan leaves open; what is answered is added to `chosen`. Returns whether anything was. */
export async function askOpen(plan: FolderPlan, chosen: Chosen, ask: NonNullable<Ask>): Promise<boolean> {
  const words = WORDS[plan.next.blueprint.language].ask;
  const files = new Map(chosen.decisions.files);
  const before = [files.size, chosen.apart.size, chosen.fills.size].join();
  for (const rename of plan.next.renames) {
    const name = nameOfRename(rename);
    if (chosen.apart.has(name)) continue;
    const answer = await ask(`${words.rename(name, rename.to)} ${words.yesNo}`);
    if (!words.yes.test(answer)) chosen.apart.add(name);
  }
  for (const { key, choices } of plan.next.questions) {
    const answer = await ask(words.fill(key, choices.length > 0 ? ` ${choices.join(', ')}` : ''));
    if (answer !== '') chosen.fills.set(key, asJson(answer));
  }
  for (const { path, kind, choice, movable } of plan.plan.files) {
    if (kind !== 'edited' || choice) continue;
    const answer = await ask(words.edited(path));
    const found = CHOICES.find((each) => each === answer);
    if (found && (found !== 'move' || movable)) files.set(path, found);
  }
  chosen.decisions = { ...chosen.decisions, files };
  return before !== [files.size, chosen.apart.size, chosen.fills.size].join();
}
