import type { Parts } from '#generator/blueprint/parts.ts';
import type { Blueprint } from '#generator/blueprint/schema.ts';
import { printSpec } from '#generator/spec/print.ts';
import type { RunEvent } from '#lib/runs/schema.ts';
import { type Applied, ATTEMPT, applyPlan } from '#pipeline/stages/apply-plan.ts';
import { type FolderPlan, withFolderPlan } from '#pipeline/stages/regenerate.ts';
import type { CommandContext } from '../command.ts';
import { EXIT } from '../exit.ts';
import { StageList } from '../stage-list.ts';
import type { Terminal } from '../terminal.ts';
import { apartIds, askOpen, type Chosen } from './choices.ts';
import { choiceLines, planLines, planToJson } from './print-plan.ts';
import { openPrompt } from './prompt.ts';
import { refusalOf } from './refusals.ts';
import { type CountedStake, countStakes } from './stakes.ts';
import { WORDS } from './words.ts';

export type IntoRequest = {
  folder: string;
  blueprint: Blueprint;
  /** The SPEC in the person's own words; the printed Blueprint where it came in another notation. */
  specText?: string;
  parts?: Parts;
  chosen: Chosen;
  dryRun: boolean;
  yes: boolean;
  json: boolean;
  quiet: boolean;
  verbose: boolean;
  verify: boolean;
  /** False where the SPEC came from the input: nobody can be asked then. */
  mayAsk: boolean;
};

/** What stands between a plan and doing it. */
type Open = 'edited' | 'needs-yes';

/** `generate SPEC --into FOLDER`: the next generation meets what people made of the last one. Returns the exit code. */
export async function regenerateInto(request: IntoRequest, context: CommandContext): Promise<number> {
  const { chosen, folder, blueprint, dryRun } = request;
  const terminal: Terminal = { ...context.terminal, language: blueprint.language };
  const input = {
    folder,
    blueprint,
    specText: request.specText ?? printSpec(blueprint),
    ...(request.parts && { parts: request.parts }),
    decisions: chosen.decisions,
    fills: chosen.fills,
    dryRun,
    signal: context.signal,
  };
  const prompt = openPrompt(request.mayAsk && !request.yes && !request.json && !dryRun, context.signal);
  try {
    return await withFolderPlan(input, async (first, replan) => {
      const again = (plan: FolderPlan) =>
        replan(chosen.decisions, { apart: apartIds(plan, chosen.apart), fills: chosen.fills });
      let plan = chosen.apart.size > 0 ? await again(first) : first;
      if (!request.quiet && !request.json) await show(plan, terminal, request);
      let isAgreed = request.yes;
      if (prompt.ask && !plan.nothing && openOf(plan, false).length > 0) {
        if (await askOpen(plan, chosen, prompt.ask)) {
          plan = await again(first);
          await show(plan, terminal, request);
        }
        const { ask } = WORDS[blueprint.language];
        isAgreed = ask.yes.test(await prompt.ask(`${ask.goOn} ${ask.yesNo}`));
      }
      return await decide(plan, openOf(plan, isAgreed), request, context, terminal);
    });
  } catch (error) {
    throw refusalOf(error, folder, terminal.language);
  } finally {
    prompt.close();
  }
}

/** A choice nobody made, and changes nobody agreed to. */
function openOf({ plan, next }: FolderPlan, isAgreed: boolean): Open[] {
  const open: Open[] = [];
  if (plan.files.some(({ kind, choice }) => kind === 'edited' && !choice)) open.push('edited');
  const isGrave = next.changes.some(({ impact }) => impact === 'destructive');
  if (!isAgreed && (isGrave || next.renames.length > 0 || next.questions.length > 0)) open.push('needs-yes');
  return open;
}

async function show(plan: FolderPlan, terminal: Terminal, { verbose, dryRun }: IntoRequest): Promise<void> {
  const text = `${planLines(plan, await countStakes(plan), terminal, verbose).join('\n')}\n`;
  if (dryRun) terminal.out(text);
  else terminal.err(text);
}

