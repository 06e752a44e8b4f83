import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive } from '../postgres/lock-file.ts';
import { allGone, type Running, runNode, until } from '../testing/processes.ts';

const program = (name: string) => join(import.meta.dirname, '..', 'testing', 'programs', name);
let folder: string;
let running: Running | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iopeer-child-'));
  running = null;
});
afterEach(async () => {
  if (running && isAlive(running.pid)) running.process.kill('SIGKILL');
  await running?.ended;
  rmSync(folder, { recursive: true, force: true });
});

const supervise = (kind: string) => {
  running = runNode([program('supervise.ts'), kind, join(folder, 'child.log')]);
  return running;
};
const pidIn = (line: string) => Number(/started (\d+)/.exec(line)?.[1]);

describe('a child of the supervisor', () => {
  it('is started again when it ends by itself, and says why it ended', async () => {
    const supervisor = supervise('ready');
    const first = pidIn(await supervisor.line(/started/));
    await supervisor.line(/^ready/);
    process.kill(first, 'SIGKILL');
    await supervisor.line(/child ended \(SIGKILL\); starting again in 0\.5 s/);
    await until('a second start', () => supervisor.lines.filter((line) => /started/.test(line)).length === 2);
    const second = pidIn(supervisor.lines.findLast((line) => /started/.test(line)) ?? '');
    expect(second).not.toBe(first);
    expect(isAlive(second)).toBe(true);
  });

  it('stops in order when told, and its words are kept', async () => {
    const supervisor = supervise('ready');
    const pid = pidIn(await supervisor.line(/started/));
    await supervisor.line(/^ready/);
    supervisor.process.kill('SIGTERM');
    expect(await supervisor.ended).toBe(0);
    expect(isAlive(pid)).toBe(false);
    expect(supervisor.lines.filter((line) => /child.*│ stopped in order/.test(line))).toHaveLength(1);
    expect(readFileSync(join(folder, 'child.log'), 'utf8')).toContain('stopped in order');
  });

  it('stops in order also when nobody reads the output any more', async () => {
    const supervisor = supervise('ready');
    const pid = pidIn(await supervisor.line(/started/));
    await supervisor.line(/^ready/);
    supervisor.process.stdout?.destroy();
    supervisor.process.stderr?.destroy();
    supervisor.process.kill('SIGTERM');
    expect(await supervisor.ended).toBe(0);
    expect(readFileSync(join(folder, 'child.log'), 'utf8')).toContain('stopped in order');
    expect(isAlive(pid)).toBe(false);
  });

  it('that does not stop when told is ended all the same', async () => {
    const supervisor = supervise('deaf');
    const pid = pidIn(await supervisor.line(/started/));
    await supervisor.line(/^ready/);
    supervisor.process.kill('SIGTERM');
    expect(await supervisor.ended).toBe(0);
    expect(supervisor.lines.some((line) => line.includes('heard, not stopping'))).toBe(true);
    expect(isAlive(pid)).toBe(false);
  });

  it('ends by itself when the supervisor was killed', async () => {
    const supervisor = supervise('ready');
    const pid = pidIn(await supervisor.line(/started/));
    await supervisor.line(/^ready/);
    supervisor.process.kill('SIGKILL');
    await allGone([pid]);
  });

  it('that never works is given up with its reason', async () => {
    const supervisor = supervise('crash');
    expect(await supervisor.ended).toBe(1);
    expect(supervisor.lines.at(-1)).toBe('gave up: child ended 4 times without starting (code 3).');
  });
});

describe('a command on too old a Node', () => {
  const start = () => {
    running = runNode([program('hand-over.mjs'), 'one', 'two'], { ...process.env, NODE_OPTIONS: '' });
    return running;
  };
  const secondPid = (line: string) => Number(line.split(' ')[1]);

  it('goes on in another process with its arguments; signals and exit code pass through', async () => {
    const command = start();
    const line = await command.line(/^second/);
    expect(line).toMatch(/ one two$/);
    expect(secondPid(line)).not.toBe(command.pid);
    command.process.kill('SIGTERM');
    expect(await command.ended).toBe(7);
    expect(command.lines).toContain('stopping');
  });

  it('leaves nothing behind when it is killed', async () => {
    const command = start();
    const pid = secondPid(await command.line(/^second/));
    command.process.kill('SIGKILL');
    await allGone([pid]);
  });
});
