import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '#scripts/ports.ts';
import { runNode, until } from '#scripts/testing/processes.ts';
import { median, ROOT, report } from './support/command-line.ts';

/** `npm start` with everything there already, up to the first page; Ctrl-C; and what the launcher costs the CLI. */
const FIRST_PAGE_BAR_MS = 10_000;
const STOP_BAR_MS = 10_000;
const LAUNCHER_BAR_MS = 150;
/** The first start may install, build and create the database. */
const FIRST_START_TIMEOUT_MS = 600_000;

const data = mkdtempSync(join(tmpdir(), 'iopeer-bench-'));
const port = await findFreePort();
const env = {
  ...process.env,
  DATABASE_URL: '',
  SYSTEM_DATABASE_URL: '',
  IOPEER_DATA: data,
  PORT: String(port),
};

async function hasPage(): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/sign-in`)).ok;
  } catch {
    return false; // Not listening yet.
  }
}

async function startAndStop(): Promise<{ firstPageMs: number; stopMs: number }> {
  const begin = performance.now();
  const product = runNode([join(ROOT, 'scripts/launcher/start.mjs')], env);
  await Promise.race([until('the first page', hasPage, FIRST_START_TIMEOUT_MS), product.ended]);
  if (product.process.exitCode !== null) throw new Error(product.lines.join('\n'));
  const firstPageMs = performance.now() - begin;
  const stopping = performance.now();
  product.process.kill('SIGINT');
  await product.ended;
  return { firstPageMs, stopMs: performance.now() - stopping };
}

async function timeLauncher(): Promise<number> {
  const script = `await (await import('${join(ROOT, 'scripts/launcher/bootstrap.mjs')}')).bootstrap('cli')`;
  const begin = performance.now();
  await runNode(['--input-type=module', '--eval', script]).ended;
  return performance.now() - begin;
}

await startAndStop();
const { firstPageMs, stopMs } = await startAndStop();
rmSync(data, { recursive: true, force: true });
const launcherMs: number[] = [];
for (let i = 0; i < 7; i++) launcherMs.push(await timeLauncher());

const met = [
  report('second npm start to the first page', firstPageMs, FIRST_PAGE_BAR_MS),
  report('Ctrl-C to the last process', stopMs, STOP_BAR_MS),
  report('launcher with nothing to do, Node included', median(launcherMs), LAUNCHER_BAR_MS),
];
process.exit(met.every(Boolean) ? 0 : 1);
