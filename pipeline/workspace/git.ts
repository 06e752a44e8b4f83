import { spawn } from 'node:child_process';
import { isNotFound, runOnHost } from './host-command.ts';
import { MachineError } from './machine-error.ts';

/** The product's own hand, the same on every machine. */
export const AUTHOR = 'IOPEER <generator@iopeer.invalid>';

/** Kept from the machine's own settings: a signing key, a hook or a template must not change or block what is stored. */
export const PLAIN = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'commit.gpgSign=false',
  '-c',
  'core.autocrlf=false',
  '-c',
  'core.quotePath=false',
  '-c',
  'safe.directory=*',
] as const;

/** Runs git in a repository and returns what it printed. Throws with git's own words, `MachineError` for no git and a full disk. */
export async function git(repository: string, argv: readonly string[]): Promise<string> {
  const result = await runGit(['--git-dir', repository, ...argv]);
  if (result.exitCode !== 0) throw gitFailure(argv[0] ?? '', result.stderr);
  return result.stdout;
}

/** Runs git; a failing exit code is a result. Throws `MachineError('no-git')`. */
export async function runGit(argv: readonly string[]) {
  try {
    return await runOnHost(['git', ...PLAIN, ...argv]);
  } catch (error) {
    if (isNotFound(error)) throw new MachineError('no-git');
    throw error;
  }
}

export type GitBytes = { exitCode: number; stdout: Buffer; stderr: string };

/**
 * Runs git with bytes going in and coming out, however many: contents of files are no text. A failing exit code is a
 * result. `env` is added to this process's own. Throws `MachineError('no-git')`.
 */
export function gitBytes(
  argv: readonly string[],
  options: { input?: readonly Uint8Array[]; env?: Readonly<Record<string, string>>; cwd?: string } = {},
): Promise<GitBytes> {
  const added = Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`);
  const command = ['git', ...PLAIN, ...argv];
  const [program = 'git', ...rest] = added.length > 0 ? ['env', ...added, ...command] : command;
  const child = spawn(program, rest, {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.cwd !== undefined && { cwd: options.cwd }),
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => void out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => void err.push(chunk));
  // A git that stops early closes its end; its exit code and words say why.
  child.stdin.on('error', () => {});
  for (const chunk of options.input ?? []) child.stdin.write(chunk);
  child.stdin.end();
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(isNotFound(error) ? new MachineError('no-git') : error));
    child.once('close', (code) =>
      resolve({ exitCode: code ?? 1, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() }),
    );
  });
}

/** What a git that failed becomes: `MachineError('disk-full')`, else an error with git's own words. */
export function gitFailure(command: string, stderr: string): Error {
  if (/No space left on device|Disk quota exceeded/i.test(stderr)) return new MachineError('disk-full');
  return new Error(`git ${command} failed: ${stderr.trim().slice(0, 500)}`);
}
