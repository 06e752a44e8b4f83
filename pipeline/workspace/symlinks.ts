import { lstat, opendir, readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { MachineError } from './machine-error.ts';

/**
 * Refuses a folder that holds anything but folders, regular files and links that stay inside it.
 * bubblewrap before 0.12 follows workspace links while it sets up (CVE-2026-87766), so this runs before every start.
 * Links are resolved by the kernel, not by their text: `a/../b` means another place when `a` is itself a link.
 * Throws `MachineError('unsafe-workspace')` naming the first offender.
 */
export async function refuseEscapes(root: string): Promise<void> {
  const top = await lstat(root);
  if (!top.isDirectory()) throw unsafe('.', 'is not a folder');
  const realRoot = await realpath(root);
  for (const folders = [root]; ; ) {
    const folder = folders.pop();
    if (folder === undefined) return;
    for await (const entry of await opendir(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isSymbolicLink()) await refuseEscapingLink(path, root, realRoot);
      else if (!entry.isFile()) throw unsafe(relative(root, path), 'is neither a file, a folder nor a link');
    }
  }
}

/**
 * Refuses a place in a workspace that something is to be mounted on unless every step to it is a real folder and the
 * last one is empty: bubblewrap creates what is missing, and would follow links while it does.
 */
export async function refuseOddPlaces(root: string, places: readonly string[]): Promise<void> {
  for (const place of places) {
    let path = root;
    for (const part of place.split('/')) {
      path = join(path, part);
      const stat = await lstat(path).catch(() => null);
      if (part === '..' || !stat?.isDirectory())
        throw unsafe(place, 'is no plain folder to mount something on');
    }
    if ((await readdir(path)).length > 0) throw unsafe(place, 'is not empty, and something is mounted on it');
  }
}

async function refuseEscapingLink(path: string, root: string, realRoot: string): Promise<void> {
  let target: string;
  try {
    target = await realpath(path);
  } catch {
    throw unsafe(relative(root, path), 'is a link that leads nowhere');
  }
  if (target !== realRoot && !target.startsWith(realRoot + sep)) {
    throw unsafe(relative(root, path), 'is a link that leads out of the workspace');
  }
}

function unsafe(path: string, what: string): MachineError {
  return new MachineError('unsafe-workspace', { detail: `${JSON.stringify(path)} ${what}` });
}
