import { type Blueprint, blueprintSchema } from '#generator/blueprint/schema.ts';
import { diffBlueprints } from '#generator/evolve/diff.ts';
import { getBlobBytes, getBlobs, getManifest } from '../artifacts/queries.ts';
import { isText } from '../artifacts/rules.ts';
import type { Manifest } from '../artifacts/schema.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { TeamDb } from '../db/team.ts';
import { AppError } from '../errors.ts';
import { findRepository } from '../repositories/queries.ts';
import { ACTIVE_RUN_STATES } from '../runs/rules.ts';
import { type RunState, runSourceSchema } from '../runs/schema.ts';
import { compareTrees, countChanges, emptyBlueprint, groupChanges, testsOf } from './rules.ts';
import {
  type ChangeCounts,
  type Comparison,
  type FilePair,
  MAX_DIFF_BYTES,
  type VersionFilter,
  type VersionKind,
  type VersionOption,
  type VersionPage,
  type VersionTree,
  type VersionView,
} from './schema.ts';

/** Versions of one page of the list: their trees are read to count what changed. */
const PAGE = 30;
/** Enough to choose from; older ones are reached by their number. */
const MAX_OPTIONS = 500;
const SPEC_PATH = 'SPEC.md';
const BLUEPRINT_PATH = '.iopeer/blueprint.json';

const columns = {
  id: true,
  number: true,
  kind: true,
  title: true,
  commit: true,
  manifestHash: true,
  name: true,
  starred: true,
  restoredNumber: true,
  createdById: true,
  createdAt: true,
  run: { select: { number: true, state: true } },
} as const;
type VersionRow = Prisma.VersionGetPayload<{ select: typeof columns }>;

/** A project's versions, the newest first, a page at a time: those below the number `before`. */
export async function listVersions(
  db: TeamDb,
  projectId: string,
  { filter = 'all', before }: { filter?: VersionFilter; before?: number } = {},
): Promise<VersionPage> {
  const rows = await db.version.findMany({
    where: {
      projectId,
      ...(before !== undefined && { number: { lt: before } }),
      ...(filter === 'starred' ? { starred: true } : filter === 'all' ? {} : { kind: filter }),
    },
    orderBy: { number: 'desc' },
    take: PAGE + 1,
    select: columns,
  });
  return { versions: await toViews(db, projectId, rows.slice(0, PAGE)), hasMore: rows.length > PAGE };
}

/** One version by its number. Throws `not_found`. */
export async function getVersion(db: TeamDb, projectId: string, number: number): Promise<VersionView> {
  const [view] = await toViews(db, projectId, [await getRow(db, projectId, number)]);
  if (view === undefined) throw new AppError('not_found');
  return view;
}

