import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { listReferences } from './repository-copy.ts';

/** Reference → commit (or tag). */
export type References = ReadonlyMap<string, string>;

/** Nobody outside sees or touches these: what the product itself keeps beside people's branches. */
const HIDDEN = ['refs/iopeer', 'refs/heads/iopeer'];

/**
 * Makes a repository for one request out of a copy: it has the copy's references as they are now and reads its objects,
 * and whatever is pushed to it stays in it. So git never runs in the copy on behalf of somebody outside: a push that is
 * ended half-way, or is not taken, leaves nothing, and a slow clone holds nobody up. The caller has the copy for as long as
 * this takes, and deletes the repository. Returns its references.
 */
export async function lendRepository(
  copy: string,
  repository: string,
  { maxPushBytes }: { maxPushBytes: number },
): Promise<References> {
  const listed = await listReferences(copy);
  await mkdir(join(repository, 'objects', 'info'), { recursive: true });
  await mkdir(join(repository, 'refs', 'heads'), { recursive: true });
  await writeFile(join(repository, 'HEAD'), 'ref: refs/heads/main\n');
  await writeFile(join(repository, 'packed-refs'), listed);
  await writeFile(join(repository, 'objects', 'info', 'alternates'), `${resolve(copy, 'objects')}\n`);
  await writeFile(join(repository, 'config'), configOf(maxPushBytes));
  return parseReferences(listed);
}

/** The references of a repository that was lent, as a push left them. */
export async function referencesOf(repository: string): Promise<References> {
  return parseReferences(await listReferences(repository));
}

function parseReferences(listed: string): References {
  const lines = listed.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
}

/** See git-config: only the smart protocol, no hook, objects checked as they come, and nothing tidied for a single request. */
const configOf = (maxPushBytes: number) => `[core]
	repositoryformatversion = 0
	bare = true
	hooksPath = /dev/null
	logAllRefUpdates = false
	alternateRefsPrefixes = refs/none/
[http]
	uploadpack = true
	receivepack = true
	getanyfile = false
[transfer]
	fsckObjects = true
${HIDDEN.map((prefix) => `	hideRefs = ${prefix}\n`).join('')}[fsck]
	zeroPaddedFilemode = ignore
[receive]
	fsckObjects = true
	maxInputSize = ${maxPushBytes}
	autogc = false
	denyCurrentBranch = ignore
	denyDeleteCurrent = ignore
[receive "fsck"]
	hasDot = error
	hasDotdot = error
	hasDotgit = error
	fullPathname = error
	zeroPaddedFilemode = ignore
[uploadpack]
	allowFilter = true
[gc]
	auto = 0
`;
