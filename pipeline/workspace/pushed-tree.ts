import type { Owner } from '#generator/render/files.ts';
import { sha256Of, toManifest } from '#lib/artifacts/rules.ts';
import type { Manifest } from '#lib/artifacts/schema.ts';
import { isEvidence } from './evidence.ts';
import { git, gitBytes, gitFailure, runGit } from './git.ts';
import type { References } from './lent-repository.ts';
import { isFile, readBlobs } from './merge/objects.ts';
import { refuseUnsafeTree } from './paths.ts';
import { MANIFEST_PATH, ownersIn } from './project-manifest.ts';

const MAIN = 'refs/heads/main';
/** Written by runs alone: pure output, and what deploys. */
const OURS = ['refs/heads/generated', 'refs/heads/verified'];
/** What a stored repository keeps. */
const KEPT = /^refs\/(heads|tags)\//;
/** A project has a few; this many are a script that never deletes one, and each makes every fetch slower. */
const MAX_REFERENCES = 1_000;

/** Why a push is not taken. `name` is the branch or tag it is about. */
export type PushRefusal = {
  key: 'ours' | 'not-kept' | 'main-deleted' | 'main-rewritten' | 'too-many' | 'no-commit' | 'unsafe';
  name: string;
  /** What is wrong with the files, for `unsafe`. */
  detail?: string;
};

/**
 * Looks at what a push made of a repository's references: `main` only goes forward, what runs write nobody else does, and
 * what a branch or tag holds can be written to any disk. Returns the first reason against it, or null.
 */
export async function findPushRefusal(
  repository: string,
  before: References,
  after: References,
): Promise<PushRefusal | null> {
  const touched = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
  for (const reference of touched) {
    const name = reference.replace(KEPT, '');
    const refuse = (key: PushRefusal['key'], detail?: string) => ({
      key,
      name,
      ...(detail !== undefined && { detail }),
    });
    const [old, next] = [before.get(reference), after.get(reference)];
    if (!KEPT.test(reference)) return refuse('not-kept');
    if (OURS.includes(reference)) return refuse('ours');
    if (reference === MAIN && next === undefined) return refuse('main-deleted');
    if (next === undefined) continue;
    if (reference === MAIN && old !== undefined && !(await isAncestor(repository, old, next)))
      return refuse('main-rewritten');
    if ((await typeOf(repository, `${next}^{}`)) !== 'commit') return refuse('no-commit');
    const detail = await findUnsafe(repository, next);
    if (detail !== null) return refuse('unsafe', detail);
  }
  return after.size > MAX_REFERENCES && after.size > before.size
    ? { key: 'too-many', name: String(MAX_REFERENCES) }
    : null;
}

/** A commit's tree as versions list it, with the contents it is made of; evidence is left out. */
export async function readVersion(
  repository: string,
  commit: string,
): Promise<{
  title: string;
  manifest: Manifest;
  contents: Map<string, { sha256: string; bytes: Uint8Array<ArrayBuffer> }>;
}> {
  const files = (await listFiles(repository, commit)).filter(({ path }) => !isEvidence(path));
  const stored = await readBlobs(
    repository,
    files.map(({ id }) => id),
  );
  const contents = new Map(
    files.map(({ path, id }) => {
      const bytes = new Uint8Array(stored.get(id) ?? Buffer.alloc(0));
      return [path, { sha256: sha256Of(bytes), bytes }] as const;
    }),
  );
  const owners = ownersIn(new TextDecoder().decode(contents.get(MANIFEST_PATH)?.bytes ?? new Uint8Array()));
  const title = (await git(repository, ['log', '-1', '--format=%s', commit])).trim();
  return { title, contents, manifest: listAs(files, contents, owners) };
}

function listAs(
  files: readonly Listed[],
  contents: ReadonlyMap<string, { sha256: string }>,
  owners: ReadonlyMap<string, Owner>,
): Manifest {
  return toManifest(
    files.map(({ path, size, mode }) => {
      const owner = owners.get(path);
      return {
        path,
        sha256: contents.get(path)?.sha256 ?? '',
        size,
        ...(owner && { owner }),
        ...(mode === '100755' && { executable: true as const }),
      };
    }),
  );
}

async function findUnsafe(repository: string, commit: string): Promise<string | null> {
  const files = await listFiles(repository, commit);
  // What is tried and merged is plain files: a link would vanish from it without a word, or lead out of it.
  const odd = files.find((file) => !isFile(file));
  if (odd)
    return `${JSON.stringify(odd.path)} is ${odd.mode === '120000' ? 'a symbolic link' : 'a submodule'}`;
  try {
    refuseUnsafeTree(files);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.split('\n').slice(1, 4).join('; ') : String(error);
  }
}

type Listed = { path: string; mode: string; id: string; size: number };

async function listFiles(repository: string, commit: string): Promise<Listed[]> {
  const argv = ['--git-dir', repository, 'ls-tree', '-r', '-l', '-z', '--full-tree', commit];
  const { exitCode, stdout, stderr } = await gitBytes(argv);
  if (exitCode !== 0) throw gitFailure('ls-tree', stderr);
  return stdout
    .toString()
    .split('\0')
    .flatMap((entry) => {
      const match = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(entry);
      const [, mode = '', id = '', size = '', path = ''] = match ?? [];
      return match === null ? [] : [{ path, mode, id, size: Number(size) || 0 }];
    });
}

async function isAncestor(repository: string, old: string, next: string): Promise<boolean> {
  const { exitCode } = await runGit(['--git-dir', repository, 'merge-base', '--is-ancestor', old, next]);
  return exitCode === 0;
}

async function typeOf(repository: string, name: string): Promise<string> {
  const { stdout } = await runGit(['--git-dir', repository, 'cat-file', '-t', name]);
  return stdout.trim();
}
