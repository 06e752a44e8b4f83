import { access, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { env } from '#lib/env.ts';
import { findProgram } from './find-program.ts';
import { runOnHost } from './host-command.ts';
import { MachineError } from './machine-error.ts';
import type { Mount } from './sandbox-driver.ts';

/** What Chromium is called by the systems that bring it. */
export const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'] as const;

export type Browser = { path: string; version: string; mounts: Mount[] };

let known: Promise<Browser> | undefined;

/** The Chromium of this machine: IOPEER_CHROMIUM, else on PATH. Throws `MachineError('no-browser')`. */
export function getBrowser(): Promise<Browser> {
  known ??= findBrowser();
  return known;
}

async function findBrowser(): Promise<Browser> {
  const chosen = env().IOPEER_CHROMIUM;
  const found = chosen ?? (await firstOf(BROWSERS));
  if (found === null) throw new MachineError('no-browser');
  await access(found).catch(() => {
    throw new MachineError('no-browser', { detail: found });
  });
  const { exitCode, stdout, stderr } = await runOnHost([found, '--version']);
  if (exitCode !== 0)
    throw new MachineError('no-browser', { detail: `${found}: ${stderr.trim().slice(0, 200)}` });
  const version = /\d+(\.\d+)+/.exec(stdout)?.[0] ?? stdout.trim();
  const real = await realpath(found);
  // Below /usr the sandbox sees it anyway; elsewhere its folder holds all it needs.
  const mounts: Mount[] = real.startsWith('/usr/')
    ? []
    : [{ name: 'browser-files', source: dirname(real), keepPath: true }];
  return { path: real.startsWith('/usr/') ? found : real, version, mounts };
}

async function firstOf(names: readonly string[]): Promise<string | null> {
  for (const name of names) {
    const path = await findProgram(name);
    if (path) return path;
  }
  return null;
}
