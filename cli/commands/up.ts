import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';

const START = fileURLToPath(new URL('../../scripts/launcher/start.mjs', import.meta.url));

/** `iopeer up`: starts the whole product, as `npm start` does; ends with it. */
export async function up(argv: string[], { terminal, signal }: CommandContext): Promise<number> {
  const { values } = parseArguments('up', argv, { help: { type: 'boolean', short: 'h' } }, terminal);
  if (values.help) return (await import('./help.ts')).showHelp('up', terminal);
  const child = spawn(process.execPath, [START], { stdio: 'inherit' });
  // A terminal's Ctrl-C reaches the child by itself; sent from elsewhere it reaches only us.
  signal.addEventListener('abort', () => void (process.stdin.isTTY || child.kill('SIGTERM')), { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, name) => resolve(code ?? 128 + (name === null ? 0 : constants.signals[name])));
  });
}
