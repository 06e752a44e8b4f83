import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { cacheDir } from './cache-dir.ts';

/** Raise it when FILES changes. */
const VERSION = 'etc-3';

/** What programs expect to find under /etc, with nothing of the host's in it. */
const FILES: Record<string, string> = {
  passwd: 'root:x:0:0:root:/:/usr/sbin/nologin\napp:x:1000:1000:app:/tmp:/bin/sh\n',
  group: 'root:x:0:\napp:x:1000:\n',
  hosts: '127.0.0.1 localhost\n::1 localhost\n',
  'ld.so.cache': '',
  // Debian's launcher reads the other files of this folder and stops where there is none.
  'chromium.d/README': '',
  'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files\n',
};

/** Of the host's own /etc only what the loader needs to find libraries, what /usr/bin's alternatives point at, and what fonts there are. */
const FROM_HOST = ['ld.so.cache', 'alternatives', 'fonts'] as const;

/** Arguments of bwrap that bring the few host files in; their mount points exist in our own folder. */
export function etcBinds(): string[] {
  return FROM_HOST.flatMap((name) => ['--ro-bind-try', `/etc/${name}`, `/etc/${name}`]);
}

/** Folder to bind as the sandbox's /etc; made once and shared by all sandboxes of this machine, read-only. */
export async function sandboxEtc(): Promise<string> {
  const folder = cacheDir('sandbox', VERSION);
  try {
    await access(folder);
    return folder;
  } catch {
    // Not made yet on this machine.
  }
  const draft = `${folder}.${randomUUID()}`;
  for (const name of ['alternatives', 'fonts', 'chromium.d'])
    await mkdir(`${draft}/${name}`, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) await writeFile(`${draft}/${name}`, text);
  try {
    await rename(draft, folder);
  } catch (error) {
    // Another process made it first: its copy has the same content.
    await rm(draft, { recursive: true, force: true });
    await access(folder).catch(() => {
      throw error;
    });
  }
  return folder;
}
