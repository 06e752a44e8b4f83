import type { CommandContext } from './command.ts';
import { CommandFailure, EXIT } from './exit.ts';
import { openTerminal } from './terminal.ts';

type Machine = Pick<CommandContext, 'prepareMachine'>;
type Run = (argv: string[], context: CommandContext) => Promise<number>;

/** Commands load when they are called: `plan` must not pay for what `generate` needs. */
const COMMANDS: Record<string, () => Promise<Run>> = {
  plan: async () => (await import('./commands/plan.ts')).plan,
  diff: async () => (await import('./commands/diff.ts')).diff,
  generate: async () => (await import('./commands/generate.ts')).generate,
  up: async () => (await import('./commands/up.ts')).up,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
};

/** Runs one command line and returns its exit code. Nothing expected escapes it; a bug keeps its stack. */
export async function main(argv: string[], machine: Machine): Promise<number> {
  const terminal = openTerminal(process.env);
  const interrupt = new AbortController();
  const stop = () => interrupt.abort(new CommandFailure('', EXIT.interrupted));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  // A reader such as `head` that has seen enough is no failure of ours.
  process.stdout.on('error', (error) =>
    process.exit('code' in error && error.code === 'EPIPE' ? EXIT.done : 1),
  );
  const [name = '', ...rest] = argv;
  try {
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (load) return await (await load())(rest, { terminal, signal: interrupt.signal, ...machine });
    return await (await import('./commands/help.ts')).withoutCommand(name, rest, terminal);
  } catch (error) {
    return await explain(error, terminal, interrupt.signal);
  }
}

async function explain(
  error: unknown,
  terminal: ReturnType<typeof openTerminal>,
  signal: AbortSignal,
): Promise<number> {
  const failure = signal.aborted ? signal.reason : error;
  if (failure instanceof CommandFailure) {
    if (failure.message !== '') terminal.err(`${terminal.paint('red', '✗')} ${failure.message}\n`);
    return failure.exitCode;
  }
  const { EnvironmentError } = await import('#lib/env.ts');
  if (failure instanceof EnvironmentError) {
    const what =
      terminal.language === 'es'
        ? 'Hay variables de entorno que corregir'
        : 'Some environment variables need correcting';
    terminal.err(`${terminal.paint('red', '✗')} ${what}\n  ${failure.problems.join('\n  ')}\n`);
    return EXIT.badInput;
  }
  const { NeedsAnswer } = await import('#pipeline/stages/outcome.ts');
  if (failure instanceof NeedsAnswer) {
    terminal.err(`${terminal.paint('red', '✗')} ${failure.message}\n`);
    return EXIT.machine;
  }
  const { MachineError } = await import('#pipeline/workspace/machine-error.ts');
  if (failure instanceof MachineError) {
    terminal.err(`${terminal.paint('red', '✗')} ${failure.sentence(terminal.language)}\n`);
    return EXIT.machine;
  }
  throw failure;
}
