import type { Blueprint } from '#generator/blueprint/schema.ts';
import { type Change, gravest, type Impact } from '#generator/evolve/changes.ts';
import { diffBlueprints } from '#generator/evolve/diff.ts';
import { carryIds, type Renamed } from '#generator/evolve/identity.ts';
import { explainMarks } from '#generator/evolve/marks.ts';
import { describeChange } from '#generator/evolve/words.ts';
import { readAnySpec } from '#generator/spec/read-any.ts';
import { parseArguments, usageError } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { printDiagnostics } from '../diagnostics.ts';
import { CommandFailure, EXIT } from '../exit.ts';
import { readSettings } from '../settings.ts';
import { readSpecSource } from '../spec-source.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

const WORDS = {
  es: {
    same: 'Los dos SPEC dicen lo mismo.',
    renames: 'Se ha supuesto que solo cambia de nombre (revísalo):',
    impacts: {
      safe: 'no toca los registros que ya hay',
      check: 'los registros que ya hay tienen que cumplirlo',
      backfill: 'los registros que ya hay necesitan un valor',
      destructive: 'se pierde algo de lo que ya hay',
    },
  },
  en: {
    same: 'Both SPECs say the same.',
    renames: 'Taken to be renamed only (please check):',
    impacts: {
      safe: 'leaves the records there are alone',
      check: 'the records there are must already keep it',
      backfill: 'the records there are need a value',
      destructive: 'something the records hold is lost',
    },
  },
} as const;

const MARKS: Record<Impact, string> = { safe: '+', check: '?', backfill: '!', destructive: '−' };

/** `iopeer diff SPEC_A SPEC_B`: what changes for the product, and for the records it has, from one SPEC to the other. */
export async function diff(argv: string[], { terminal }: CommandContext): Promise<number> {
  const { values, positionals } = parseArguments('diff', argv, OPTIONS, terminal);
  if (values.help) return (await import('./help.ts')).showHelp('diff', terminal);
  const [first, second] = twoSpecs(positionals, terminal);
  const before = await readOne(first, terminal);
  const after = await readOne(second, terminal);
  const { blueprint, renames, idleMarks } = carryIds(before.blueprint, after.blueprint);
  const marks = explainMarks(idleMarks, after.source.text, blueprint.language);
  if (marks.length > 0) printDiagnostics(marks, after.source, terminal, blueprint.language);
  const changes = diffBlueprints(before.blueprint, blueprint);
  if (values.json) terminal.out(`${JSON.stringify(diffJson(changes, renames, blueprint), null, 2)}\n`);
  else printChanges(changes, renames, blueprint, terminal);
  return EXIT.done;
}

function twoSpecs([first, second, ...rest]: string[], terminal: Terminal): [string, string] {
  if (first !== undefined && second !== undefined && rest.length === 0) return [first, second];
  const es = terminal.language === 'es';
  throw usageError(
    'diff',
    terminal,
    es
      ? 'Hacen falta dos SPEC: el de antes y el de después.'
      : 'Two SPECs are needed: the one before and the one after.',
  );
}

type Read = { blueprint: Blueprint; source: Awaited<ReturnType<typeof readSpecSource>> };

/** Reads one of the two; errors in it are told in its place and end the command. */
async function readOne(argument: string, terminal: Terminal): Promise<Read> {
  const source = await readSpecSource(argument, terminal, () => {});
  const { defaults } = await readSettings(terminal);
  const read = await readAnySpec(source.text, source.fileName, {
    defaults,
    readerLanguage: terminal.language,
  });
  const errors = read.diagnostics.filter(({ severity }) => severity === 'error');
  if (read.blueprint && errors.length === 0) return { blueprint: read.blueprint, source };
  printDiagnostics(errors, source, terminal, read.language);
  throw new CommandFailure('', EXIT.badInput);
}

const diffJson = (changes: readonly Change[], renames: readonly Renamed[], { language }: Blueprint) => ({
  impact: gravest(changes),
  renames,
  changes: changes.map((change) => ({ ...change, sentence: describeChange(change, language) })),
});

function printChanges(
  changes: readonly Change[],
  renames: readonly Renamed[],
  { language }: Blueprint,
  terminal: Terminal,
): void {
  const words = WORDS[language];
  if (changes.length === 0) {
    terminal.out(`${words.same}\n`);
    return;
  }
  const lines = changes.map((change) => {
    const aside = change.impact === 'safe' ? '' : `  (${words.impacts[change.impact]})`;
    return `${MARKS[change.impact]} ${describeChange(change, language)}${aside}`;
  });
  const guesses = renames.filter(({ isSaid }) => !isSaid);
  if (guesses.length > 0)
    lines.push(
      '',
      words.renames,
      ...guesses.map(({ from, to, entity }) => `  ${entity ? `${entity}: ` : ''}${from} → ${to}`),
    );
  terminal.out(`${lines.join('\n')}\n`);
}
