import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCommit, GENERATED, MAIN } from '../git-store.ts';
import { BranchMoved, dropScratch, moveBranch } from './commits.ts';
import { UNDECIDED } from './decisions.ts';
import { openProject, planGeneration } from './generation.ts';
import { moveBranches, storeMerge } from './merge.ts';
import { commitEdits, makeRepository, nextOf } from './testing/projects.ts';
import { SHOP, type Shop } from './testing/specs.ts';

const WORDS = { generated: 'Generate', merged: 'Merge', trailers: {}, committedAt: 1_700_000_002 };
const LONGER: Shop = { ...SHOP, rules: [...SHOP.rules, 'When a customer is deleted, a manager is told.'] };

let folder: string;
let repository: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'iopeer-commits-'));
  repository = join(folder, 'shop.git');
  await makeRepository(repository, SHOP);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function planned() {
  const project = await openProject(repository);
  const plan = await planGeneration(project, await nextOf(project, LONGER), UNDECIDED, () => false);
  return { project, stored: await storeMerge(project, plan, project.main, WORDS) };
}

describe('a branch', () => {
  it('is never moved to a commit that gives up one of its own', async () => {
    const first = (await findCommit(repository, MAIN)) ?? '';
    const second = await commitEdits(repository, new Map([['mine.txt', 'mine']]));
    await expect(moveBranch(repository, MAIN, second, first)).rejects.toThrow('would lose commits');
    expect(await findCommit(repository, MAIN)).toBe(second);
  });

  it('that a person moved meanwhile stays where they put it, and the next run merges with that', async () => {
    const { project, stored } = await planned();
    let theirs = '';
    const merging = moveBranches(project, stored, async (step) => {
      if (step === 'generated-moved')
        theirs = await commitEdits(repository, new Map([['mine.txt', 'meanwhile']]));
    });
    await expect(merging).rejects.toBeInstanceOf(BranchMoved);
    expect(await findCommit(repository, MAIN)).toBe(theirs);
    await dropScratch(repository);

    const again = await planned();
    expect(again.stored.generated).toBe(await findCommit(repository, GENERATED));
    await moveBranches(again.project, again.stored);
    const project2 = await openProject(repository);
    expect(project2.mine.has('mine.txt')).toBe(true);
    expect(project2.base).toBe(again.stored.generated);
  });

  it('follows the generation itself while nobody has changed anything', async () => {
    const { project, stored } = await planned();
    await moveBranches(project, stored);
    expect(await findCommit(repository, MAIN)).toBe(await findCommit(repository, GENERATED));
  });
});
