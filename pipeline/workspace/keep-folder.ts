import { randomUUID } from 'node:crypto';
import { cp, rename, rm, stat } from 'node:fs/promises';

/**
 * Keeps a copy of a folder that a check has made, for later checks to start from; the first one stays. Never fails: what
 * cannot be kept makes the next check slower and nothing else.
 */
export async function keepFolder(made: string, place: string): Promise<void> {
  if (await stat(place).catch(() => null)) return;
  const draft = `${place}.draft-${randomUUID()}`;
  try {
    await cp(made, draft, { recursive: true });
    await rename(draft, place);
  } catch {
    // Another run kept its own first, or the disk is full.
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
