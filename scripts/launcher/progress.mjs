import { pick } from './language.mjs';

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Runs one visible step of set-up: its title when it begins, a tick and the time when it ends. All on stderr, so that
 * a command's own output stays clean. A step with nothing to do should not call this at all.
 */
export async function step(title, work) {
  const text = pick(title);
  const live = process.stderr.isTTY;
  process.stderr.write(live ? `  … ${text}` : `  … ${text}\n`);
  const start = Date.now();
  try {
    const result = await work();
    process.stderr.write(`${live ? '\r\x1b[K' : ''}  ✓ ${text} (${seconds(Date.now() - start)})\n`);
    return result;
  } catch (error) {
    process.stderr.write(`${live ? '\r\x1b[K' : ''}  ✗ ${text} (${seconds(Date.now() - start)})\n`);
    throw error;
  }
}

/** A remark that stops nothing. */
export function remark(text) {
  process.stderr.write(`  ! ${pick(text)}\n`);
}
