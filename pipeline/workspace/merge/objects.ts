import { createHash } from 'node:crypto';
import { gitBytes, gitFailure } from '../git.ts';

/** One entry of a git tree: a file, a link (120000) or another repository (160000), and the id of its content. */
export type Leaf = { mode: string; id: string };

/** Path → entry, sorted by path. */
export type TreeIndex = ReadonlyMap<string, Leaf>;

/** An entry whose content may not be in the repository yet. */
export type Put = Leaf & { content?: Uint8Array };

/** Lists a commit's or tree's files. Throws for a name git does not know. */
export async function listTree(repository: string, treeish: string): Promise<TreeIndex> {
  const argv = ['--git-dir', repository, 'ls-tree', '-r', '-z', '--full-tree', treeish];
  const { exitCode, stdout, stderr } = await gitBytes(argv);
  if (exitCode !== 0) throw gitFailure('ls-tree', stderr);
  const leaves = new Map<string, Leaf>();
  for (const entry of stdout.toString().split('\0')) {
    const match = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(entry);
    if (match?.[1] && match[2] && match[3] !== undefined)
      leaves.set(match[3], { mode: match[1], id: match[2] });
  }
  return leaves;
}

/** The contents behind these ids, in one go. Throws where one is missing. */
export async function readBlobs(repository: string, ids: Iterable<string>): Promise<Map<string, Buffer>> {
  const wanted = [...new Set(ids)];
  const contents = new Map<string, Buffer>();
  if (wanted.length === 0) return contents;
  const input = [Buffer.from(wanted.map((id) => `${id}\n`).join(''))];
  const { exitCode, stdout, stderr } = await gitBytes(['--git-dir', repository, 'cat-file', '--batch'], {
    input,
  });
  if (exitCode !== 0) throw gitFailure('cat-file', stderr);
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(10, at);
    const [id = '', , size] = stdout.toString('utf8', at, end).split(' ');
    if (size === undefined) throw new Error(`the repository has no ${id}`);
    const from = end + 1;
    contents.set(id, stdout.subarray(from, from + Number(size)));
    at = from + Number(size) + 1;
  }
  return contents;
}

/** The id git gives a content, by the kind of ids (40 digits or 64) the repository has. */
export function blobIdOf(content: Uint8Array, idLength: number): string {
  return createHash(idLength === 64 ? 'sha256' : 'sha1')
    .update(`blob ${content.byteLength}\0`)
    .update(content)
    .digest('hex');
}

export const EXECUTABLE = '100755';
export const REGULAR = '100644';

/** True for an entry that is a file with a content of its own. */
export const isFile = ({ mode }: Leaf): boolean => mode === REGULAR || mode === EXECUTABLE;