/** Number of the version the project is at; null before its first. */
export async function findCurrentVersion(db: TeamDb, projectId: string): Promise<number | null> {
  const repository = await findRepository(db, projectId);
  const current = await db.version.findFirst({
    where: { projectId, ...(repository && { commit: repository.main }) },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  return current?.number ?? null;
}

/** What there is to compare with, the newest first. */
export async function listVersionOptions(db: TeamDb, projectId: string): Promise<VersionOption[]> {
  return db.version.findMany({
    where: { projectId },
    orderBy: { number: 'desc' },
    take: MAX_OPTIONS,
    select: { number: true, title: true, name: true },
  });
}

/**
 * What changed from one version to another, whichever is the older; sentences about the Blueprint are in `language`. `from`
 * is null to compare with nothing. Throws `not_found`.
 */
export async function compareVersions(
  db: TeamDb,
  projectId: string,
  { from, to, language }: { from: number | null; to: number; language: Blueprint['language'] },
): Promise<Comparison> {
  const before = from === null ? null : await getRow(db, projectId, from);
  const after = await getRow(db, projectId, to);
  const [old, now] = [await treeOf(db, before), await treeOf(db, after)];
  const [was, is] = [await findBlueprint(db, old), await findBlueprint(db, now)];
  const base = before === null && is !== null ? emptyBlueprint(is) : was;
  return {
    from: before && toOption(before),
    to: toOption(after),
    ...compareTrees(old, now),
    blueprint: base && is && groupChanges(diffBlueprints(base, is), language),
    isSpecChanged: fileAt(old, SPEC_PATH)?.sha256 !== fileAt(now, SPEC_PATH)?.sha256,
  };
}

/**
 * Both texts of one file, `was` being its path in the earlier one where it had another. Throws `not_found` for a version that
 * does not exist and for a path that is in neither.
 */
export async function getFilePair(
  db: TeamDb,
  projectId: string,
  { from, to, path, was = path }: { from: number | null; to: number; path: string; was?: string },
): Promise<FilePair> {
  const before = from === null ? null : await getRow(db, projectId, from);
  const after = await getRow(db, projectId, to);
  const old = fileAt(await treeOf(db, before), was);
  const now = fileAt(await treeOf(db, after), path);
  if (old === undefined && now === undefined) throw new AppError('not_found');
  if (Math.max(old?.size ?? 0, now?.size ?? 0) > MAX_DIFF_BYTES)
    return { path, before: null, after: null, hidden: 'large' };
  const read = (file: typeof old) => (file === undefined ? null : getBlobBytes(db, file.sha256));
  const bytes = [await read(old), await read(now)];
  if (bytes.some((side) => side && !isText(side)))
    return { path, before: null, after: null, hidden: 'binary' };
  const [oldText, newText] = bytes.map((side) => side && new TextDecoder().decode(side));
  return { path, before: oldText ?? null, after: newText ?? null, hidden: null };
}

/** Name of a version's tree, to know whether somebody has it already. Throws `not_found`. */
export async function getTreeHash(db: TeamDb, projectId: string, number: number): Promise<string> {
  return (await getRow(db, projectId, number)).manifestHash;
}

/** Every file of a version, sorted by path. Throws `not_found`. */
export async function getVersionTree(db: TeamDb, projectId: string, number: number): Promise<VersionTree> {
  const { manifestHash } = await getRow(db, projectId, number);
  const { files } = await getManifest(db, manifestHash);
  const blobs = await getBlobs(db, [...new Set(files.map(({ sha256 }) => sha256))]);
  return {
    manifestHash,
    files: files.map(({ path, sha256, executable = false }) => {
      const bytes = blobs.get(sha256);
      if (bytes === undefined) throw new AppError('not_found', { key: 'artifact_missing' });
      return { path, bytes, executable };
    }),
  };
}

async function getRow(db: TeamDb, projectId: string, number: number): Promise<VersionRow> {
  const row = await db.version.findFirst({ where: { projectId, number }, select: columns });
  if (row === null) throw new AppError('not_found');
  return row;
}

async function treeOf(db: TeamDb, row: { manifestHash: string } | null): Promise<Manifest['files']> {
  return row === null ? [] : (await getManifest(db, row.manifestHash)).files;
}

const fileAt = (files: Manifest['files'], path: string) => files.find((file) => file.path === path);
const toOption = ({ number, title, name }: VersionRow): VersionOption => ({ number, title, name });

/** Null when a tree has none, or one that people or an older generator wrote in a form of its own. */
async function findBlueprint(db: TeamDb, files: Manifest['files']): Promise<Blueprint | null> {
  const file = fileAt(files, BLUEPRINT_PATH);
  if (file === undefined) return null;
  try {
    const text = new TextDecoder().decode(await getBlobBytes(db, file.sha256));
    return blueprintSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function toViews(db: TeamDb, projectId: string, rows: VersionRow[]): Promise<VersionView[]> {
  if (rows.length === 0) return [];
  const repository = await findRepository(db, projectId);
  const current = await findCurrentVersion(db, projectId);
  const trying = await findTrying(db, projectId);
  const counts = await countEach(db, projectId, rows);
  const authors = await db.user.findMany({
    where: { id: { in: rows.map((row) => row.createdById) } },
    select: { id: true, name: true },
  });
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  return rows.map(({ createdById, manifestHash: _, run: madeBy, ...row }) => {
    // Only lib/runs and lib/engine write states, from the same list of words.
    const run = trying.get(row.number) ?? (madeBy && { ...madeBy, state: madeBy.state as RunState });
    return {
      ...row,
      // Only addVersion writes kinds, from VERSION_KINDS.
      kind: row.kind as VersionKind,
      author: names.get(createdById) ?? null,
      run,
      tests: testsOf(run?.state ?? null),
      counts: counts.get(row.number) ?? { added: 0, changed: 0, removed: 0 },
      isCurrent: row.number === current,
      isDeployed: row.commit === repository?.verified,
    };
  });
}

/** The runs that are trying versions right now, by the version's number. */
async function findTrying(
  db: TeamDb,
  projectId: string,
): Promise<Map<number, { number: number; state: RunState }>> {
  const runs = await db.run.findMany({
    where: { projectId, kind: 'check', state: { in: [...ACTIVE_RUN_STATES] } },
    orderBy: { number: 'asc' },
    select: { number: true, state: true, source: true },
  });
  return new Map(
    runs.flatMap(({ number, state, source }) => {
      const about = runSourceSchema.parse(source);
      return 'versionNumber' in about ? [[about.versionNumber, { number, state: state as RunState }]] : [];
    }),
  );
}

/** Two trees by their hashes differ in the same way for ever: what was counted once is kept, the oldest given up first. */
const counted = new Map<string, ChangeCounts>();
const MAX_COUNTED = 5_000;

async function countEach(
  db: TeamDb,
  projectId: string,
  rows: readonly VersionRow[],
): Promise<Map<number, ChangeCounts>> {
  const before = await db.version.findMany({
    where: { projectId, number: { in: rows.map(({ number }) => number - 1) } },
    select: { number: true, manifestHash: true },
  });
  const hashes = new Map([...before, ...rows].map(({ number, manifestHash }) => [number, manifestHash]));
  const trees = new Map<string, Manifest['files']>();
  const read = async (hash: string | undefined) => {
    if (hash === undefined) return [];
    const files = trees.get(hash) ?? (await getManifest(db, hash)).files;
    trees.set(hash, files);
    return files;
  };
  const counts = new Map<number, ChangeCounts>();
  for (const { number, manifestHash } of rows) {
    const earlier = hashes.get(number - 1);
    const key = `${earlier ?? ''}:${manifestHash}`;
    const known = counted.get(key);
    const found = known ?? countChanges(compareTrees(await read(earlier), await read(manifestHash)).files);
    if (known === undefined) {
      counted.set(key, found);
      const [oldest] = counted.keys();
      if (counted.size > MAX_COUNTED && oldest !== undefined) counted.delete(oldest);
    }
    counts.set(number, found);
  }
  return counts;
}
