import { randomUUID } from 'node:crypto';
import { copyFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LocalRun } from '#pipeline/stages/run-local.ts';
import { isEvidence } from '#pipeline/workspace/evidence.ts';
import { alignIndex, commitGenerated } from '#pipeline/workspace/git-store.ts';
import { MachineError, namingDiskFull } from '#pipeline/workspace/machine-error.ts';
import { readTree } from '#pipeline/workspace/tree.ts';
import { type OutFolder, placeProject } from './out-folder.ts';
import type { Terminal } from './terminal.ts';

export type Delivered = { outDir: string; zip: string | null; files: number; commit: string | null };

/**
 * Brings what the run made from its workspace to where the person wants it: the folder, its git repository with branch
 * `generated`, and the ZIP beside it when asked for. Throws `MachineError('disk-full')` with nothing half written.
 */
export async function deliver(
  run: LocalRun,
  workspace: string,
  out: OutFolder,
  wantsZip: boolean,
  terminal: Terminal,
): Promise<Delivered> {
  if (run.plan === null || (wantsZip && run.delivered === null))
    throw new Error(`run ended as ${run.state} without a project`);
  const made = join(workspace, 'project');
  const tree = await readTree(made);
  await placeProject(out, made, tree, terminal);
  const isNew = out.manifest === null;
  const commit = await commitHere(run, out.path, tree, isNew, terminal);
  const zip = wantsZip && run.delivered ? await copyZip(run.delivered, dirname(out.path)) : null;
  return { outDir: out.path, zip, files: tree.size, commit };
}

/** A machine without git still gets its project; it is told what it did not get. */
async function commitHere(
  run: LocalRun,
  folder: string,
  tree: Awaited<ReturnType<typeof readTree>>,
  isNew: boolean,
  terminal: Terminal,
): Promise<string | null> {
  const { blueprint, blueprintHash } = run.plan ?? {};
  const pure = new Map([...tree].filter(([path]) => !isEvidence(path)));
  try {
    const commit = await commitGenerated(join(folder, '.git'), {
      runId: `local-${randomUUID()}`,
      title: `Generate ${blueprint?.name ?? ''}`,
      trailers: { Blueprint: blueprintHash ?? '', Verified: run.state === 'verified' ? 'yes' : 'no' },
      tree: pure,
      committedAt: Math.floor(Date.now() / 1_000),
    });
    if (isNew)
      await alignIndex(
        folder,
        [...tree.keys()].filter((path) => isEvidence(path)),
      );
    return commit;
  } catch (error) {
    if (!(error instanceof MachineError && error.problem === 'no-git')) throw error;
    terminal.err(`${terminal.paint('yellow', '!')} ${error.sentence(terminal.language)}\n`);
    return null;
  }
}

async function copyZip({ zipName, zipPath }: NonNullable<LocalRun['delivered']>, folder: string) {
  const zip = join(folder, zipName);
  await namingDiskFull(() => copyWhole(zipPath, zip));
  return zip;
}

async function copyWhole(from: string, to: string): Promise<void> {
  const draft = `${to}.draft-${randomUUID()}`;
  try {
    await copyFile(from, draft);
    await rename(draft, to);
  } finally {
    await rm(draft, { force: true });
  }
}
