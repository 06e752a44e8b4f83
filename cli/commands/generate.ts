import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { hasFrontend, PARTS, type Parts, partsOf } from '#generator/blueprint/parts.ts';
import { type Blueprint, DATABASES, FRONTENDS, KEYS, type Options } from '#generator/blueprint/schema.ts';
import type { ReadResult } from '#generator/spec/diagnostics.ts';
import { readAnySpec } from '#generator/spec/read-any.ts';
import type { RunEvent } from '#lib/runs/schema.ts';
import { withOptions } from '#pipeline/stages/plan.ts';
import { type LocalRun, runLocal } from '#pipeline/stages/run-local.ts';
import { specOfProject } from '#pipeline/stages/spec-input.ts';
import { oneSpec, parseArguments, usageError } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { type Delivered, deliver } from '../deliver.ts';
import { printDiagnostics } from '../diagnostics.ts';
import { EXIT } from '../exit.ts';
import { notYetMade } from '../frontends.ts';
import { chosenByOptions } from '../into/choices.ts';
import { regenerateInto } from '../into/into.ts';
import { isVacant } from '../into/refusals.ts';
import { openOutFolder } from '../out-folder.ts';
import { planJson } from '../plan-json.ts';
import { readSettings } from '../settings.ts';
import { readSpecSource } from '../spec-source.ts';
import { StageList } from '../stage-list.ts';
import { printSummary } from '../summary.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = {
  out: { type: 'string', short: 'o' },
  into: { type: 'string' },
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  edited: { type: 'string' },
  move: { type: 'string', multiple: true },
  keep: { type: 'string', multiple: true },
  discard: { type: 'string', multiple: true },
  apart: { type: 'string', multiple: true },
  fill: { type: 'string', multiple: true },
  zip: { type: 'boolean' },
  db: { type: 'string' },
  auth: { type: 'boolean' },
  'soft-delete': { type: 'boolean' },
  keys: { type: 'string' },
  frontend: { type: 'string' },
  parts: { type: 'string' },
  verify: { type: 'boolean', default: true },
  'max-fixes': { type: 'string' },
  json: { type: 'boolean' },
  verbose: { type: 'boolean', short: 'v' },
  quiet: { type: 'boolean', short: 'q' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The loop's own default (issue: at most 3). */
const MAX_FIXES = 3;

/** `iopeer generate SPEC`: the whole loop in this process, and the project in a folder. */
export async function generate(argv: string[], context: CommandContext): Promise<number> {
  const { terminal } = context;
  const { values, positionals } = parseArguments('generate', argv, OPTIONS, terminal);
  if (values.help) return (await import('./help.ts')).showHelp('generate', terminal);
  const overrides = optionOverrides(values, terminal);
  const parts = chosenParts(values, terminal);
  const maxFixesGiven = parseMaxFixes(values['max-fixes'], terminal);
  const refuse = (read: ReadResult) =>
    void (values.json && terminal.out(`${JSON.stringify(refusalJson(read), null, 2)}\n`));
  const source = await readSpecSource(oneSpec('generate', positionals, terminal), terminal, refuse);
  const settings = await readSettings(terminal);
  const read = await readAnySpec(source.text, source.fileName, {
    defaults: settings.defaults,
    readerLanguage: terminal.language,
  });
  const { language, diagnostics } = read;
  const hasErrors = read.blueprint === null || diagnostics.some(({ severity }) => severity === 'error');
  if (hasErrors || !values.quiet) {
    const shown = values.quiet
      ? diagnostics.filter(({ severity }) => severity === 'error')
      : diagnostics.filter(({ severity }) => severity !== 'info');
    printDiagnostics(shown, source, terminal, language);
  }
  if (hasErrors || read.blueprint === null) {
    refuse(read);
    return EXIT.badInput;
  }

  const project = specOfProject({ specText: source.text, fileName: source.fileName });
  if (values.into !== undefined && !(await isVacant(resolve(values.into))))
    return regenerateInto(
      {
        folder: resolve(values.into),
        blueprint: withOptions(read.blueprint, overrides),
        ...project,
        ...(parts && { parts }),
        chosen: chosenByOptions(values, resolve(values.into), terminal),
        dryRun: values['dry-run'] === true,
        yes: values.yes === true,
        json: values.json === true,
        quiet: values.quiet === true,
        verbose: values.verbose === true,
        verify: values.verify,
        mayAsk: positionals[0] !== '-',
      },
      context,
    );
  if (values['dry-run']) return foretell(read.blueprint, values, terminal);

  const frontend = hasFrontend(partsOf(withFrontend(read.blueprint, overrides), parts));
  const speaking: Terminal = { ...terminal, language };
  const out = await openOutFolder(
    resolve(values.into ?? values.out ?? settings.out ?? read.blueprint.slug),
    speaking,
  );
  const workspace = await mkdtemp(join(tmpdir(), 'iopeer-'));
  const stages = values.quiet || values.json ? null : new StageList(speaking, language);
  try {
    const run = await runLocal({
      plan: {
        specText: source.text,
        fileName: source.fileName,
        overrides,
        defaults: settings.defaults,
        ...(parts && { parts }),
      },
      read,
      ...project,
      workspace,
      verify: values.verify,
      zip: values.zip === true,
      maxFixes: maxFixesGiven ?? settings.maxFixes ?? MAX_FIXES,
      signal: context.signal,
      emit: (event: RunEvent) => stages?.onEvent(event),
      log: (_, text) => void (values.verbose && (stages ? stages.write(text) : terminal.err(text))),
      prepareMachine: async () => {
        await context.prepareMachine({ frontend });
        // Told before packages are fetched, not after.
        const { refusal } = await (await import('#pipeline/workspace/probe.ts')).sandboxOnce();
        if (refusal) throw refusal;
        if (frontend) await (await import('#pipeline/workspace/browser.ts')).getBrowser();
      },
    });
    const delivered = await deliver(run, workspace, out, values.zip === true, speaking);
    stages?.close();
    if (values.json) terminal.out(`${JSON.stringify(generateJson(run, delivered), null, 2)}\n`);
    else if (!values.quiet || run.state !== 'verified') printSummary(run, delivered, speaking, values.verify);
    return run.state === 'verified' ? EXIT.verified : EXIT.unverified;
  } finally {
    stages?.close();
    await rm(workspace, { recursive: true, force: true });
  }
}

/** A dry run where nothing is yet: all of the project is new. */
function foretell(
  { name, language, entities }: Blueprint,
  values: { into?: string; out?: string; json?: boolean },
  terminal: Terminal,
): number {
  const folder = values.into ?? values.out ?? '.';
  const sentence =
    language === 'es'
      ? `${folder}: proyecto nuevo, ${name}, con ${entities.length} entidades; no hay nada que fusionar.`
      : `${folder}: a new project, ${name}, with ${entities.length} entities; there is nothing to merge.`;
  terminal.out(values.json ? `${JSON.stringify({ state: 'new', folder })}\n` : `${sentence}\n`);
  return EXIT.done;
}

/** What `--json` promises, member by member. */
function generateJson(run: LocalRun, delivered: Delivered) {
  return {
    verified: run.state === 'verified',
    outDir: delivered.outDir,
    zip: delivered.zip,
    files: delivered.files,
    blueprintHash: run.plan?.blueprintHash ?? null,
    stages: run.stages,
    checks: run.checks,
    findings: run.findings,
    tokens: run.tokens,
    costUsdMicros: run.costUsdMicros,
    durationMs: run.durationMs,
  };
}

/** The same members of a SPEC that was refused, all of them empty, and with them what `plan --json` says of it. */
function refusalJson(read: ReadResult) {
  return {
    verified: false,
    outDir: null,
    zip: null,
    files: 0,
    blueprintHash: null,
    stages: [],
    checks: [],
    findings: [],
    tokens: { input: 0, output: 0 },
    costUsdMicros: 0,
    durationMs: 0,
    ...planJson(read),
  };
}

function optionOverrides(
  values: { db?: string; auth?: boolean; frontend?: string; 'soft-delete'?: boolean; keys?: string },
  terminal: Terminal,
): Partial<Options> {
  const database = oneOf('--db', DATABASES, values.db, terminal);
  const notYet = notYetMade(values.frontend, terminal.language);
  if (notYet) throw usageError('generate', terminal, notYet);
  const frontend = oneOf('--frontend', FRONTENDS, values.frontend, terminal);
  const keys = oneOf('--keys', KEYS, values.keys, terminal);
  return {
    ...(database && { database }),
    ...(keys && { keys }),
    ...(values['soft-delete'] !== undefined && { softDelete: values['soft-delete'] }),
    ...(frontend && { frontend }),
    ...(values.auth !== undefined && { auth: values.auth }),
  };
}

/** The options that count: what the command line says wins over the SPEC. */
const withFrontend = ({ options }: Pick<Blueprint, 'options'>, overrides: Partial<Options>) => ({
  options: { ...options, ...(overrides.frontend && { frontend: overrides.frontend }) },
});

function chosenParts(values: { parts?: string; frontend?: string }, terminal: Terminal): Parts | undefined {
  const parts = oneOf('--parts', PARTS, values.parts, terminal);
  if (parts === undefined || parts === 'backend' || values.frontend !== 'none') return parts;
  throw usageError(
    'generate',
    terminal,
    terminal.language === 'es'
      ? `--parts ${parts} y --frontend none se contradicen.`
      : `--parts ${parts} and --frontend none contradict each other.`,
  );
}

function oneOf<T extends string>(
  option: string,
  choices: readonly T[],
  value: string | undefined,
  terminal: Terminal,
): T | undefined {
  if (value === undefined) return undefined;
  const found = choices.find((choice) => choice === value);
  if (found) return found;
  const list = choices.join(', ');
  throw usageError(
    'generate',
    terminal,
    terminal.language === 'es'
      ? `${option} admite ${list}, no «${value}».`
      : `${option} takes ${list}, not “${value}”.`,
  );
}

function parseMaxFixes(value: string | undefined, terminal: Terminal): number | undefined {
  if (value === undefined) return undefined;
  if (/^([0-9]|10)$/.test(value)) return Number(value);
  throw usageError(
    'generate',
    terminal,
    terminal.language === 'es'
      ? `--max-fixes admite un número de 0 a 10, no «${value}».`
      : `--max-fixes takes a number from 0 to 10, not “${value}”.`,
  );
}
