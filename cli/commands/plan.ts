import type { ReadResult } from '#generator/spec/diagnostics.ts';
import { readAnySpec } from '#generator/spec/read-any.ts';
import { oneSpec, parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { printDiagnostics } from '../diagnostics.ts';
import { EXIT } from '../exit.ts';
import { planJson } from '../plan-json.ts';
import { printBlueprint } from '../print-blueprint.ts';
import { readSettings } from '../settings.ts';
import { readSpecSource } from '../spec-source.ts';

const OPTIONS = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** `iopeer plan SPEC`: shows what is understood of a SPEC, without making anything. */
export async function plan(argv: string[], { terminal }: CommandContext): Promise<number> {
  const { values, positionals } = parseArguments('plan', argv, OPTIONS, terminal);
  if (values.help) return (await import('./help.ts')).showHelp('plan', terminal);
  const tell = (read: ReadResult) =>
    void (values.json && terminal.out(`${JSON.stringify(planJson(read), null, 2)}\n`));
  const source = await readSpecSource(oneSpec('plan', positionals, terminal), terminal, tell);
  const { defaults } = await readSettings(terminal);
  const read = await readAnySpec(source.text, source.fileName, {
    defaults,
    readerLanguage: terminal.language,
  });
  const hasErrors = read.blueprint === null || read.diagnostics.some(({ severity }) => severity === 'error');
  tell(read);
  if (!values.json) {
    printDiagnostics(read.diagnostics, source, terminal, read.language);
    if (read.blueprint) printBlueprint(read.blueprint, read.assumptions, terminal);
  }
  return hasErrors ? EXIT.badInput : EXIT.done;
}
