import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CommandFailure, EXIT } from './exit.ts';
import type { Terminal } from './terminal.ts';

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends OptionsConfig> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true; allowNegative: true }>
>;

/** Parses a command's arguments. Throws a sentence that names what is wrong and where help is. */
export function parseArguments<T extends OptionsConfig>(
  command: string,
  argv: string[],
  options: T,
  terminal: Terminal,
): Parsed<T> {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true, strict: true, allowNegative: true });
  } catch (error) {
    throw usageError(command, terminal, reason(error, terminal));
  }
}

/** A wrong command line: the sentence, and where help is. */
export function usageError(command: string, terminal: Terminal, what: string): CommandFailure {
  const help = `./bin/iopeer ${command}${command === '' ? '' : ' '}--help`;
  const cure = terminal.language === 'es' ? `Mira ${help}` : `See ${help}`;
  return new CommandFailure(`${what} ${cure}`, EXIT.badInput);
}

function reason(error: unknown, { language }: Terminal): string {
  const es = language === 'es';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const words = error instanceof Error ? error.message : String(error);
  const option = /'(?:-\w, )?(--?[\w-]+)/.exec(words)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return es ? `No existe la opción ${option}.` : `There is no option ${option}.`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return es
      ? `La opción ${option} está mal escrita o le falta su valor.`
      : `Option ${option} is miswritten or lacks its value.`;
  }
  return words;
}

/** The one SPEC of a command line. Throws when there is none or more than one. */
export function oneSpec(command: string, positionals: string[], terminal: Terminal): string {
  const [spec, extra] = positionals;
  const es = terminal.language === 'es';
  if (spec === undefined)
    throw usageError(
      command,
      terminal,
      es
        ? 'Falta el SPEC (un archivo, o - para leerlo de la entrada).'
        : 'The SPEC is missing (a file, or - to read it from the input).',
    );
  if (extra !== undefined)
    throw usageError(
      command,
      terminal,
      es ? `Sobra «${extra}»: se lee un solo SPEC.` : `“${extra}” is one too many: one SPEC is read.`,
    );
  return spec;
}
