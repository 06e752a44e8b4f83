import { runOnHost } from './host-command.ts';

const known = new Map<string, Promise<string | null>>();

/** Absolute path of a program on this process's PATH, or null; looked up once a process. */
export function findProgram(name: string): Promise<string | null> {
  let found = known.get(name);
  if (!found) {
    found = lookUp(name);
    known.set(name, found);
  }
  return found;
}

async function lookUp(name: string): Promise<string | null> {
  const { exitCode, stdout } = await runOnHost(['/bin/sh', '-c', 'command -v -- "$1"', 'sh', name]);
  const path = stdout.trim();
  return exitCode === 0 && path.startsWith('/') ? path : null;
}
