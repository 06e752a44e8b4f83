import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { EXIT } from '../exit.ts';
import { examineMachine, type MachineCheck } from '../machine-checks.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** `iopeer doctor`: every prerequisite with what was found and, when it is missing, how to get it. */
export async function doctor(argv: string[], { terminal, signal }: CommandContext): Promise<number> {
  const { values } = parseArguments('doctor', argv, OPTIONS, terminal);
  if (values.help) return (await import('./help.ts')).showHelp('doctor', terminal);
  const checks = await examineMachine(terminal.language, signal);
  const ok = checks.every((check) => check.ok || !check.required);
  if (values.json) terminal.out(`${JSON.stringify({ ok, checks }, null, 2)}\n`);
  else print(checks, ok, terminal);
  return ok ? EXIT.done : EXIT.machine;
}

function print(checks: readonly MachineCheck[], ok: boolean, terminal: Terminal): void {
  const { paint, out } = terminal;
  const es = terminal.language === 'es';
  const width = Math.max(...checks.map((check) => check.name.length));
  for (const { name, ok: found, required, detail, cure } of checks) {
    const mark = found ? paint('green', '✓') : required ? paint('red', '✗') : paint('yellow', '–');
    out(`  ${mark} ${name.padEnd(width)}  ${detail}\n`);
    if (!found && cure) out(`    ${' '.repeat(width)}→ ${cure}\n`);
  }
  const bad = es ? 'A esta máquina le falta lo marcado con ✗.' : 'This machine lacks what is marked with ✗.';
  const good = es ? 'Esta máquina tiene todo lo necesario.' : 'This machine has all that is needed.';
  const unsandboxed = es
    ? 'Esta máquina puede generar proyectos, pero no verificarlos.'
    : 'This machine can generate projects, but not verify them.';
  const isSandboxed = checks.some(({ name, ok: found }) => name === 'sandbox' && found);
  out(`\n${!ok ? bad : isSandboxed ? good : unsandboxed}\n`);
}
