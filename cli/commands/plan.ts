import type { Blueprint } from '#generator/blueprint/schema.ts';
import type { ReadResult } from '#generator/spec/diagnostics.ts';
import { readAnySpec } from '#generator/spec/read-any.ts';
import { oneSpec, parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { printDiagnostics } from '../diagnostics.ts';
import { EXIT } from '../exit.ts';
import { printBlueprint } from '../print-blueprint.ts';
import { readSettings } from '../settings.ts';
import { readSpecSource } from '../spec-source.ts';

const OPTIONS = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** `iopeer plan SPEC`: shows what is understood of a SPEC, without making anything. */
export async function plan(argv: string[], { terminal }: CommandContext): Promise<number> {
  const { values, positionals } = parseArguments('plan', argv, OPTIONS, terminal);
  if (values.help) return (await import('./help.ts')).showHelp('plan', terminal);
  const source = await readSpecSource(oneSpec('plan', positionals, terminal), terminal);
  const { defaults } = await readSettings(terminal);
  const read = await readAnySpec(source.text, source.fileName, { defaults });
  const hasErrors = read.blueprint === null || read.diagnostics.some(({ severity }) => severity === 'error');
  if (values.json) {
    terminal.out(`${JSON.stringify(planJson(read), null, 2)}\n`);
  } else {
    printDiagnostics(read.diagnostics, source, terminal, read.language);
    if (read.blueprint) printBlueprint(read.blueprint, read.assumptions, terminal);
  }
  return hasErrors ? EXIT.badInput : EXIT.done;
}

/** The machine-readable plan, member by member: what the Blueprint keeps for itself is not promised to others. */
export function planJson({ blueprint, language, diagnostics, assumptions }: ReadResult) {
  return {
    name: blueprint?.name ?? '',
    language,
    entities: (blueprint?.entities ?? []).map(({ id, name, label, plural, fields }) => ({
      id,
      name,
      label,
      plural,
      fields: fields.map(fieldJson),
    })),
    relations: (blueprint?.relations ?? []).map(({ id, kind, from, to, required, onDelete }) => ({
      id,
      kind,
      from,
      to,
      required,
      onDelete,
    })),
    options: optionsJson(blueprint),
    diagnostics: diagnostics.map(({ severity, code, line, column, message }) => ({
      severity,
      code,
      line,
      column,
      message,
    })),
    assumptions,
  };
}

function fieldJson(field: Blueprint['entities'][number]['fields'][number]) {
  const { id, name, label, type, required, unique, min, max, pattern, values } = field;
  return { id, name, label, type, required, unique, min, max, pattern, default: field.default, values };
}

function optionsJson(blueprint: Blueprint | null) {
  if (blueprint === null) return null;
  const { auth, database, frontend } = blueprint.options;
  return { auth, database, frontend };
}
