import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runNode } from '../testing/processes.ts';
import { findProgram } from './commands.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iopeer-bare-'));
  mkdirSync(join(folder, 'bin'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command on a machine that has these programs and no others; without apt-get nothing can be installed. */
async function onBareMachine(need: string, programs: string[], values: Record<string, string> = {}) {
  for (const name of programs) symlinkSync(findProgram(name) ?? '', join(folder, 'bin', name));
  const command = runNode([join(import.meta.dirname, '..', 'testing', 'programs', 'bootstrap.mjs'), need], {
    ...process.env,
    PATH: join(folder, 'bin'),
    LANG: 'C',
    LC_ALL: '',
    LC_MESSAGES: '',
    IOPEER_CACHE_DIR: join(folder, 'cache'),
    IOPEER_CHROMIUM: '',
    IOPEER_UV: '',
    ...values,
  });
  return { exitCode: await command.ended, lines: command.lines.filter((line) => line !== '') };
}

describe('a machine that lacks something', () => {
  it('is told by the tests all it lacks and the one command that brings it', async () => {
    expect(await onBareMachine('test', ['git'])).toEqual({
      exitCode: 3,
      lines: [
        'This machine lacks: bwrap, prlimit, chromium, redis-server.',
        '  → On Debian or Ubuntu: sudo apt-get install bubblewrap util-linux chromium fonts-liberation redis-server',
      ],
    });
  });

  it('is told so in Spanish on a Spanish terminal', async () => {
    const { lines } = await onBareMachine('test', ['git', 'bwrap', 'prlimit'], { LANG: 'es_ES.UTF-8' });
    expect(lines).toEqual([
      'A esta máquina le falta: chromium, redis-server.',
      '  → En Debian o Ubuntu: sudo apt-get install chromium fonts-liberation redis-server',
    ]);
  });

  it('cannot generate without Python, and hears it with the exit code for that', async () => {
    expect(await onBareMachine('generate', ['git', 'bwrap', 'prlimit'])).toEqual({
      exitCode: 3,
      lines: [
        'This machine lacks: python3.',
        '  → On Debian or Ubuntu: sudo apt-get install python3 python3-venv',
      ],
    });
  });

  it('generates a frontend without a browser up to where it needs one', async () => {
    const programs = ['git', 'bwrap', 'prlimit', 'python3'];
    const IOPEER_UV = findProgram('uv') ?? '';
    expect(await onBareMachine('generateFrontend', programs, { IOPEER_UV })).toEqual({
      exitCode: 0,
      lines: ['ready'],
    });
  });

  it('starts all the same, and says what it will not do', async () => {
    const { exitCode, lines } = await onBareMachine('start', ['git']);
    expect(exitCode).toBe(0);
    expect(lines.at(-1)).toBe('ready');
    expect(lines).toContain('  ! This machine lacks: bwrap, prlimit.');
    expect(lines).toContain('  ! This machine lacks: python3.');
  });

  it('needs nothing at all to read a SPEC', async () => {
    expect(await onBareMachine('cli', [])).toEqual({ exitCode: 0, lines: ['ready'] });
  });
});