async function decide(
  plan: FolderPlan,
  open: readonly Open[],
  request: IntoRequest,
  context: CommandContext,
  terminal: Terminal,
): Promise<number> {
  const words = WORDS[plan.next.blueprint.language];
  const { dryRun, json, quiet } = request;
  const hasConflicts = plan.plan.files.some(({ kind }) => kind === 'conflict');
  const say = (line: string) => void (!json && terminal.err(`${line}\n`));
  const stakes = json ? await countStakes(plan) : [];
  const finish = (state: string, exitCode: number, applied?: Applied): number => {
    if (json) terminal.out(`${JSON.stringify(resultJson(state, plan, stakes, applied), null, 2)}\n`);
    return exitCode;
  };
  if (plan.nothing) return finish('nothing', EXIT.done);
  if (open.includes('edited')) {
    for (const line of choiceLines(plan.next.blueprint.language)) say(line);
    return finish('edited', EXIT.conflicts);
  }
  if (dryRun) {
    if (hasConflicts && !quiet) say(words.wouldConflict);
    return finish('planned', hasConflicts ? EXIT.conflicts : EXIT.done);
  }
  if (open.includes('needs-yes')) {
    say(`${terminal.paint('red', '✗')} ${words.needsYes}`);
    return finish('needs-yes', EXIT.badInput);
  }
  const applied = await apply(plan, request, context, terminal);
  if (!json) tell(plan, applied, request, terminal);
  if (applied.state === 'conflicts') return finish('conflicts', EXIT.conflicts, applied);
  const isGood = applied.state === 'merged' && applied.verified;
  return finish(applied.state, isGood ? EXIT.verified : EXIT.unverified, applied);
}

async function apply(
  plan: FolderPlan,
  request: IntoRequest,
  context: CommandContext,
  terminal: Terminal,
): Promise<Applied> {
  const { quiet, json, verbose, verify } = request;
  const stages = quiet || json || !verify ? null : new StageList(terminal, terminal.language);
  const frontend = plan.parts !== 'backend';
  try {
    return await applyPlan(plan, {
      verify,
      signal: context.signal,
      emit: (event: RunEvent) => stages?.onEvent(event),
      log: (_, text) => void (verbose && (stages ? stages.write(text) : terminal.err(text))),
      prepareMachine: () => context.prepareMachine({ frontend }),
    });
  } finally {
    stages?.close();
  }
}

/** The last words: what happened, and what is left for the person to do. */
function tell(plan: FolderPlan, applied: Applied, request: IntoRequest, terminal: Terminal): void {
  const words = WORDS[plan.next.blueprint.language];
  const { paint } = terminal;
  const say = (line: string) => terminal.err(`${line}\n`);
  for (const { check, message, file, line } of applied.findings.slice(0, 10))
    say(
      `  ${paint('red', check)} ${file ? `${file}${line ? `:${line}` : ''} ` : ''}${message.split('\n')[0]}`,
    );
  if (applied.state === 'conflicts') {
    const conflicts = plan.plan.files.filter(({ kind }) => kind === 'conflict');
    say(paint('red', plan.folder.mergeHead ? words.stillConflicts : words.conflicts));
    for (const { path, reason } of conflicts) say(`  ${path}: ${reason ? words.reasons[reason] : ''}`);
    say(words.conflictsCure);
  } else if (applied.state === 'failed') say(paint('red', words.failed(ATTEMPT.replace('refs/heads/', ''))));
  else if (!request.quiet) {
    if (applied.verified) say(paint('green', words.verified));
    else say(paint('yellow', request.verify ? words.noSandbox : words.unverified));
    say(`  ${words.merged((applied.commit ?? '').slice(0, 10))}`);
  }
  const left = [...plan.left, ...applied.left];
  if (left.length > 0) say([words.left, ...left.map((path) => `  ${path}`)].join('\n'));
}

/** What `--json` promises, member by member. */
const resultJson = (state: string, plan: FolderPlan, stakes: readonly CountedStake[], applied?: Applied) => ({
  state,
  verified: applied?.verified ?? false,
  commit: applied?.commit ?? null,
  checks: applied?.checks ?? [],
  findings: applied?.findings ?? [],
  left: [...plan.left, ...(applied?.left ?? [])],
  plan: planToJson(plan, stakes),
});
